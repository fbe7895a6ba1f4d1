"""What cases may not do: their shape, and what only their parts may hold."""

from __future__ import annotations

from collections.abc import Iterator

from quizzes.model import Kind, Question
from quizzes.variant_checks import Finding

PARTS = (2, 6)


def check_case(question: Question) -> Iterator[Finding]:
    """Yield what is wrong with a situation and the set of its parts, or with its use elsewhere."""
    if question.kind is not Kind.CASE:
        for field in ("chart", "minutes", "parts"):
            if getattr(question, field):
                yield field, f"Only a case has {field}. Remove it."
        return
    least, most = PARTS
    if not least <= len(question.parts) <= most:
        yield "parts", f"E01: {len(question.parts)} parts; {least} to {most} are needed."
    names = [part.part_id for part in question.parts]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "parts", f"{name} is given twice. Give one a new id."
    if question.exhibit is None and not question.minutes:
        yield "exhibit", "A case shows an exhibit, or minutes of a meeting. Add one of the two."
    for field in ("solution", "mistakes", "negative"):
        if getattr(question, field):
            yield field, "Write this in a part; the case itself asks nothing."
    if question.chart and question.exhibit is None:
        yield "chart", "A chart draws the exhibit's rows. Add an exhibit or remove it."
