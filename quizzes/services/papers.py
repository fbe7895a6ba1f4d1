"""An attempt without verdicts on the way: its whole paper, and answers given through forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from kb.model import Library
from quizzes.exam_pace import Pace, compute_pace, describe_pace
from quizzes.exams.model import Blueprint
from quizzes.faces import Face, Typed, read_typed, show_face
from quizzes.model import Certainty
from quizzes.refilling import leave_untouched, write_typed
from quizzes.responses import is_open
from quizzes.services import attempts
from quizzes.services.attempts import find_sitting, recall_variant
from quizzes.services.errors import NotFoundError
from quizzes.services.player import name_set
from quizzes.sittings import Item, Saving, Sitting
from quizzes.typed_numbers import ResponseError


@dataclass(frozen=True)
class Sheet:
    """A question of the paper with what stands in its fields, whose names begin with ``prefix``."""

    item: Item
    face: Face
    certainty: str
    refused: bool = False

    @property
    def stem(self) -> str:
        """What it asks; of a case, what it tells."""
        return self.face.variant.stem

    @property
    def kind(self) -> str:
        """What kind of question it is."""
        return self.face.variant.question.kind.value

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with, so that the page can hold all sheets."""
        return name_fields(self.item.position)


@dataclass(frozen=True)
class Paper:
    """An open attempt with its sheets; ``position`` is the one to show."""

    sitting: Sitting
    title: str
    sheets: tuple[Sheet, ...]
    position: int
    left: float | None

    @cached_property
    def pace(self) -> Pace:
        """How the answers keep up with the clock."""
        return compute_pace(self.sitting.items, self.sitting.rules.seconds, self.left)

    @property
    def said_pace(self) -> str:
        """The pace in words."""
        return describe_pace(self.pace)

    @property
    def waiting(self) -> list[int]:
        """The positions without an answer."""
        return [item.position for item in self.sitting.items if item.answer is None]

    @property
    def flagged(self) -> list[int]:
        """The flagged positions."""
        return [item.position for item in self.sitting.items if item.flagged]


def name_fields(position: int) -> str:
    """Return what the names of a sheet's fields begin with."""
    return f"q{position}."


def open_paper(
    person_id: str,
    attempt_id: str,
    position: int | None,
    library: Library,
    blueprints: Mapping[str, Blueprint],
    typed: Typed | None = None,
    error: ResponseError | None = None,
    now: datetime | None = None,
) -> Paper:
    """Return the paper of an attempt, by default at the first open question.

    ``typed`` is what stands in the fields at ``position`` instead of the stored answer.

    Raises:
        NotFoundError: there is no such attempt or position, or it is somebody else's.
    """
    moment = now or datetime.now(UTC)
    sitting = find_sitting(person_id, attempt_id, moment)
    here = position or sitting.next_open() or 1
    if sitting.item(here) is None:
        raise NotFoundError
    sheets = [
        _fill(
            item, typed if item.position == here else None, error if item.position == here else None
        )
        for item in sitting.items
    ]
    blueprint = blueprints.get(sitting.rules.exam)
    return Paper(
        sitting=sitting,
        title=blueprint.title if blueprint else name_set(sitting, library),
        sheets=tuple(sheets),
        position=here,
        left=sitting.find_seconds_left(moment),
    )


def _fill(item: Item, typed: Typed | None, error: ResponseError | None) -> Sheet:
    variant = recall_variant(item)
    prefix = name_fields(item.position)
    answer = item.answer
    certainty = answer.certainty.value if answer and answer.certainty else ""
    if typed is not None:
        certainty = next(iter(typed.get("certainty", ())), "")
    elif answer is not None:
        typed = write_typed(variant.question, answer.response, prefix)
    said, field = (str(error), error.field) if error else ("", "")
    face = show_face(variant, None, typed, said, field, prefix)
    return Sheet(item, face, certainty, error is not None)


def save_typed(
    person_id: str,
    attempt_id: str,
    position: int,
    typed: Typed,
    certainty: Certainty | None,
    now: datetime | None = None,
) -> Saving:
    """Record what a form says at a position; what is stored already isn't recorded again.

    Raises:
        NotFoundError: there is no such attempt or position, or it is somebody else's.
        ResponseError: the response cannot be read.
    """
    sitting = find_sitting(person_id, attempt_id, now)
    item = sitting.item(position)
    if item is None:
        raise NotFoundError
    variant = recall_variant(item)
    before = item.answer.response if item.answer else None
    raw = read_typed(variant.question, typed, name_fields(position))
    raw = leave_untouched(variant, raw, before)
    if _says_nothing_new(item, raw, certainty):
        return Saving(sitting, item, "" if sitting.open else "closed")
    sequence = item.sequence + 1
    return attempts.answer(person_id, attempt_id, position, sequence, raw, certainty, now)


def _says_nothing_new(item: Item, raw: Any, certainty: Certainty | None) -> bool:
    if item.answer is None:
        return is_open(raw)
    return (raw, certainty) == (item.answer.response, item.answer.certainty)


def filter_sheets(paper: Paper, show: str) -> Sequence[Sheet]:
    """Return the sheets that are "open" or "flagged", or all of them."""
    kept = {"open": paper.waiting, "flagged": paper.flagged}.get(show)
    return [s for s in paper.sheets if kept is None or s.item.position in kept]
