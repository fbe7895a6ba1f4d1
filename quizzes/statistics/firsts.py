"""First answers as item analysis reads them, and what they say about one question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizzes.ability.items import guess_share
from quizzes.exams.model import count_places
from quizzes.model import Question
from quizzes.statistics.choices import Offer, list_offers
from quizzes.statistics.distractors import DistractorRow, Reply, tabulate_distractors
from quizzes.statistics.flags import Flag, flag_item
from quizzes.statistics.items import compute_item
from quizzes.statistics.model import ItemStatistics, Pair, Position
from quizzes.statistics.replies import needs_variant, read_choices

FEWEST_OTHERS = 5  # other first answers of a learner that say how they do elsewhere
MOST_VARIANTS = 500  # responses read against their variant, which takes milliseconds each


@dataclass(frozen=True, slots=True)
class First:
    """A learner's first answer to a question, under the hash and in the variant it had.

    ``others`` counts the learner's first answers to other questions and ``earned`` is their
    credit; ``seconds`` is None where the time isn't known.
    """

    learner: str
    question: str
    hash: str
    seed: int
    credit: float
    response: Any
    seconds: float | None
    others: int
    earned: float

    @property
    def rest(self) -> float | None:
        """The share that the learner earned elsewhere; None where that rests on too little."""
        return self.earned / self.others if self.others >= FEWEST_OTHERS else None


@dataclass(frozen=True)
class Table:
    """An offer, and who chose what of it; ``replies`` stand in the order of the answers."""

    offer: Offer
    rows: tuple[DistractorRow, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class Analysis:
    """What first answers say about a question, or a version or a variant of it.

    ``paired`` of them are by learners of whom enough is known elsewhere; ``times`` are in
    seconds. ``read`` is how many responses the tables rest on.
    """

    statistics: ItemStatistics
    paired: int
    times: tuple[float, ...]
    tables: tuple[Table, ...]
    flags: tuple[Flag, ...]
    read: int


def analyse(
    question: Question, firsts: Sequence[First], pace: float | None, *, picked_only: bool = False
) -> Analysis:
    """Return the analysis of the answers to one version of a question.

    ``pace`` is the seconds that exams allow for a question; a case has them for each part.
    With ``picked_only`` only options are tabulated, which is quick.
    """
    item = Position(question.id, guess=guess_share(question))
    statistics = compute_item(item, [Pair(first.credit, first.rest) for first in firsts])
    kept = firsts[-MOST_VARIANTS:] if needs_variant(question) else firsts
    skip = picked_only and needs_variant(question)
    tables = () if skip else _tabulate(question, kept)
    times = tuple(first.seconds for first in firsts if first.seconds is not None)
    allowed = None if pace is None else pace * count_places(question)
    flags = flag_item(statistics, _gather_options(tables), times, allowed)
    paired = sum(first.rest is not None for first in firsts)
    return Analysis(statistics, paired, times, tables, flags, len(kept))


def _tabulate(question: Question, firsts: Sequence[First]) -> tuple[Table, ...]:
    read = [read_choices(question, first.seed, first.response) for first in firsts]
    tables = []
    for offer in list_offers(question):
        replies = [
            Reply(chosen[offer.part], first.rest)
            for chosen, first in zip(read, firsts, strict=True)
        ]
        rows = tabulate_distractors(offer.choices, replies)
        tables.append(Table(offer, rows, tuple(replies)))
    return tuple(tables)


def _gather_options(tables: Sequence[Table]) -> list[DistractorRow]:
    """Return the rows of options that are picked, named by their labels, with the part's name.

    Whatever else is tabulated is no distractor: a wrong method that nobody uses is no loss.
    Shares are of those who picked anything; parts of a case can be left open.
    """
    rows = []
    for table in tables:
        if table.offer.picked:
            labels = {each.choice.id: each.label for each in table.offer.named}
            part = f"{table.offer.part} " if table.offer.part else ""
            n = sum(bool(reply.chosen) for reply in table.replies)
            rows += [
                replace(row, id=f"{part}{labels[row.id]}", n=n, share=row.count / n if n else None)
                for row in table.rows
                if row.id in labels
            ]
    return rows
