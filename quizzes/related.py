"""Which questions a page shows at the end of a section."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from quizzes.model import Question

MOST = 3


@dataclass(frozen=True)
class SectionQuestions:
    """How many questions a section has, some to show, and the known ones.

    Those read the same every time, and aren't cases. ``asked`` are the ids of those shown
    that this person has answered before.
    """

    count: int
    shown: tuple[Question, ...]
    asked: frozenset[str] = frozenset()


def relate_questions(
    questions: Iterable[Question], asked: Collection[str] = ()
) -> Mapping[str, SectionQuestions]:
    """Return a topic's questions by the anchor of their section, the easiest first."""
    by_section: dict[str, list[Question]] = {}
    for question in sorted(questions, key=lambda q: (q.difficulty, q.id)):
        by_section.setdefault(question.section, []).append(question)
    return {anchor: _choose(some, asked) for anchor, some in by_section.items()}


def _choose(questions: list[Question], asked: Collection[str]) -> SectionQuestions:
    fixed = [q for q in questions if not q.parts and "{{" not in q.stem]
    shown = tuple(fixed[:MOST])
    return SectionQuestions(len(questions), shown, frozenset(q.id for q in shown if q.id in asked))
