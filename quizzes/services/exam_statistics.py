"""Statistics of one exam: its results as a test, and what each question and topic weighs."""

from __future__ import annotations

from dataclasses import dataclass

from db import statistics
from db.engine import db
from people.model import NotFoundError, Person
from quizzes.exams.model import Blueprint
from quizzes.services import current
from quizzes.services.statistics import Scope, find_scope
from quizzes.statistics.model import QuizStatistics
from quizzes.statistics.quiz import compute_quiz
from quizzes.statistics.results import Part, choose_results, compute_parts, make_sheet


@dataclass(frozen=True)
class ExamPage:
    """What the page of an exam shows.

    ``others`` counts results whose form has another length and can't be compared.
    """

    scope: Scope
    blueprint: Blueprint
    statistics: QuizStatistics
    totals: tuple[float, ...]
    others: int
    topics: tuple[Part, ...]
    questions: tuple[Part, ...]


def open_exam(person: Person, slug: str, cohort_id: str = "") -> ExamPage:
    """Return the statistics of an exam over each learner's first result.

    Raises:
        NotFoundError: there is no such exam, or the person may not see its statistics.
    """
    scope = find_scope(person, cohort_id)
    blueprint = current.blueprints().get(slug)
    if blueprint is None:
        raise NotFoundError
    results = statistics.select_results(db.session, slug, scope.cohort_id)
    chosen = choose_results(results)
    sheet = make_sheet(chosen)
    return ExamPage(
        scope,
        blueprint,
        compute_quiz(sheet),
        sheet.totals,
        len(results) - len(chosen),
        compute_parts(chosen, lambda mark: mark.topic),
        compute_parts(chosen, lambda mark: mark.question),
    )
