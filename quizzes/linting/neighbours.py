"""Questions that are too near one another: duplicates, enemies, stems that give keys away."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import log, sqrt

from quizzes.linting.items import Item
from quizzes.linting.rules import Hit, Severity
from quizzes.linting.words import stem_word

_NUMBER = re.compile(r"\d[\d,.]*")
Vector = Mapping[str, float]


def find_neighbours(items: Sequence[Item]) -> Iterator[tuple[Item, Hit]]:
    """Yield each pair that is alike, once, at the later of the two.

    Numbers don't count: questions that differ in numbers alone are one question.
    """
    vectors = weigh_texts([f"{item.stem} {item.key_text}" for item in items])
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for gram, weight in vector.items():
            for earlier, other in postings[gram]:
                shared[earlier] += weight * other
            postings[gram].append((at, weight))
        for earlier, cosine in sorted(shared.items()):
            hit = _judge(items[earlier], items[at], cosine)
            if hit:
                yield items[at], hit


def _judge(one: Item, other: Item, cosine: float) -> Hit | None:
    limits, declared = one.limits, are_enemies(one, other)
    said = f"Like {one.question.id} by {cosine:.2f}."
    if cosine >= limits.duplicate:
        return Hit("E11", "stem", said)
    if declared:
        return None
    if cosine >= limits.near_duplicate:
        return Hit("E11", "stem", said, Severity.WARNING)
    places = {(item.question.topic, item.question.section) for item in (one, other)}
    if cosine >= limits.enemy and len(places) == 1 and one.whole is not other.whole:
        return Hit("S8", "enemies", said)
    return None


def are_enemies(one: Item, other: Item) -> bool:
    """Tell whether either declares the other; a part does as its case does."""
    return other.whole.id in one.whole.enemies or one.whole.id in other.whole.enemies


def weigh_texts(texts: Sequence[str]) -> list[Vector]:
    """Return each text's words and pairs of words with their weights, of length 1 together."""
    grams = [_count_grams(text) for text in texts]
    spread = Counter(gram for counted in grams for gram in counted)
    vectors: list[Vector] = []
    for counted in grams:
        raw = {g: n * (1 + log(len(texts) / spread[g])) for g, n in counted.items()}
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors.append({gram: weight / length for gram, weight in raw.items()})
    return vectors


def _count_grams(text: str) -> Counter[str]:
    found = _NUMBER.sub("#", text.casefold()).split()
    bare = [word.strip(".,;:?!()“”\"'") or word for word in found]
    words = [stem_word(word) for word in bare]
    return Counter([*words, *(f"{one} {two}" for one, two in pairwise(words))])


def find_giveaways(items: Sequence[Item]) -> Iterator[tuple[Item, Hit]]:
    """Yield each question whose key stands in another's stem, within a few words."""
    holders: dict[str, set[int]] = defaultdict(set)
    for at, item in enumerate(items):
        for stem in item.stems:
            holders[stem].add(at)
    for at, item in enumerate(items):
        key = {stem for choice in item.keys for stem in choice.stems}
        limits = item.limits
        if len(item.keys) != 1 or len(key) < limits.giveaway_stems:
            continue
        needed = max(limits.giveaway_stems, limits.giveaway_share * len(key))
        shared = Counter(place for stem in key for place in holders[stem] if place != at)
        for place, count in sorted(shared.items()):
            other = items[place]
            if count >= needed and not are_enemies(item, other) and _stands(key, other, needed):
                yield item, Hit("W25", "stem", f"The stem of {other.question.id} says the key.")


def _stands(key: set[str], other: Item, needed: float) -> bool:
    stems, window = [stem_word(word) for word in other.words], other.limits.giveaway_window
    return any(
        len(key.intersection(stems[start : start + window])) >= needed
        for start in range(max(1, len(stems) - window + 1))
    )
