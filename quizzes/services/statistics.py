"""Statistics of questions and exams, over everybody's answers or over those of a cohort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app

from db import evidence, stamps, statistics
from db.engine import db
from db.evidence import Learned
from db.stamps import Stamp
from people.model import Cohort, NotFoundError, Person, Role
from people.services import cohorts
from quizzes.exams.model import Blueprint
from quizzes.model import Bank
from quizzes.services import current
from quizzes.statistics.model import QuizStatistics
from quizzes.statistics.overview import Overview, make_overview
from quizzes.statistics.quiz import compute_quiz
from quizzes.statistics.results import choose_results, make_sheet

KEPT = 8  # overviews, of as many cohorts
CACHE = "linkage.statistics"


@dataclass(frozen=True)
class Scope:
    """Whose answers count: those of a cohort's learners, or everybody's without one."""

    cohort: Cohort | None = None

    @property
    def cohort_id(self) -> str:
        """The cohort's id, or empty."""
        return self.cohort.id if self.cohort else ""


@dataclass(frozen=True)
class ExamEntry:
    """An exam with the statistics of its results; ``others`` have forms of another length."""

    blueprint: Blueprint
    statistics: QuizStatistics
    others: int


@dataclass(frozen=True)
class Ledger:
    """Everything on the first page: questions, exams, and difficulties as last replayed."""

    scope: Scope
    overview: Overview
    exams: tuple[ExamEntry, ...]
    learned: Mapping[str, Learned]


def find_scope(person: Person, cohort_id: str = "") -> Scope:
    """Return whose answers the person may see statistics of.

    Raises:
        NotFoundError: they don't manage this cohort, or ask about everybody and are no
            administrator.
    """
    if cohort_id:
        return Scope(cohorts.find_managed(cohort_id, person))
    if person.role is not Role.ADMINISTRATOR:
        raise NotFoundError
    return Scope()


def find_pace(blueprints: Mapping[str, Blueprint]) -> float | None:
    """Return the seconds that exams allow for a question: what the tightest of them does."""
    allowed = [60 * b.minutes / b.questions for b in blueprints.values() if b.minutes]
    return min(allowed) if allowed else None


def open_ledger(person: Person, cohort_id: str = "") -> Ledger:
    """Return the statistics of all questions and exams; see ``find_scope`` for who may.

    They are worked out again only when an answer has changed since.
    """
    scope = find_scope(person, cohort_id)
    overview, exams = _recall(scope)
    return Ledger(scope, overview, exams, evidence.select_learned(db.session))


def _recall(scope: Scope) -> tuple[Overview, tuple[ExamEntry, ...]]:
    bank = current.bank()
    kept: dict[str, tuple[Stamp, Bank, tuple[Overview, tuple[ExamEntry, ...]]]]
    kept = current_app.extensions.setdefault(CACHE, {})
    stamp = stamps.read_stamp(db.session, scope.cohort_id)
    known = kept.pop(scope.cohort_id, None)
    if known is None or known[0] != stamp or known[1] is not bank:
        known = (stamp, bank, _compute(scope, bank))
    kept[scope.cohort_id] = known
    while len(kept) > KEPT:
        kept.pop(next(iter(kept)))
    return known[2]


def _compute(scope: Scope, bank: Bank) -> tuple[Overview, tuple[ExamEntry, ...]]:
    firsts = statistics.select_firsts(db.session, cohort_id=scope.cohort_id)
    results = statistics.select_results(db.session, cohort_id=scope.cohort_id)
    exams = []
    for slug, blueprint in current.blueprints().items():
        own = [result for result in results if result.exam == slug]
        chosen = choose_results(own)
        found = compute_quiz(make_sheet(chosen))
        exams.append(ExamEntry(blueprint, found, len(own) - len(chosen)))
    return make_overview(bank, firsts, find_pace(current.blueprints())), tuple(exams)
