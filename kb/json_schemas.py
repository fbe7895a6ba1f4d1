"""JSON Schemas of content files, made from the schemas that load them.

Rules between fields can't be said in them: ``flask content check`` knows those.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import INCLUDE, Schema, fields, validate

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, Any]

_TYPES: tuple[tuple[type[fields.Field[Any]], str], ...] = (
    (fields.Boolean, "boolean"),
    (fields.Integer, "integer"),
    (fields.Number, "number"),
    (fields.String, "string"),
)


def describe_schema(schema: Schema) -> Json:
    """Return the JSON Schema of one entry; its docstring becomes the description."""
    found: Json = {
        "type": "object",
        "description": (schema.__doc__ or "").split("\n")[0],
        "properties": {name: describe_field(f) for name, f in schema.fields.items()},
        "required": sorted(name for name, f in schema.fields.items() if f.required),
    }
    if schema.unknown != INCLUDE:
        found["additionalProperties"] = False
    return found


def describe_field(field: fields.Field[Any]) -> Json:
    """Return the JSON Schema of one field.

    What a field's own code checks is given as ``metadata={"json": ...}`` or, for
    a field class, as its attribute ``json_schema``.
    """
    found = _describe_type(field)
    for check in field.validators:
        found |= _describe_check(check)
    found |= field.metadata.get("json", {})
    if field.allow_none and "type" in found:
        found["type"] = [found["type"], "null"]
    elif field.allow_none:
        found = {"anyOf": [found, {"type": "null"}]}
    return found


def list_of(schema: Schema) -> Json:
    """Return the JSON Schema of a list of entries."""
    return {"type": "array", "items": describe_schema(schema)}


def set_of(properties: Mapping[str, Json], *required: str) -> Json:
    """Return the JSON Schema of a set of fields and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _describe_type(field: fields.Field[Any]) -> Json:
    own = getattr(field, "json_schema", None)
    if own is not None:
        return dict(own)
    if isinstance(field, fields.Nested):
        return describe_schema(field.schema)
    if isinstance(field, fields.List):
        return {"type": "array", "items": describe_field(field.inner)}
    if isinstance(field, fields.Dict):
        return _describe_dict(field)
    for kind, name in _TYPES:
        if isinstance(field, kind):
            return {"type": name}
    return {}


def _describe_dict(field: fields.Dict) -> Json:
    found: Json = {"type": "object"}
    if field.value_field is not None:
        found["additionalProperties"] = describe_field(field.value_field)
    if field.key_field is not None:
        found["propertyNames"] = describe_field(field.key_field)
    return found


def _describe_check(check: Any) -> Json:
    if isinstance(check, validate.OneOf):
        return {"enum": list(check.choices)}
    if isinstance(check, validate.Regexp):
        pattern = str(check.regex.pattern).removesuffix(r"\Z")
        return {"pattern": f"^(?:{pattern})$"}
    if isinstance(check, validate.Range):
        bounds = {"minimum": check.min, "maximum": check.max}
        return {name: bound for name, bound in bounds.items() if bound is not None}
    if isinstance(check, validate.Length):
        bounds = {"minLength": check.min, "maxLength": check.max}
        return {name: bound for name, bound in bounds.items() if bound is not None}
    return {}
