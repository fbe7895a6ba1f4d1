"""Statistics of one question: by version and by variant, with its distractor tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db import evidence, statistics
from db.engine import db
from db.evidence import Learned
from people.model import NotFoundError, Person
from quizzes.model import Question
from quizzes.services import current
from quizzes.services.statistics import Scope, find_pace, find_scope
from quizzes.statistics.firsts import Analysis, First, analyse
from quizzes.statistics.items import compute_item
from quizzes.statistics.model import ItemStatistics, Pair, Position

ENOUGH = 5  # answers that a variant needs to be shown by itself
MOST = 50  # variants shown


@dataclass(frozen=True)
class Version:
    """A question as it read from a day on; None where it hasn't been asked yet.

    ``mended``: its answers were graded again by a later key. ``in_use``: the bank has it.
    """

    question: Question
    since: datetime | None
    mended: bool
    in_use: bool
    answers: int


@dataclass(frozen=True)
class Variants:
    """How many variants of a version were met, and those that enough learners had."""

    met: int
    shown: tuple[tuple[int, ItemStatistics], ...]


@dataclass(frozen=True)
class QuestionPage:
    """What the page of a question shows; ``version`` is the one it is about."""

    scope: Scope
    version: Version
    versions: tuple[Version, ...]
    firsts: tuple[First, ...]
    analysis: Analysis
    variants: Variants
    learned: Learned | None


def open_question(
    person: Person, question_id: str, cohort_id: str = "", version: str = ""
) -> QuestionPage:
    """Return the statistics of a version: the one whose hash begins so, else the newest.

    Raises:
        NotFoundError: nobody was asked such a question and the bank has none, or the
            person may not see its statistics.
    """
    scope = find_scope(person, cohort_id)
    firsts = statistics.select_firsts(db.session, question_id, scope.cohort_id)
    versions = _list_versions(question_id, Counter(first.hash for first in firsts))
    fitting = [v for v in versions if v.question.hash.startswith(version)]
    if not fitting:
        raise NotFoundError
    chosen = fitting[0]
    own = [first for first in firsts if first.hash == chosen.question.hash]
    return QuestionPage(
        scope,
        chosen,
        versions,
        tuple(own),
        analyse(chosen.question, own, find_pace(current.blueprints())),
        _compare_variants(chosen.question, own),
        evidence.select_learned(db.session).get(question_id),
    )


def _list_versions(question_id: str, answers: Counter[str]) -> tuple[Version, ...]:
    """Return the versions, the one in use first, whether it was asked already or not.

    The bank knows where in the files that one stands.
    """
    known = current.bank().by_id.get(question_id)
    in_use = known.hash if known else ""
    found = [
        Version(
            known if known and question.hash == in_use else question,
            since,
            mended,
            question.hash == in_use,
            answers[question.hash],
        )
        for question, since, mended in statistics.select_versions(db.session, question_id)
    ]
    if known is not None and all(not version.in_use for version in found):
        found.append(Version(known, None, mended=False, in_use=True, answers=0))
    return tuple(sorted(found, key=lambda version: not version.in_use))


def _compare_variants(question: Question, firsts: Sequence[First]) -> Variants:
    """Return the variants that enough learners had, the most answered first."""
    found: dict[int, list[First]] = {}
    for first in firsts if question.parameterised else ():
        found.setdefault(first.seed, []).append(first)
    large = sorted(
        (seed for seed, own in found.items() if len(own) >= ENOUGH),
        key=lambda seed: (-len(found[seed]), seed),
    )
    return Variants(
        len(found),
        tuple(
            (
                seed,
                compute_item(Position(str(seed)), [Pair(f.credit, f.rest) for f in found[seed]]),
            )
            for seed in large[:MOST]
        ),
    )
