"""The same statistics over a cohort's learners, for its instructors."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from people.auth import allow
from quizzes.views import statistics_pages

bp = Blueprint("cohort_statistics", __name__)


@bp.get("/cohorts/<cohort_id>/statistics")
@allow("instructor")
def show(cohort_id: str) -> ResponseReturnValue:
    """Show all questions and exams."""
    return statistics_pages.show_ledger(cohort_id)


@bp.get("/cohorts/<cohort_id>/statistics.csv")
@allow("instructor")
def download(cohort_id: str) -> ResponseReturnValue:
    """Send the questions as a file."""
    return statistics_pages.send_ledger(cohort_id)


@bp.get("/cohorts/<cohort_id>/statistics/questions/<question_id>")
@allow("instructor")
def show_question(cohort_id: str, question_id: str) -> ResponseReturnValue:
    """Show one question."""
    return statistics_pages.show_question(question_id, cohort_id)


@bp.get("/cohorts/<cohort_id>/statistics/questions/<question_id>.csv")
@allow("instructor")
def download_question(cohort_id: str, question_id: str) -> ResponseReturnValue:
    """Send who chose what in a question."""
    return statistics_pages.send_question(question_id, cohort_id)


@bp.get("/cohorts/<cohort_id>/statistics/exams/<exam>")
@allow("instructor")
def show_exam(cohort_id: str, exam: str) -> ResponseReturnValue:
    """Show one exam."""
    return statistics_pages.show_exam(exam, cohort_id)


@bp.get("/cohorts/<cohort_id>/statistics/exams/<exam>.csv")
@allow("instructor")
def download_exam(cohort_id: str, exam: str) -> ResponseReturnValue:
    """Send an exam's figures."""
    return statistics_pages.send_exam(exam, cohort_id)
