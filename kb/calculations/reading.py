"""What was typed as values, or a sentence for each field that has to be put right."""

from __future__ import annotations

import re
from typing import Any

from kb.calculations.fields import Field, Rows
from kb.calculations.wording import listing, write
from kb.typed_numbers import TypedNumberError, parse_number

LONGEST = 2000
_APART = re.compile(r",\s+|[\t\n]+")


class FieldError(ValueError):
    """A field that cannot be read; the message is a sentence that names it."""


def read_field(field: Field, text: str) -> Any:
    """Return one field's value.

    Raises:
        FieldError: with a sentence that names the field and says what to do.
    """
    if len(text) > LONGEST:
        raise FieldError(f"{field.label} is too long. Shorten it to {LONGEST:,} characters.")
    if field.kind == "choice":
        return _read_choice(field, text)
    if field.kind == "series":
        return _read_series(field, text)
    if field.kind == "table":
        return _read_table(field, text)
    if field.kind == "names":
        return _read_names(field, text)
    return _read_number(field, text, field.label)


def split_numbers(text: str) -> list[str]:
    """Return the pieces of a row of numbers.

    Semicolons, commas with a blank, tabs and line ends part numbers that may
    have blanks or commas for thousands; failing these, commas and then blanks do.
    """
    text = text.strip().strip(";,").strip()
    if ";" in text:
        pieces = text.split(";")
    elif _APART.search(text):
        pieces = _APART.split(text)
    elif "," in text:
        pieces = text.split() if " " in text else text.split(",")
    else:
        pieces = re.split(" +", text)
    return [piece.strip() for piece in pieces]


def _read_number(field: Field, text: str, place: str) -> float:
    try:
        number = parse_number(text, place)
    except TypedNumberError as error:
        raise FieldError(str(error)) from None
    value = float(number)
    if field.whole and value != int(value):
        raise FieldError(f"{place} is a whole number. Leave the decimals out.")
    if field.above and value <= field.minimum:
        raise FieldError(f"{place} must be more than {write(field.minimum)}.")
    if value < field.minimum:
        raise FieldError(f"{place} can't be less than {write(field.minimum)}.")
    if value > field.maximum:
        raise FieldError(f"{place} can't be more than {write(field.maximum)}.")
    return value


def _read_row(field: Field, text: str, name: str, nouns: list[str]) -> tuple[float, ...]:
    pieces = [text] if len(field.columns) == 1 else split_numbers(text)
    nouns = nouns or [f"{field.each} {n}" for n in range(1, len(pieces) + 1)]
    if len(pieces) > len(nouns):
        nouns = nouns + [f"number {n}" for n in range(len(nouns) + 1, len(pieces) + 1)]
    return tuple(
        _read_number(field, piece, f"{name}, {noun}")
        for piece, noun in zip(pieces, nouns, strict=False)
    )


def _bound(field: Field, name: str, count: int) -> None:
    if field.columns:
        least = most = len(field.columns)
    else:
        least, most = field.least, field.most
    if least <= count <= most:
        return
    wanted = str(least) if least == most else f"{least} to {most}"
    these = f": {listing(field.columns)}" if field.columns else ""
    found = "1 number" if count == 1 else f"{count} numbers"
    raise FieldError(f"{name} has {found}. Type {wanted}{these}, with a comma between them.")


def _read_series(field: Field, text: str) -> tuple[float, ...]:
    numbers = _read_row(field, text, field.label, [])
    _bound(field, field.label, len(numbers))
    return numbers


def _split_lines(field: Field, text: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        name, mark, rest = line.partition("\t" if "\t" in line and ":" not in line else ":")
        name = name.strip()
        if not mark or not name:
            example = field.default.splitlines()[0]
            raise FieldError(f"Line {number} of {field.label} needs a name and a colon: {example}.")
        if name.casefold() in {known.casefold() for known, _ in rows}:
            raise FieldError(f"{field.label} has {name} twice. Give each line its own name.")
        rows.append((name[:40], rest))
    least, most = field.rows
    if not least <= len(rows) <= most:
        found = "1 line" if len(rows) == 1 else f"{len(rows)} lines"
        raise FieldError(f"{field.label} has {found}. Write {least} to {most}, one for each name.")
    return rows


def _read_table(field: Field, text: str) -> Rows:
    table = []
    for name, rest in _split_lines(field, text):
        numbers = _read_row(field, rest, f"{field.label}, {name}", list(field.columns))
        _bound(field, f"{field.label}, {name},", len(numbers))
        table.append((name, numbers))
    lengths = {len(numbers) for _, numbers in table}
    if len(lengths) > 1:
        wanted = len(table[0][1])
        name, found = next((n, len(x)) for n, x in table if len(x) != wanted)
        raise FieldError(
            f"{field.label}, {name}, has {found} numbers, the first line {wanted}. "
            "Give every line the same count."
        )
    return tuple(table)


def _read_names(field: Field, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, tuple(filter(None, (piece.strip() for piece in rest.split(",")))))
        for name, rest in _split_lines(field, text)
    )


def _read_choice(field: Field, text: str) -> str:
    if text not in dict(field.options):
        wanted = listing([name for name, _ in field.options], "or")
        raise FieldError(f"{field.label} is {wanted}.")
    return text
