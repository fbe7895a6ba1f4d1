"""What the words of a question may not do: give the key away, name letters, repeat themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from quizzes.model import Kind, Question

MIN_WHY = 40
MAX_SAME_WHY = 0.80

_COMBINATION = re.compile(
    r"\b(all|none|any|both|neither) of (the )?(above|these|following)\b"
    r"|\bboth [a-f] and [a-f]\b|\b[a-f] and [a-f] only\b"
    r"|\b[ivx]+ (and|or) [ivx]+\b( only)?",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(option|answer|choice) ([a-f]\b|\d)"
    r"|\b(first|second|third|fourth|last) (option|answer|choice)\b"
    r"|\bthe option (above|below)\b",
    re.IGNORECASE,
)
_WRONG_START = re.compile(r"^\s*(wrong|incorrect|tempting)\b", re.IGNORECASE)
_RIGHT_START = re.compile(r"^\s*(right|correct)\b", re.IGNORECASE)
_BLANK = re.compile(r"_{3,}(?!\W*$)")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}

Finding = tuple[str, str]


def check_options(question: Question) -> Iterator[Finding]:
    """Yield what is wrong with the words of options and whys."""
    whys = [option.why for option in question.options]
    texts = [re.sub(r"[\W_]+", " ", o.text.casefold()).strip() for o in question.options]
    if len(set(texts)) < len(texts) and not any("{{" in o.text for o in question.options):
        yield "options", "E02: two options read the same."
    for number, option in enumerate(question.options, 1):
        place = f"options[{number}]"
        if _COMBINATION.search(option.text):
            yield place, "E03: no “all of the above” or combinations of options."
        if len(option.why) < MIN_WHY:
            yield f"{place}.why", f"E04: {len(option.why)} characters; at least {MIN_WHY}."
        wrong_start = _WRONG_START if option.correct else _RIGHT_START
        if wrong_start.match(option.why):
            yield f"{place}.why", "E04: begin the key's with Right, a distractor's with Tempting."
        if _LETTER.search(option.why):
            yield f"{place}.why", "E05: name the option by its words; options are shuffled."
        if any(_too_similar(option.why, other) for other in whys[: number - 1]):
            yield f"{place}.why", "E04: too much like an earlier why. Say what is special here."


def check_reasons(reasons: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Yield what is wrong with whys that belong to no option, each given with its place."""
    for number, (place, why) in enumerate(reasons):
        if len(why) < MIN_WHY:
            yield f"{place}.why", f"E04: {len(why)} characters; at least {MIN_WHY}."
        if _LETTER.search(why):
            yield f"{place}.why", "E05: name the option by its words; options are shuffled."
        if any(_too_similar(why, other) for _, other in reasons[:number]):
            yield f"{place}.why", "E04: too much like an earlier why. Say what is special here."


def _too_similar(one: str, other: str) -> bool:
    similarity = Levenshtein.normalized_similarity(
        one.casefold(), other.casefold(), score_cutoff=MAX_SAME_WHY
    )
    return bool(similarity >= MAX_SAME_WHY)


def check_stem(question: Question) -> Iterator[Finding]:
    """Yield what is wrong with the words of the stem."""
    stem = question.stem.rstrip()
    if _LETTER.search(stem):
        yield "stem", "E05: name an option by its words; options are shuffled."
    choice = question.kind in {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE}
    closing = stem.rstrip(")").endswith((" Choose two.", " Choose three.", " Choose four."))
    if choice and stem.endswith(".") and not closing:
        yield "stem", "E08: end with ?, : or an open sentence."
    if _BLANK.search(stem):
        yield "stem", "E08: a blank stands only at the end."
    said = re.search(r"\bchoose (two|three|four|five)\b", stem, re.IGNORECASE)
    if question.kind is Kind.MULTIPLE_RESPONSE:
        keys = sum(option.correct for option in question.options)
        if said is None or _COUNTS[said.group(1).lower()] != keys:
            yield "stem", f"Say how many to choose: {keys} are correct."
