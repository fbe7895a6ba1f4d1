"""Statistics of questions and exams over everybody's answers, for administrators."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from people.auth import allow
from quizzes.views import statistics_pages

bp = Blueprint("statistics", __name__)


@bp.get("/admin/statistics")
@allow("administrator")
def show() -> ResponseReturnValue:
    """Show all questions and exams."""
    return statistics_pages.show_ledger()


@bp.get("/admin/statistics.csv")
@allow("administrator")
def download() -> ResponseReturnValue:
    """Send the questions as a file."""
    return statistics_pages.send_ledger()


@bp.get("/admin/statistics/questions/<question_id>")
@allow("administrator")
def show_question(question_id: str) -> ResponseReturnValue:
    """Show one question."""
    return statistics_pages.show_question(question_id)


@bp.get("/admin/statistics/questions/<question_id>.csv")
@allow("administrator")
def download_question(question_id: str) -> ResponseReturnValue:
    """Send who chose what in a question."""
    return statistics_pages.send_question(question_id)


@bp.get("/admin/statistics/exams/<exam>")
@allow("administrator")
def show_exam(exam: str) -> ResponseReturnValue:
    """Show one exam."""
    return statistics_pages.show_exam(exam)


@bp.get("/admin/statistics/exams/<exam>.csv")
@allow("administrator")
def download_exam(exam: str) -> ResponseReturnValue:
    """Send an exam's figures."""
    return statistics_pages.send_exam(exam)
