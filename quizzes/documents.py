"""Questions as the search index knows them: their stems, never their keys."""

from __future__ import annotations

from kb.model import Library, SearchDocument
from quizzes.model import Bank, Question
from quizzes.numbers import ExpressionError
from quizzes.variants import DegenerateVariantError, make_variant

_TITLE = 90


def question_documents(bank: Bank, library: Library) -> list[SearchDocument]:
    """Return one document for each question, with the stem of a fixed variant."""
    return [_describe(question, library) for question in bank.questions]


def _describe(question: Question, library: Library) -> SearchDocument:
    topic = library.by_slug.get(question.topic)
    section = topic.section(question.section) if topic else None
    stem = _write_stem(question)
    return SearchDocument(
        kind="question",
        key=question.id,
        title=_shorten(stem),
        text=stem,
        url=f"/practice?question={question.id}",
        topic=topic.number if topic else None,
        heading=section.title if section else "",
    )


def _write_stem(question: Question) -> str:
    try:
        return make_variant(question, 1).stem
    except (DegenerateVariantError, ExpressionError):
        return question.stem


def _shorten(stem: str) -> str:
    if len(stem) <= _TITLE:
        return stem
    return stem[: _TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"
