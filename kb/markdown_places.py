"""Places like ``{{ families.pumps.price }}`` in a text, filled before it is parsed."""

from __future__ import annotations

import re

from kb.company import Company, describe_unknown, write_value

_PLACE = re.compile(r"\{\{\s*([^{}|\n]*?)\s*(?:\|\s*(\d)\s*)?\}\}")


def fill_places(text: str, company: Company) -> tuple[str, list[tuple[int, str]]]:
    """Return the text with the company's numbers, and lines (from 0) with unknown paths.

    The text keeps its lines. A place that can't be filled stays as it is written.
    """
    faults: list[tuple[int, str]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if "{{" not in line:
            continue

        def fill(found: re.Match[str], number: int = number) -> str:
            path, decimals = found.group(1), found.group(2)
            written = write_value(company.lookup(path), int(decimals) if decimals else None)
            if written is None and "." not in path and not found.group().startswith("{{ "):
                return found.group()  # braces of a formula, not a place
            if written is None:
                faults.append((number, describe_unknown(path)))
                return found.group()
            return written

        lines[number] = _PLACE.sub(fill, line)
    return "\n".join(lines), faults
