"""Questions as CSV, one row each, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from people.csv import BYTE_ORDER_MARK, FORMULA_STARTS
from quizzes.exchange.losses import refuse_kind
from quizzes.exchange.model import Held, Portable
from quizzes.exchange.portable import KINDS

NAME = "CSV"
PLACES = 9
PARTS = ("text", "match", "why", "misconception")
COLUMNS = (
    "id", "kind", "topic", "section", "domain", "level", "difficulty", "terms", "negative",
    "enemies", "stem", "key", "tolerance", "unit", "decimals", "rounding", "solution",
    *(f"{part}_{place}" for place in range(1, PLACES + 1) for part in PARTS),
)  # fmt: skip
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_GUARDED = (*FORMULA_STARTS, "'")


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, and that ``unguard`` takes back.

    Plain numbers stay as they are, also negative ones.
    """
    if _NUMBER.fullmatch(cell):
        return cell
    risky = cell.startswith(FORMULA_STARTS)
    return f"'{cell}" if risky or (cell[:1] == "'" and cell[1:2] in _GUARDED) else cell


def unguard(cell: str) -> str:
    """Return a cell without the apostrophe that ``guard`` may have put in front."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _GUARDED else cell


def hold(question: Portable) -> Held:
    """Return what a row holds of the question, which is all of a kind that it knows."""
    if question.kind not in KINDS:
        return None, [refuse_kind(question, NAME)]
    return question, []


def write(questions: Sequence[Portable]) -> str:
    """Return the questions as CSV with a byte order mark, which Excel needs to see UTF-8."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for question in questions:
        writer.writerow({name: guard(cell) for name, cell in _list_cells(question).items()})
    return out.getvalue()


def _list_cells(question: Portable) -> dict[str, str]:
    cells = {
        name: _write(getattr(question, name))
        for name in COLUMNS
        if hasattr(question, name) and name != "solution"
    }
    cells["solution"] = "\n".join(question.solution)
    keys = [str(place) for place, o in enumerate(question.options, 1) if o.correct]
    if keys:
        cells["key"] = " ".join(keys)
    if question.answer:
        fields = vars(question.answer)
        cells |= {name: _write(fields[name]) for name in fields if name != "value"}
        cells["key"] = question.answer.value
    for place, part in enumerate(_list_parts(question), 1):
        cells |= {f"{name}_{place}": text for name, text in part.items()}
    return cells


def _list_parts(question: Portable) -> Iterable[dict[str, str]]:
    for option in question.options:
        yield {"text": option.text, "why": option.why, "misconception": option.misconception}
    for item in question.items:
        yield {"text": item.text, "why": item.why}
    for pair in question.pairs:
        yield {"text": pair.left, "match": pair.right, "why": pair.why}
    for extra in question.extras:
        yield {"match": extra.text, "why": extra.why, "misconception": extra.misconception}
    for mistake in question.mistakes:
        yield {"text": mistake.value, "why": mistake.why}


def _write(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return " ".join(value) if isinstance(value, tuple) else str(value)
