"""Rules about cues by which somebody finds the key without knowing the subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from statistics import median

from quizzes.linting.items import Choice, Item
from quizzes.linting.rules import Hit
from quizzes.linting.words import find_words, read_words


def check_cues(item: Item, frequency: Mapping[str, float]) -> Iterator[Hit]:
    """Yield the cues of a choice question; ``frequency`` is the share of stems with a token."""
    if not item.keys or not item.distractors:
        return
    if item.single:
        yield from _check_longest(item)
        yield from _check_convergence(item)
    limits = item.limits
    wrong = [find_words(choice.text, limits.absolutes) for choice in item.distractors]
    if any(wrong) and not find_words(item.key_text, limits.absolutes):
        said = ", ".join(dict.fromkeys(word for found in wrong for word in found))
        yield Hit("W15", "options", f"Only distractors have: {said}.")
    hedged = find_words(item.key_text, limits.hedges)
    if hedged and not any(find_words(choice.text, limits.hedges) for choice in item.distractors):
        yield Hit("W16", "options", f"Only the key has: {', '.join(hedged)}.")
    yield from _check_clang(item, frequency)


def _check_longest(item: Item) -> Iterator[Hit]:
    key, others = len(item.keys[0].text), [len(choice.text) for choice in item.distractors]
    limits = item.limits
    if key > limits.length_ratio * median(others) and key - max(others) >= limits.length_lead:
        said = f"The key has {key} characters, the others {', '.join(map(str, others))}."
        yield Hit("W14", "options", said)


def _check_clang(item: Item, frequency: Mapping[str, float]) -> Iterator[Hit]:
    limits = item.limits
    key: Set[str] = {stem for choice in item.keys for stem in choice.stems}
    wrong: Set[str] = {stem for choice in item.distractors for stem in choice.stems}
    rare = sorted(
        stem
        for stem in (item.stems & key) - wrong
        if frequency.get(stem, 0) <= limits.clang_frequency
        and any(len(word) >= limits.clang_letters for word in _spell(stem, item))
    )
    if rare:
        yield Hit("W17", "options", f"Stem and key alone share: {', '.join(rare)}.")


def _spell(stem: str, item: Item) -> Iterator[str]:
    start = stem[: max(3, len(stem) - 1)]
    return (word for word in read_words(item.key_text) if word.startswith(start))


def _check_convergence(item: Item) -> Iterator[Hit]:
    rates = rate_convergence(item.choices)
    if not rates or all(choice.text[:1].isdigit() for choice in item.choices):
        return
    key = next(rate for rate, choice in zip(rates, item.choices, strict=True) if choice.correct)
    best = max(rate for rate, c in zip(rates, item.choices, strict=True) if not c.correct)
    limits = item.limits
    if key >= limits.convergence and key - best >= limits.convergence_lead:
        said = f"The key shares {key:.2f} with the others, the next option {best:.2f}."
        yield Hit("W19", "options", said)


def rate_convergence(choices: Sequence[Choice]) -> list[float]:
    """Return how much each option has in common with the others, or nothing to compare.

    What all of them have in common says nothing and is left out.
    """
    if len(choices) < 2:
        return []
    common = frozenset.intersection(*(frozenset(choice.tokens) for choice in choices))
    tokens = [choice.tokens - common for choice in choices]
    if not all(tokens):
        return []
    return [
        sum(
            len(own & other) / min(len(own), len(other))
            for place, other in enumerate(tokens)
            if place != at
        )
        / (len(tokens) - 1)
        for at, own in enumerate(tokens)
    ]
