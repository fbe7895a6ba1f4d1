"""Statistics of questions and exams as JSON, for administrators and for a cohort's instructors."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Any

from flask_smorest import Blueprint

from people.auth import allow, signed_in
from quizzes import api_statistics_schemas as schemas
from quizzes.model import Question
from quizzes.services.exam_statistics import open_exam
from quizzes.services.question_statistics import QuestionPage, open_question
from quizzes.services.statistics import open_ledger
from quizzes.statistics.catalogue import DISTRACTOR, ITEM, QUIZ
from quizzes.statistics.downloads import UNWEIGHTED
from quizzes.statistics.flags import Flag
from quizzes.statistics.model import ItemStatistics
from quizzes.statistics.overview import Choice, choose_entries
from quizzes.statistics.results import Part
from quizzes.statistics.tables import show_table

bp = Blueprint("api_statistics", __name__, description="How questions and exams work, with keys")


@bp.get("/statistics/questions")
@allow("instructor")
@bp.arguments(schemas.QuestionsQuery, location="query")
@bp.response(200, schemas.QuestionsStatisticsReply)
def list_questions(asked: dict[str, Any]) -> dict[str, Any]:
    """Return every question with its statistics, the most answered first."""
    ledger = open_ledger(signed_in(), asked["cohort"])
    choice = Choice(asked["topic"], asked["flag"], asked["least"])
    return {
        "definitions": UNWEIGHTED,
        "answers": ledger.overview.answers,
        "learners": ledger.overview.learners,
        "questions": [
            {
                **_describe(entry.question, entry.statistics, entry.flags),
                "paired": entry.paired,
                "time": entry.time,
                "learned": ledger.learned.get(entry.question.id),
            }
            for entry in choose_entries(ledger.overview.entries, choice)
        ],
    }


@bp.get("/statistics/questions/<question_id>")
@allow("instructor")
@bp.arguments(schemas.VersionQuery, location="query")
@bp.response(200, schemas.OneQuestionStatisticsReply)
def show_question(asked: dict[str, Any], question_id: str) -> dict[str, Any]:
    """Return a version of a question, by default the one in use, with who chose what."""
    found = open_question(signed_in(), question_id, asked["cohort"], asked["version"])
    analysis = found.analysis
    return {
        **_describe(found.version.question, analysis.statistics, analysis.flags),
        "definitions": UNWEIGHTED,
        "choice_definitions": DISTRACTOR,
        "paired": analysis.paired,
        "time": median(analysis.times) if analysis.times else None,
        "learned": found.learned,
        "tables": _list_tables(found),
        "versions": [
            {**vars(version), "version": version.question.hash} for version in found.versions
        ],
        "variants": [{**vars(each), "seed": seed} for seed, each in found.variants.shown],
    }


@bp.get("/statistics/exams/<exam>")
@allow("instructor")
@bp.arguments(schemas.ScopeQuery, location="query")
@bp.response(200, schemas.ExamStatisticsReply)
def show_exam(asked: dict[str, Any], exam: str) -> dict[str, Any]:
    """Return the statistics of an exam over each learner's first result."""
    found = open_exam(signed_in(), exam, asked["cohort"])
    return {
        "slug": found.blueprint.slug,
        "title": found.blueprint.title,
        "definitions": QUIZ,
        "item_definitions": ITEM,
        "statistics": found.statistics,
        "left_out": found.others,
        "topics": _list_parts(found.topics),
        "questions": _list_parts(found.questions),
    }


def _describe(
    question: Question, statistics: ItemStatistics, flags: tuple[Flag, ...]
) -> dict[str, Any]:
    return {
        "id": question.id,
        "topic": question.topic,
        "section": question.section,
        "kind": question.kind,
        "version": question.hash,
        "difficulty": question.difficulty,
        "statistics": statistics,
        "flags": flags,
    }


def _list_tables(found: QuestionPage) -> list[dict[str, Any]]:
    return [
        {
            "part": table.part,
            "choices": [
                {**vars(line.row), "label": line.label, "text": line.text, "thirds": line.thirds}
                for line in table.lines
            ],
        }
        for table in map(show_table, found.analysis.tables)
    ]


def _list_parts(parts: Iterable[Part]) -> list[dict[str, Any]]:
    return [{**vars(part.statistics), "asked": part.asked, "scored": part.scored} for part in parts]
