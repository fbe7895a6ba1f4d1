"""Questions as the search index knows them: their stems, never their keys."""

from __future__ import annotations

from kb.model import Library, SearchDocument
from quizzes.model import Bank, Question
from quizzes.numbers import ExpressionError
from quizzes.variants import DegenerateVariantError, make_variant

_TITLE = 90


def question_documents(bank: Bank, library: Library) -> list[SearchDocument]:
    """Return one document for each question, with the stem of a fixed variant.

    Of a case it has the stems of the parts as well.
    """
    return [_describe(question, library) for question in bank.questions]


def _describe(question: Question, library: Library) -> SearchDocument:
    topic = library.by_slug.get(question.topic)
    section = topic.section(question.section) if topic else None
    stem, *asked = _write_stems(question)
    return SearchDocument(
        kind="question",
        key=question.id,
        title=_shorten(stem),
        text=" ".join([stem, *asked]),
        url=f"/practice?question={question.id}",
        topic=topic.number if topic else None,
        heading=section.title if section else "",
    )


def _write_stems(question: Question) -> list[str]:
    try:
        variant = make_variant(question, 1)
    except (DegenerateVariantError, ExpressionError):
        return [asked.stem for asked in (question, *question.parts)]
    return [asked.stem for asked in (variant, *variant.parts)]


def _shorten(stem: str) -> str:
    if len(stem) <= _TITLE:
        return stem
    return stem[: _TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"
