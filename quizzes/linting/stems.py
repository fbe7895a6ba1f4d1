"""Rules about stems: how they end, ask, and how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizzes.linting.items import Item
from quizzes.linting.rules import Hit
from quizzes.linting.words import (
    ends_with_choosing,
    find_words,
    read_numbers,
    read_words,
    split_sentences,
)
from quizzes.model import Kind

_BLANK = re.compile(r"_{3,}(?!\W*$)")
_NEGATIVE = re.compile(r"\b(not|except|least|never|incorrect)\b", re.IGNORECASE)
_EXEMPT = re.compile(r"\bat least\b|\bleast[- ]cost\b|\bnot only\b", re.IGNORECASE)
_CALCULATED = frozenset({Kind.NUMERIC, Kind.TABLE})
_ARRANGED = frozenset({Kind.ORDERING, Kind.MATCHING})
_RANKS = {"remember": 0, "understand": 1, "apply": 2, "analyse": 3, "evaluate": 3}


def check_stem(item: Item) -> Iterator[Hit]:
    """Yield what is wrong with the end and the negation of a stem."""
    if _BLANK.search(item.question.stem):
        yield Hit("E08", "stem", "A blank stands before the end.")
    if item.question.kind is Kind.CASE:
        if not item.stem.endswith("."):
            yield Hit("E08", "stem", "A case's stem tells the situation and ends with a full stop.")
        return
    if item.stem.endswith(".") and not item.stem.endswith("...") and not _may_end(item):
        yield Hit("E08", "stem", f"It ends “…{item.stem[-40:]}”.")
    said = _EXEMPT.sub("", item.sentence)
    for word in _NEGATIVE.findall(said):
        if word != word.upper():
            yield Hit("E07", "stem", f"“{word}” is not in capitals.")
    if bool(_NEGATIVE.search(said)) != item.question.negative:
        marked = "is marked" if item.question.negative else "isn't marked"
        yield Hit("E07", "negative", f"The question {marked} negative: “{item.sentence}”")


def _may_end(item: Item) -> bool:
    if item.question.kind not in _CALCULATED | _ARRANGED:
        return ends_with_choosing(item.stem)
    clauses = re.split(r"[,:;]", split_sentences(item.stem)[-1])
    return any(read_words(part)[:1] in [[v] for v in item.limits.imperatives] for part in clauses)


def check_length(item: Item) -> Iterator[Hit]:
    """Yield stems and options that are too long or too short."""
    limits, count = item.limits, len(item.words)
    asked = item.question
    scenario = _RANKS[asked.level] == 3 or asked.exhibit is not None or asked.grid is not None
    most = limits.scenario_most_words if scenario else limits.stem_most_words
    fewest = limits.part_fewest_words if item.part else limits.stem_fewest_words
    if asked.kind is Kind.CASE:
        fewest, most = limits.situation_fewest_words, limits.scenario_most_words
    if not fewest <= count <= most:
        yield Hit("W13", "stem", f"{count} words; {fewest} to {most}.")
    for number, choice in enumerate(item.choices, 1):
        length = len(read_words(choice.text))
        if length > limits.option_most_words:
            said = f"{length} words; at most {limits.option_most_words}."
            yield Hit("W13", f"options[{number}]", said)


def check_level(item: Item) -> Iterator[Hit]:
    """Yield a stem that asks for a level two away from the claimed one.

    An order or pairs show their level in the entries, so their stems are not read, and
    neither is that of a case, which asks nothing itself.
    """
    if item.question.kind in _ARRANGED | {Kind.CASE}:
        return
    claimed, seen = _RANKS[item.question.level], _find_levels(item)
    if item.question.level != "understand" and min(abs(claimed - rank) for rank in seen) > 1:
        looks = " or ".join(name for name, rank in _RANKS.items() if rank in seen)
        yield Hit("W21", "level", f"Claims {item.question.level}, looks like {looks}.")


def _find_levels(item: Item) -> set[int]:
    limits, asked = item.limits, item.question
    numbers = bool(read_numbers(item.stem))
    shown = asked.kind in _CALCULATED or asked.exhibit is not None or item.part
    found = set()
    first = read_words(item.sentence)[:1]
    plain = first in (["which"], ["what"]) and len(item.words) <= limits.recall_most_words
    task, judged = _names_actor(item), find_words(item.stem, limits.judgements)
    if plain and not (numbers or shown or task or judged):
        found.add(0)
    if numbers or shown or task:
        found.add(2)
    if judged and len(item.words) >= limits.judgement_fewest_words:
        found.add(3)
    return found or {1}


def _names_actor(item: Item) -> bool:
    """Tell whether the stem speaks of one case: “a planner has …”; “the”
    counts where something is told before the question.
    """
    starts = {"a", "an", "one"} | ({"the"} if len(split_sentences(item.stem)) > 1 else set())
    return any(
        word in starts and set(item.limits.actors) & set(item.words[at : at + 4])
        for at, word in enumerate(item.words)
    )


def check_superlative(item: Item) -> Iterator[Hit]:
    """Yield a question for the best or first without saying by what."""
    if item.question.kind is Kind.CASE:
        return
    asked = find_words(item.sentence, item.limits.superlatives)
    shouted = [word for word in asked if re.search(rf"\b{word.upper()}\b", item.sentence)]
    stems = " ".join(read_words(item.sentence))
    if shouted and not any(word in stems for word in item.limits.criteria):
        yield Hit("W22", "stem", f"“{shouted[0].upper()}” has no criterion in “{item.sentence}”")
