"""The whole content as plain data: counts for ``stats``, everything for ``dump``."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from kb.model import Library
from kb.page_parts import count_parts
from quizzes.model import Bank, Question


def count_content(library: Library, bank: Bank, points: int) -> dict[str, Any]:
    """Return how much there is, and how the questions spread.

    ``points`` are those that topics must cover.
    """
    questions = bank.questions
    asked = Counter((question.topic, question.section) for question in questions)
    return {
        "topics": len(library.topics),
        "sections": sum(len(topic.sections) for topic in library.topics),
        "words": sum(topic.words for topic in library.topics),
        **count_parts(library.topics),
        "coverage_points": points,
        "terms": len(library.terms),
        "programmes": len(library.programmes),
        "links": len(library.links),
        "facts": len(library.facts),
        "questions": len(questions),
        "parts": sum(len(question.parts) for question in questions),
        "parameterised": sum(question.parameterised for question in questions),
        "words_by_topic": {topic.slug: topic.words for topic in library.topics},
        "by_topic": {t.slug: len(bank.by_topic.get(t.slug, ())) for t in library.topics},
        "by_section": {
            f"{topic.slug}#{section.id}": asked[topic.slug, section.id]
            for topic in library.topics
            for section in topic.sections
        },
        "by_kind": _count(str(question.kind) for question in questions),
        "by_part_kind": _count(str(part.kind) for q in questions for part in q.parts),
        "by_level": _count(question.level for question in questions),
        "by_difficulty": _count(str(question.difficulty) for question in questions),
        "by_domain": _count(str(question.domain) for question in questions),
    }


def dump_content(library: Library, bank: Bank) -> dict[str, Any]:
    """Return everything, keys included: for authors' tools, never for learners."""
    return {
        "topics": [
            {
                "number": topic.number,
                "slug": topic.slug,
                "title": topic.title,
                "short": topic.short,
                "summary": topic.summary,
                "domains": list(topic.domains),
                "minutes": topic.minutes,
                "markdown": topic.markdown,
                "sections": [
                    {"id": s.id, "number": s.number, "title": s.title} for s in topic.sections
                ],
                "terms": list(topic.terms),
                "words": topic.words,
            }
            for topic in library.topics
        ],
        "questions": [_dump_question(question) for question in bank.questions],
        "terms": [
            {
                "id": term.id,
                "name": term.name,
                "abbreviation": term.abbreviation,
                "synonyms": list(term.synonyms),
                "definition": term.definition,
                "confused_with": dict(term.confused_with),
                "topic": term.topic,
                "section": term.section,
            }
            for term in library.terms
        ],
        "programmes": [asdict(programme) for programme in library.programmes],
        "links": [asdict(link) for link in library.links],
        "domains": [asdict(domain) for domain in library.domains],
        "facts": [asdict(fact) for fact in library.facts],
    }


def _count(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _dump_question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": str(question.kind),
        "topic": question.topic,
        "section": question.section,
        "domain": question.domain,
        "level": question.level,
        "difficulty": question.difficulty,
        "terms": list(question.terms),
        "parameterised": question.parameterised,
        "negative": question.negative,
        "stem": question.stem,
        "options": [
            {"text": option.text, "correct": option.correct, "why": option.why}
            for option in question.options
        ],
        "items": [asdict(item) for item in question.items],
        "pairs": [asdict(pair) for pair in question.pairs],
        "extras": [asdict(extra) for extra in question.extras],
        "answer": _dump_answer(question),
        "exhibit": asdict(question.exhibit) if question.exhibit else None,
        "chart": question.chart,
        "minutes": [asdict(remark) for remark in question.minutes],
        "parts": [_dump_question(part) for part in question.parts],
        "variables": [variable.name for variable in question.variables],
        "derived": dict(question.derived),
        "solution": list(question.solution),
        "mistakes": [asdict(mistake) for mistake in question.mistakes],
    }


def _dump_answer(question: Question) -> Any:
    if question.parts:
        return {part.part_id: _dump_answer(part) for part in question.parts}
    if question.answer is not None:
        return asdict(question.answer)
    if question.grid is not None:
        cells = [cell for _, row in question.grid.rows for cell in row if cell.id]
        return {cell.id: cell.value for cell in cells}
    if question.pairs:
        return {pair.left: pair.right for pair in question.pairs}
    if question.items:
        return [item.text for item in question.items]
    return [option.text for option in question.options if option.correct]
