"""What ordering and matching questions may not do, as far as rules and words can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizzes.model import Kind, Question
from quizzes.variant_checks import Finding

ITEMS = (3, 7)
PAIRS = (3, 6)


def check_arrangement(question: Question) -> Iterator[Finding]:
    """Yield what is wrong with items, pairs and extras; the linter reads their words."""
    ordering, matching = question.kind is Kind.ORDERING, question.kind is Kind.MATCHING
    if question.items and not ordering:
        yield "items", "Only an ordering question has items. Remove them."
    if (question.pairs or question.extras) and not matching:
        yield "pairs", "Only a matching question has pairs and extras. Remove them."
    if ordering:
        yield from _check_count("items", len(question.items), ITEMS)
        yield from _check_texts("items", "", [item.text for item in question.items])
    if matching:
        rights = [pair.right for pair in question.pairs] + [e.text for e in question.extras]
        yield from _check_count("pairs", len(question.pairs), PAIRS)
        yield from _check_texts("pairs", "left ", [pair.left for pair in question.pairs])
        yield from _check_texts("pairs", "right ", rights)


def _check_count(field: str, count: int, limits: tuple[int, int]) -> Iterator[Finding]:
    least, most = limits
    if not least <= count <= most:
        yield field, f"E01: {count} {field}; {least} to {most} are needed."


def _check_texts(field: str, side: str, texts: Sequence[str]) -> Iterator[Finding]:
    plain = [re.sub(r"[\W_]+", " ", text.casefold()).strip() for text in texts]
    if len(set(plain)) < len(plain) and not any("{{" in text for text in texts):
        yield field, f"E02: two {side}texts read the same."
