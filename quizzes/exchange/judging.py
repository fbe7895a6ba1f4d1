"""Whether rows of a file from elsewhere would pass as questions of this site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kb.documents import Document
from kb.model import Library
from kb.validation import load_entry, name_field
from quizzes.checks import check_question
from quizzes.exchange.model import Portable, Remark, Row
from quizzes.exchange.portable import Defaults, fill_in, find_formulas, to_entry
from quizzes.load import build_question
from quizzes.model import Bank
from quizzes.schemas import QUESTION


@dataclass(frozen=True)
class Judged:
    """A row, the entry that it makes, and every problem and note about it."""

    line: int
    name: str
    topic: str
    entry: dict[str, Any]
    problems: tuple[Remark, ...]
    notes: tuple[Remark, ...]

    @property
    def sound(self) -> bool:
        """Whether the row can be taken."""
        return not self.problems


def judge_rows(
    rows: Iterable[Row], defaults: Defaults, library: Library, bank: Bank
) -> list[Judged]:
    """Return the rows with all that keeps each out, or stays behind."""
    judged, seen = [], dict[str, int]()
    for row in rows:
        question = fill_in(row.question, defaults) if row.question else None
        problems, notes = list(row.problems), list(row.notes)
        entry: dict[str, Any] = {}
        if question is not None:
            entry = to_entry(question)
            problems += _judge(question, entry, row.line, library, bank)
            if question.id in seen:
                said = f"The row at line {seen[question.id]} has the same id. Change one of them."
                problems.append(Remark("id", said))
            seen.setdefault(question.id, row.line)
            known = bank.by_id.get(question.id)
            if known is not None:
                notes.append(Remark("id", f"It replaces the question of this id in {known.file}."))
        topic = question.topic if question else ""
        judged.append(Judged(row.line, row.name, topic, entry, tuple(problems), tuple(notes)))
    return judged


def _judge(
    question: Portable, entry: dict[str, Any], line: int, library: Library, bank: Bank
) -> Iterator[Remark]:
    braces = list(find_formulas(entry))
    for field in braces:
        said = "It holds {{ or }}, which would be read as a formula. Remove the braces."
        yield Remark(field, said)
    if not question.topic:
        yield Remark("topic", "No topic is given. Name one for all rows, or one in each.")
    loaded, faults = load_entry(QUESTION, entry, Document())
    for fault in faults:
        yield Remark(name_field(fault.path), fault.message)
    if loaded is None or braces or not question.topic:
        return
    built = build_question(question.topic, loaded, "", line, library.company)
    for problem in check_question(built, library, bank.limits):
        yield Remark(problem.field.removeprefix(f"{built.id}").lstrip("."), problem.message)
