"""Rules about options: their number, form, likeness and order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from quizzes.linting.items import Choice, Item
from quizzes.linting.rules import Hit, Severity
from quizzes.linting.words import rate_similarity, read_numbers, read_words
from quizzes.model import Kind

_COMBINATION = re.compile(
    r"\b(all|none|any|both|neither) of (the )?(above|these|following)\b"
    r"|\bboth [a-f] and [a-f]\b|\b[a-f] and [a-f] only\b"
    r"|\b[ivx]+ (and|or) [ivx]+\b( only)?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"^([$€£]|USD |EUR )?[−+-]?\d[\d,]*(\.\d+)?\s*([^\d\s]*(?: [^\d\s]+){0,3})$")
_NO_FORM = frozenset({"nothing", "something", "anything", "everything", "during", "spring"})


def check_options(item: Item) -> Iterator[Hit]:
    """Yield what is wrong with the options of a choice question."""
    yield from _count(item)
    yield from _compare(item)
    for number, choice in enumerate(item.choices, 1):
        found = _COMBINATION.search(choice.text)
        if found:
            yield Hit("E03", f"options[{number}]", f"“{found.group()}”.")
    if item.single:
        yield from _check_amounts(item)


def _count(item: Item) -> Iterator[Hit]:
    count, keys = len(item.choices), len(item.keys)
    said = f"{count} options with {keys} correct"
    if item.single and (count != 4 or keys != 1):
        yield Hit("E01", "options", f"{said}; four and one are needed.")
    several = item.question.kind is Kind.MULTIPLE_RESPONSE
    if several and not (4 <= count <= 6 and 2 <= keys < count):
        yield Hit("E01", "options", f"{said}; four to six, two or more and not all.")


def _compare(item: Item) -> Iterator[Hit]:
    for one, other in combinations(item.choices, 2):
        if _normalise(one) == _normalise(other):
            yield Hit("E02", "options", f"Two options read “{one.text}”.")
        elif read_numbers(one.text) == read_numbers(other.text):
            likeness = rate_similarity(one.text, other.text)
            if likeness >= item.limits.option_similarity:
                said = f"“{one.text}” and “{other.text}” are alike by {likeness:.2f}."
                yield Hit("E02", "options", said, Severity.WARNING)


def _normalise(choice: Choice) -> tuple[list[str], list[str]]:
    signed = choice.text.replace("−", "-").replace(",", "")
    return read_words(choice.text), re.findall(r"-?\d+(?:\.\d+)?", signed)


def _check_amounts(item: Item) -> Iterator[Hit]:
    """Options that are all amounts are shown in order, if they have one form."""
    amounts = [_AMOUNT.match(choice.text) for choice in item.choices]
    found = [match for match in amounts if match]
    if len(found) < len(amounts) or not found:
        return
    units = {(match.group(1), match.group(3)) for match in found}
    decimals = {len(match.group(2) or "") for match in found}
    if len(units) > 1 or len(decimals) > 1:
        yield Hit("E10", "options", ", ".join(f"“{c.text}”" for c in item.choices) + ".")


def check_form(item: Item) -> Iterator[Hit]:
    """Yield the option of a single-choice question that stands out by its form."""
    if not item.single or len(item.choices) != 4:
        return
    for number, choice in enumerate(item.choices, 1):
        words = read_words(choice.text)
        if words[:1] and words[0] in item.limits.vague:
            yield Hit("W22", f"options[{number}]", f"Begins with “{words[0]}”.")
    for look in (_sign, _first_word):
        forms = [look(choice.text) for choice in item.choices]
        common, often = Counter(forms).most_common(1)[0]
        if often == 3:
            odd = next(place for place, form in enumerate(forms) if form != common)
            said = f"“{item.choices[odd].text}” stands out from three alike."
            yield Hit("W20", f"options[{odd + 1}]", said)
            return


def _first_word(text: str) -> str:
    return next(iter(read_words(text)), "")


def _sign(text: str) -> tuple[bool, ...]:
    first = _first_word(text)
    return (
        re.match(r"[$€£−+-]?\s?\d|USD |EUR ", text) is not None,
        len(first) > 4 and first.endswith("ing") and first not in _NO_FORM,
        first == "to",
        re.match(r"(an?|the) ", text, re.IGNORECASE) is not None,
        text.endswith((".", ";")),
    )
