"""Whether a question's numbers work out, over many seeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.model import Question, Variant
from quizzes.numbers import ExpressionError
from quizzes.texts import format_number
from quizzes.variants import DegenerateVariantError, make_variant

Finding = tuple[str, str]


def check_seeds(question: Question, seeds: int) -> Iterator[Finding]:
    """Yield the first thing wrong over the seeds; one finding is enough to act on."""
    for seed in range(1, (seeds if question.variables else 1) + 1):
        try:
            variant = make_variant(question, seed)
        except ExpressionError as error:
            yield "formulas", f"E09: {error}."
            return
        except DegenerateVariantError as error:
            yield "constraints", f"E09: no usable variant within 50 tries, {error}."
            return
        finding = _check_variant(variant)
        if finding:
            yield finding
            return


def _check_variant(variant: Variant) -> Finding | None:
    answer = variant.question.answer
    if answer is None or variant.key is None or not variant.solution:
        return None
    shown = format_number(variant.key, answer.decimals)
    if not _holds_number(variant.solution[-1], shown):
        last = variant.solution[-1]
        return (
            "solution",
            f"E09: seed {variant.seed}: the last step, “{last}”, lacks the key {shown}.",
        )
    return None


def _holds_number(text: str, shown: str) -> bool:
    plain = shown.replace(",", "")
    bare = text.replace(",", "")
    return re.search(rf"(?<![\d.]){re.escape(plain)}(?!\d|\.\d)", bare) is not None
