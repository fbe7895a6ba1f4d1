"""Results of an exam as a sheet of marks, although each form asks other questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import fsum

from quizzes.statistics.items import compute_item, weigh_effectively
from quizzes.statistics.model import ItemStatistics, Pair, Position, Sheet


@dataclass(frozen=True, slots=True)
class Mark:
    """A question of a form and the share it earned; None where it was left open.

    It counts as ``places`` questions, and not at all unless it is ``scored``.
    """

    question: str
    topic: str
    scored: bool
    places: int
    credit: float | None

    @property
    def earned(self) -> float:
        """The marks it brought into the result."""
        return self.places * (self.credit or 0.0) if self.scored else 0.0


@dataclass(frozen=True)
class Result:
    """One learner's form of an exam, in the order it was asked."""

    exam: str
    marks: tuple[Mark, ...]

    @property
    def layout(self) -> tuple[int, ...]:
        """The full marks of the questions that count, the largest first."""
        return tuple(sorted((mark.places for mark in self.marks if mark.scored), reverse=True))

    @property
    def total(self) -> float:
        """The marks earned."""
        return fsum(mark.earned for mark in self.marks)


@dataclass(frozen=True)
class Part:
    """A question or a topic of an exam: how often it was asked, and what it weighs.

    ``asked`` counts the forms that have it; the statistics rest on where it was answered.
    """

    id: str
    asked: int
    scored: bool
    statistics: ItemStatistics


def choose_results(results: Sequence[Result]) -> tuple[Result, ...]:
    """Return the results whose forms are of the commonest length: others can't be compared."""
    if not results:
        return ()
    common = Counter(result.layout for result in results).most_common(1)[0][0]
    return tuple(result for result in results if result.layout == common)


def make_sheet(results: Sequence[Result]) -> Sheet:
    """Return the marks by place, as a test of as many places as a form has.

    A place holds whatever question a form drew for it, as Moodle treats random questions.
    Each form is sorted by question, so that forms that ask the same ones line up, and
    questions with several parts come first.
    """
    if not results:
        return Sheet((), ())
    positions = tuple(
        Position(f"{place}", float(maximum)) for place, maximum in enumerate(results[0].layout, 1)
    )
    rows = []
    for result in results:
        scored = [mark for mark in result.marks if mark.scored]
        scored.sort(key=lambda mark: (-mark.places, mark.question))
        rows.append(tuple(None if m.credit is None else m.places * m.credit for m in scored))
    return Sheet(positions, tuple(rows))


def compute_parts(results: Sequence[Result], name: Callable[[Mark], str]) -> tuple[Part, ...]:
    """Return what each question, or each topic, says; ``name`` tells which one a mark is of.

    The intended weight is the part of the marks that all forms offered together. Questions
    that don't count have no weight.
    """
    found: dict[str, list[tuple[float, list[Mark], float]]] = {}
    for result in results:
        own: dict[str, list[Mark]] = {}
        for mark in result.marks:
            own.setdefault(name(mark), []).append(mark)
        for id, marks in own.items():
            found.setdefault(id, []).append((result.total, marks, sum(m.places for m in marks)))
    ids = sorted(found)
    offered = {
        id: fsum(m.places for _, marks, _ in found[id] for m in marks if m.scored) for id in ids
    }
    whole = fsum(offered.values())
    weights = dict(zip(ids, _weigh(results, name, ids), strict=True))
    return tuple(
        Part(
            id,
            len(found[id]),
            bool(offered[id]),
            replace(
                _compute(id, found[id]),
                intended_weight=100 * offered[id] / whole if offered[id] else None,
                effective_weight=weights[id] if offered[id] else None,
            ),
        )
        for id in ids
    )


def _compute(id: str, found: Sequence[tuple[float, list[Mark], float]]) -> ItemStatistics:
    """Return the statistics over the learners who answered, with marks as shares."""
    pairs = []
    for total, marks, places in found:
        if any(mark.credit is not None for mark in marks):
            share = fsum(m.places * (m.credit or 0.0) for m in marks) / places
            pairs.append(Pair(share, total - fsum(mark.earned for mark in marks)))
    return compute_item(Position(id), pairs)


def _weigh(
    results: Sequence[Result], name: Callable[[Mark], str], ids: Sequence[str]
) -> tuple[float | None, ...]:
    places = {id: place for place, id in enumerate(ids)}
    rows = []
    for result in results:
        row = [0.0] * len(ids)
        for mark in result.marks:
            row[places[name(mark)]] += mark.earned
        rows.append(tuple(row))
    return weigh_effectively(Sheet(tuple(map(Position, ids)), tuple(rows)))
