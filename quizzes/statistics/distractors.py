"""Who chose which option of a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quizzes.statistics.moments import find_correlation, find_mean


@dataclass(frozen=True)
class Choice:
    """An option, or any other answer known beforehand, and the credit it earns."""

    id: str
    credit: float


@dataclass(frozen=True)
class Reply:
    """What one learner chose, and their mark for the rest of the test if that is known."""

    chosen: Collection[str]
    rest: float | None


@dataclass(frozen=True)
class DistractorRow:
    """One line of a distractor table.

    ``credit`` is None for an answer that nobody foresaw; ``id`` is "" for no answer.
    """

    id: str
    credit: float | None
    n: int
    count: int
    share: float | None
    mean_rest: float | None
    discrimination: float | None


def tabulate_distractors(
    choices: Sequence[Choice], replies: Sequence[Reply]
) -> tuple[DistractorRow, ...]:
    """Return a row for each choice, each other answer by frequency, and for none at all.

    Where several options can be chosen, the shares add up to more than 1.
    """
    credits: dict[str, float | None] = {choice.id: choice.credit for choice in choices}
    seen = Counter(id for reply in replies for id in set(reply.chosen))
    others = sorted((id for id in seen if id not in credits), key=lambda id: (-seen[id], id))
    credits.update(dict.fromkeys(others))
    rows = [
        _tabulate(id, credit, [id in reply.chosen for reply in replies], replies)
        for id, credit in credits.items()
    ]
    silent = [not reply.chosen for reply in replies]
    if any(silent):
        rows.append(_tabulate("", 0.0, silent, replies))
    return tuple(rows)


def _tabulate(
    id: str, credit: float | None, chose: Sequence[bool], replies: Sequence[Reply]
) -> DistractorRow:
    known = [
        (float(one), reply.rest)
        for one, reply in zip(chose, replies, strict=True)
        if reply.rest is not None
    ]
    correlation = find_correlation([one for one, _ in known], [rest for _, rest in known])
    return DistractorRow(
        id=id,
        credit=credit,
        n=len(replies),
        count=sum(chose),
        share=sum(chose) / len(replies) if replies else None,
        mean_rest=find_mean([rest for one, rest in known if one]),
        discrimination=None if correlation is None else 100 * correlation,
    )
