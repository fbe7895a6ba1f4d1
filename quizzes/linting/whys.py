"""Rules about whys, and about texts that name an option by letter or place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.linting.items import Item
from quizzes.linting.rules import Hit
from quizzes.linting.words import rate_similarity

_LETTER = re.compile(
    r"\b(option|answer|choice) ([a-f]\b|\d)"
    r"|\b(first|second|third|fourth|last) (option|answer|choice)\b"
    r"|\bthe option (above|below)\b",
    re.IGNORECASE,
)
_WRONG_START = re.compile(r"\s*(wrong|incorrect|tempting)\b", re.IGNORECASE)
_RIGHT_START = re.compile(r"\s*(right|correct)\b", re.IGNORECASE)


def check_whys(item: Item) -> Iterator[Hit]:
    """Yield what is wrong with the explanations of options."""
    limits, whys = item.limits, [choice.why for choice in item.choices]
    for number, choice in enumerate(item.choices, 1):
        place = f"options[{number}].why"
        if len(choice.why) < limits.why_shortest:
            said = f"{len(choice.why)} characters; at least {limits.why_shortest}."
            yield Hit("E04", place, said)
        wrong_start = _WRONG_START if choice.correct else _RIGHT_START
        started = wrong_start.match(choice.why)
        if started:
            side = "key" if choice.correct else "distractor"
            yield Hit("E04", place, f"A {side}'s why begins with {started.group().strip()}.")
        yield from _name_letters(choice.why, place)
        if any(rate_similarity(choice.why, w) >= limits.why_similarity for w in whys[: number - 1]):
            yield Hit("E04", place, "Too much like an earlier why.")


def check_reasons(item: Item) -> Iterator[Hit]:
    """Yield what is wrong with the explanations of items, pairs and extras."""
    asked, limits = item.question, item.limits
    reasons = [(f"items[{n}].why", entry.why) for n, entry in enumerate(asked.items, 1)]
    reasons += [(f"pairs[{n}].why", pair.why) for n, pair in enumerate(asked.pairs, 1)]
    reasons += [(f"extras[{n}].why", extra.why) for n, extra in enumerate(asked.extras, 1)]
    for number, (place, why) in enumerate(reasons):
        if len(why) < limits.why_shortest:
            yield Hit("E04", place, f"{len(why)} characters; at least {limits.why_shortest}.")
        yield from _name_letters(why, place)
        before = (other for _, other in reasons[:number])
        if any(rate_similarity(why, other) >= limits.why_similarity for other in before):
            yield Hit("E04", place, "Too much like an earlier why.")


def check_stem_letters(item: Item) -> Iterator[Hit]:
    """Yield where the stem names an option by letter or place."""
    yield from _name_letters(item.stem, "stem")


def check_misconceptions(item: Item) -> Iterator[Hit]:
    """Yield the distractors without a misconception."""
    for number, option in enumerate(item.question.options, 1):
        if not option.correct and not option.misconception:
            yield Hit("I27", f"options[{number}]", f"“{option.text}” names none.")


def _name_letters(text: str, place: str) -> Iterator[Hit]:
    found = _LETTER.search(text)
    if found:
        yield Hit("E05", place, f"“{found.group()}”.")
