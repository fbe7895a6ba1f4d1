"""The file ``company.yaml``, checked with the line of each fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as Folder
from typing import Any

from marshmallow import INCLUDE, ValidationError, fields, validate

from kb.company import FAMILY_RESULTS, MONEY_RESULTS, Company, make_company
from kb.documents import Document, Fault, Path, parse_yaml
from kb.files import read_sources
from kb.model import Problem
from kb.validation import REQUIRED, EntrySchema, Messages, choice, load_entry, name_field, text

ENVIRONMENTS = ("make-to-stock", "assemble-to-order", "make-to-order", "engineer-to-order")
MONTHS = 12
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")


def _number(low: float = 0) -> fields.Float:
    said = f"This is not a number from {low:g} on."
    return fields.Float(
        required=True,
        validate=validate.Range(low, error=said),
        error_messages=REQUIRED | {"invalid": said, "special": said},
    )


def _twelve(inner: fields.Field[Any]) -> fields.List[Any]:
    def check(values: list[Any]) -> None:
        if len(values) != MONTHS:
            raise ValidationError(f"This holds {len(values)} values. Write one for each month.")

    messages: Messages = REQUIRED | {"invalid": "This is not a list. Write [a, b] with 12 values."}
    return fields.List(inner, required=True, validate=check, error_messages=messages)


class FamilySchema(EntrySchema):
    """A planned family; further fields are free."""

    class Meta:
        """Keep the further fields."""

        unknown = INCLUDE

    name = text(60)
    unit = text(40)
    environment = choice(*ENVIRONMENTS)
    about = text(400)
    price = _number()
    variable_cost = _number()
    demand = _twelve(_number())


class CompanySchema(EntrySchema):
    """The company; further groups of numbers, texts and lists are free."""

    class Meta:
        """Keep the further groups."""

        unknown = INCLUDE

    name = text(60)
    about = text(1000, one_line=False)
    months = _twelve(text(12))
    families = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(
            FamilySchema, error_messages={"type": "Write the family's fields here."}
        ),
        required=True,
        error_messages=REQUIRED | {"invalid": "This is not a set of families by id."},
    )


def load_company(folders: Sequence[Folder], problems: list[Problem]) -> Company:
    """Return the last folder's company, or an empty one; its faults go to ``problems``."""
    company = Company()
    for source in read_sources(folders, "company.yaml", problems):
        document = parse_yaml(source.text)
        found, faults = read_company(document)
        problems += [
            Problem(source.name, fault.line, name_field(fault.path), fault.message)
            for fault in [*document.faults, *faults]
        ]
        company = found or company
    return company


def read_company(document: Document) -> tuple[Company | None, list[Fault]]:
    """Return the company, or None and what is wrong."""
    checked, faults = load_entry(CompanySchema(), document.data, document)
    if checked is None:
        return None, faults
    found = [*_check_values(document.data, ()), *_check_results(document.data)]
    if found:
        return None, [Fault(path, document.line(path), said) for path, said in found]
    return make_company(document.data), []


def _check_values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield what can't be named by a path, or is neither number nor text."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not _KEY.match(str(key)):
                said = "This name can't stand in a path. Use a-z, 0-9, hyphens and underlines."
                yield (*path, key), said
            yield from _check_values(item, (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _check_values(item, (*path, at))
    elif isinstance(value, bool) or not isinstance(value, int | float | str):
        yield path, "This is neither a number nor a text. Write one of them."


def _check_results(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield values that are computed and so must not be written."""
    said = "This is computed from other values. Remove it."
    for name, family in data["families"].items():
        yield from ((("families", name, key), said) for key in FAMILY_RESULTS if key in family)
    money = data.get("money", {})
    if not isinstance(money, Mapping):
        yield ("money",), "This is not a set of fields. Write one name: value line for each."
    else:
        yield from ((("money", key), said) for key in MONEY_RESULTS if key in money)
        for key in ("fixed_manufacturing", "overhead", "inventory"):
            if isinstance(money.get(key, 0), str | list | dict):
                yield ("money", key), "This is not a number. Write one."
