"""What grading answers by a mended key changes: their credits, and whose result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from quizzes.grading import grade
from quizzes.model import Question
from quizzes.responses import parse_response
from quizzes.results import Result, compute_result
from quizzes.sittings import Mode, Sitting
from quizzes.variants import make_variant


@dataclass(frozen=True)
class Version:
    """A version of a question that was asked; ``key`` is the hash of the one that grades it."""

    hash: str
    question_id: str
    asked_at: datetime
    key: str

    @property
    def graded_otherwise(self) -> bool:
        """Whether another version's key grades it."""
        return self.key != self.hash


@dataclass(frozen=True)
class Given:
    """An answer as it arrived. A response of None took the answer back."""

    id: int
    user_id: str
    attempt_id: str
    position: int
    sequence: int
    seed: int
    response: Any
    credit: float


@dataclass(frozen=True)
class Shift:
    """An answer that earns another credit by the other key."""

    given: Given
    credit: float


@dataclass(frozen=True)
class VersionPlan:
    """What becomes of the answers to a version; with an ``obstacle`` they keep their grade.

    ``to`` is the hash of the version whose key is to grade them.
    """

    version: Version
    to: str
    answers: int
    shifts: tuple[Shift, ...] = ()
    obstacle: str = ""


@dataclass(frozen=True)
class ResultShift:
    """An attempt that comes to another result."""

    attempt_id: str
    user_id: str
    name: str
    mode: Mode
    exam: str
    open: bool
    started_at: datetime
    before: Result
    after: Result


@dataclass(frozen=True)
class Plan:
    """What a regrade of a question does, or would do; ``key`` is its present content's hash.

    That is empty where the question is no longer in the bank.
    """

    question_id: str
    key: str
    versions: tuple[VersionPlan, ...]
    results: tuple[ResultShift, ...] = ()

    @property
    def answers(self) -> int:
        """How many answers are graded by the other key."""
        return sum(v.answers for v in self.versions if not v.obstacle)

    @property
    def changed(self) -> int:
        """How many of them earn something else."""
        return sum(len(v.shifts) for v in self.versions)

    @property
    def useful(self) -> bool:
        """Whether there is a version that gets another key."""
        return any(not version.obstacle for version in self.versions)


@dataclass(frozen=True)
class Mended:
    """An answer of an attempt whose key was mended after it had been given."""

    position: int
    made_at: datetime
    before: float
    after: float

    @property
    def effect(self) -> str:
        """What the answer now does."""
        if self.after > self.before:
            return "now counts" if self.after >= 1 else "now earns more"
        return "no longer counts" if self.after == 0 else "now earns less"


def earn(question: Question, seed: int, response: Any) -> float:
    """Return the credit of a stored response to the variant of a seed."""
    if response is None:
        return 0.0
    variant = make_variant(question, seed)
    return grade(variant, parse_response(variant, response)).credit


def find_shifts(
    question: Question, answers: Iterable[Given], known: MutableMapping[int, float]
) -> tuple[Shift, ...]:
    """Return the answers that earn something else by this question's key.

    ``known`` are the credits by the answers' ids; answers never change, so what was worked
    out once holds. Those that are missing are put in.
    """
    shifts = []
    for given in answers:
        if given.id not in known:
            known[given.id] = earn(question, given.seed, given.response)
        if abs(known[given.id] - given.credit) > 1e-9:
            shifts.append(Shift(given, known[given.id]))
    return tuple(shifts)


def count_shifts(shifts: Iterable[Shift]) -> list[tuple[float, float, int]]:
    """Return how many answers go from which credit to which, the most frequent first."""
    counts = Counter((shift.given.credit, shift.credit) for shift in shifts)
    return [(*pair, n) for pair, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]


def shift_result(sitting: Sitting, shifts: Iterable[Shift]) -> tuple[Result, Result] | None:
    """Return the attempt's result before and after, or None if it stays the same.

    A shift of an answer that a newer one replaced changes nothing.
    """
    credits: Mapping[tuple[int, int], float] = {
        (shift.given.position, shift.given.sequence): shift.credit for shift in shifts
    }
    items = tuple(
        replace(
            item,
            answer=replace(
                item.answer,
                credit=credits.get((item.position, item.answer.sequence), item.answer.credit),
            ),
        )
        if item.answer
        else item
        for item in sitting.items
    )
    before, after = compute_result(sitting), compute_result(replace(sitting, items=items))
    return None if abs(before.credit - after.credit) < 1e-9 else (before, after)
