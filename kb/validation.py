"""Checking entries of content files against marshmallow schemas, with lines.

The fields here speak in sentences an author can act on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, missing, validate

from kb.documents import Document, Fault, Path

Messages = dict[str, str | list[Any] | dict[Any, Any]]

REQUIRED: Messages = {
    "required": "This field is missing. Add it.",
    "null": "This field is empty. Fill it.",
}
ENTRY_MESSAGES = {
    "unknown": "There is no field of this name. Check its spelling or remove it.",
    "type": "This is not a set of fields. Write one name: value line for each field.",
}
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class EntrySchema(Schema):
    """A schema that refuses fields it doesn't know."""

    error_messages = ENTRY_MESSAGES


def text(longest: int, *, required: bool = True, one_line: bool = True) -> fields.String:
    """Return a field for text of 1 to ``longest`` characters; optional ones default to ""."""

    def check(value: str) -> None:
        if not value.strip():
            raise ValidationError("This field is empty. Fill it.")
        if len(value) > longest:
            raise ValidationError(f"{len(value)} characters; at most {longest} are allowed.")
        if one_line and "\n" in value.strip():
            raise ValidationError("This holds a line break. Write it on one line.")

    messages: Messages = REQUIRED | {"invalid": "This is not text. Put it in quotes."}
    known = {"json": {"minLength": 1, "maxLength": longest}}
    if required:
        return fields.String(required=True, validate=check, error_messages=messages, metadata=known)
    return fields.String(load_default="", validate=check, error_messages=messages, metadata=known)


def identifier(*, required: bool = True) -> fields.String:
    """Return a field for an id: lower-case letters, digits and single hyphens."""
    check = validate.Regexp(
        f"{SLUG}\\Z",
        error="{input!r} can't be an id. Use lower-case letters, digits and single hyphens.",
    )
    messages: Messages = REQUIRED | {"invalid": "This is not text. Put it in quotes."}
    if required:
        return fields.String(required=True, validate=check, error_messages=messages)
    return fields.String(load_default="", validate=check, error_messages=messages)


def reference() -> fields.String:
    """Return a field for a topic's slug, or a section of it: ``slug#section``."""
    check = validate.Regexp(
        f"{SLUG}(#{SLUG})?\\Z",
        error="{input!r} names no topic. Write its slug, or slug#section.",
    )
    messages: Messages = REQUIRED | {"invalid": "This is not text. Put it in quotes."}
    return fields.String(required=True, validate=check, error_messages=messages)


def whole(low: int, high: int, *, required: bool = True) -> fields.Integer:
    """Return a field for a whole number from ``low`` to ``high``; left out it is None."""
    said = f"This is not a whole number from {low} to {high}."
    return fields.Integer(
        required=required,
        load_default=missing if required else None,
        strict=True,
        validate=[_refuse_text(said), validate.Range(low, high, error=said)],
        error_messages=REQUIRED | {"invalid": said, "too_large": said},
    )


def choice(*values: str) -> fields.String:
    """Return a required field for one of ``values``."""
    check = validate.OneOf(values, error="{input!r} is not one of: {choices}.")
    messages: Messages = REQUIRED | {"invalid": f"This is not one of: {', '.join(values)}."}
    return fields.String(required=True, validate=check, error_messages=messages)


def truth(default: bool | None = None) -> fields.Boolean:
    """Return a field for true or false; without a default it is required."""
    messages: Messages = REQUIRED | {"invalid": "This is neither true nor false."}
    if default is None:
        return fields.Boolean(required=True, truthy={True}, falsy={False}, error_messages=messages)
    return fields.Boolean(
        load_default=default, truthy={True}, falsy={False}, error_messages=messages
    )


def several(inner: fields.Field[Any], *, required: bool = False) -> fields.List[Any]:
    """Return a field for a list of different values."""

    def check(values: list[Any]) -> None:
        twice = sorted({str(v) for v in values if values.count(v) > 1})
        if twice:
            raise ValidationError(f"{twice[0]} is given twice. Keep one of the two.")

    messages: Messages = REQUIRED | {
        "invalid": "This is not a list. Write [a, b] or one - line for each."
    }
    known = {"json": {"uniqueItems": True}}
    if required:
        return fields.List(
            inner, required=True, validate=check, error_messages=messages, metadata=known
        )
    return fields.List(
        inner, load_default=list, validate=check, error_messages=messages, metadata=known
    )


def load_entry(
    schema: Schema, data: Any, document: Document, path: Path = ()
) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Return the entry at ``path`` as the schema loads it, or None and what is wrong."""
    if document.spoiled(path):
        return None, []
    try:
        return dict(schema.load(data)), []
    except ValidationError as error:
        found = _flatten(error.messages_dict, path)
        faults = [Fault(at, document.line(at), said) for at, said in found]
        return None, sorted(faults, key=lambda fault: fault.line or 0)


def name_field(path: Path) -> str:
    """Return a path as authors read it: ``links[2].reason``; items count from 1."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part + 1}]"
        else:
            name += f".{part}" if name else part
    return name


def _refuse_text(said: str) -> Any:
    def check(value: object) -> None:
        if isinstance(value, bool):
            raise ValidationError(said)

    return check


def _flatten(messages: Mapping[Any, Any], path: Path) -> Iterator[tuple[Path, str]]:
    for key, value in messages.items():
        at = path if key == "_schema" else (*path, key)
        if isinstance(value, Mapping) and set(value) <= {"key", "value"}:
            for part in value.values():
                whole = {"_schema": part} if not isinstance(part, Mapping) else part
                yield from _flatten(whole, at)
        elif isinstance(value, Mapping):
            yield from _flatten(value, at)
        else:
            yield from ((at, str(said)) for said in value)
