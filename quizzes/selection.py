"""Which questions a practice set asks: what is new first, then what was seen longest ago."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from quizzes.draws import Draws
from quizzes.enemies import Truce
from quizzes.model import Question


def select_practice(
    questions: Iterable[Question],
    last_seen: Mapping[str, datetime],
    count: int,
    seed: int,
    beside: Iterable[Question] = (),
) -> tuple[Question, ...]:
    """Return up to ``count`` questions, unseen ones first, then the oldest.

    ``last_seen`` says by question id when the learner last answered it. Among
    unseen questions the topics take turns, so that a short set over several
    topics touches as many of them as it can. The same seed gives the same set.
    Questions that declare each other as enemies never meet, neither in the set nor
    with those of ``beside``, which the attempt asks already.
    """
    draws = Draws("practice", seed)
    pool = draws.shuffle(sorted(questions, key=lambda question: question.id))
    unseen = [question for question in pool if question.id not in last_seen]
    seen = [question for question in pool if question.id in last_seen]
    seen.sort(key=lambda question: last_seen[question.id])
    return keep_peace([*_take_turns(unseen), *seen], beside, count)


def keep_peace(
    ranked: Iterable[Question], beside: Iterable[Question], count: int
) -> tuple[Question, ...]:
    """Return up to ``count`` questions, the first ones that are no enemies of one another.

    Nor are they of those ``beside``.
    """
    kept: list[Question] = []
    truce = Truce()
    for question in beside:
        truce.add(question)
    for question in ranked:
        if len(kept) >= count:
            break
        if truce.admits(question):
            kept.append(question)
            truce.add(question)
    return tuple(kept)


def _take_turns(questions: list[Question]) -> list[Question]:
    taken: dict[str, int] = {}
    ranked = []
    for place, question in enumerate(questions):
        turn = taken.get(question.topic, 0)
        taken[question.topic] = turn + 1
        ranked.append((turn, place, question))
    return [question for _, _, question in sorted(ranked, key=lambda item: item[:2])]
