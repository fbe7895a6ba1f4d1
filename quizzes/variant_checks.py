"""Whether a question's numbers work out, over many seeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.case_charts import make_chart
from quizzes.model import Question
from quizzes.numbers import ExpressionError
from quizzes.texts import format_number
from quizzes.variant_model import Variant
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
        finding = check_variant(variant)
        if finding:
            yield finding
            return


def check_variant(variant: Variant) -> Finding | None:
    """Return the first thing wrong with a variant or its parts, or None."""
    for asked in (variant, *variant.parts):
        finding = _check_shown(asked)
        if finding:
            return join_place(name_place(asked.question), finding[0]), finding[1]
    return None


def name_place(question: Question) -> str:
    """Return the field of a case that holds this part, or nothing for a whole question."""
    return f"parts.{question.part_id}" if "/" in question.id else ""


def join_place(*places: str) -> str:
    """Return a field's path from its pieces, of which any may be empty."""
    return ".".join(place for place in places if place)


def _check_shown(variant: Variant) -> Finding | None:
    if variant.question.chart and make_chart(variant) is None:
        return "chart", "No row of the exhibit has numbers alone. Correct it or remove the chart."
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
