"""What only the whole bank can show: places and lengths of keys, coverage, the mix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.model import Library
from quizzes.linting.guessing import guess, rate_all
from quizzes.linting.items import Item
from quizzes.linting.limits import Limits
from quizzes.linting.places import count_places, measure_unevenness
from quizzes.model import Kind, Question

_CALCULATED = frozenset({Kind.NUMERIC, Kind.TABLE})
_UNEVEN = 11.345  # chi-square, 3 degrees of freedom, 1 %


@dataclass(frozen=True)
class Figure:
    """A measured value of the bank, what it may be, and whether it is."""

    rule: str
    name: str
    value: str
    limit: str
    met: bool


def measure_bank(items: Sequence[Item], library: Library, limits: Limits) -> list[Figure]:
    """Return the figures in the order of their codes.

    Keys are counted wherever options are, in parts of cases as well. What the bank has
    of topics, sections, levels and calculations counts a case once, as itself.
    """
    single = [item for item in items if item.single and len(item.choices) == 4 and item.keys]
    whole = [item for item in items if not item.part]
    return [
        *_measure_places(single, limits),
        *_measure_lengths(single, limits),
        *_measure_coverage(whole, library, limits),
        *_measure_mix(whole, limits),
        _limited("S2", "A test-wise guesser earns", guess(items, rate_all), 0, limits.guesser_most),
    ]


def _measure_places(single: list[Item], limits: Limits) -> Iterator[Figure]:
    names = ("The key stands in place", "Among amounts the key has rank")
    for name, counts in zip(names, count_places(single, limits.position_seeds), strict=True):
        total = sum(counts)
        for place, count in enumerate(counts if total else (), 1):
            share = count / total
            least, most = limits.position_least, limits.position_most
            yield _limited("S1", f"{name} {place}", share, least, most)
    uneven = measure_unevenness(count_places(single, 1)[0])
    yield Figure(
        "S1", "Unevenness of places, χ²", f"{uneven:.1f}", f"≤ {_UNEVEN:.1f}", uneven <= _UNEVEN
    )


def _measure_lengths(single: list[Item], limits: Limits) -> Iterator[Figure]:
    longest = shortest = 0
    for item in single:
        key, others = len(item.keys[0].text), [len(choice.text) for choice in item.distractors]
        longest += key > max(others)
        shortest += key < min(others)
    total, most = len(single) or 1, limits.extreme_most
    yield _limited("S2", "The key is the longest option", longest / total, 0, most)
    yield _limited("S3", "The key is the shortest option", shortest / total, 0, most)


def _measure_coverage(items: Sequence[Item], library: Library, limits: Limits) -> Iterator[Figure]:
    asked = Counter((item.question.topic, item.question.section) for item in items)
    topics = Counter(item.question.topic for item in items)
    levels: dict[str, set[str]] = defaultdict(set)
    negative = sum(
        any(asked.negative for asked in (item.question, *item.question.parts)) for item in items
    )
    for item in items:
        levels[item.question.topic].add(item.question.level)
    sections = [(topic.slug, section.id) for topic in library.topics for section in topic.sections]
    slugs = [topic.slug for topic in library.topics]
    thin = sum(asked[place] < limits.section_fewest for place in sections)
    few = sum(topics[slug] < limits.topic_fewest for slug in slugs)
    flat = sum(len(levels[slug]) < limits.topic_fewest_levels for slug in slugs)
    yield _limited(
        "S4", "Negative questions", negative / (len(items) or 1), 0, limits.negative_most
    )
    yield _none(f"Sections with fewer than {limits.section_fewest} questions", thin)
    yield _none(f"Topics with fewer than {limits.topic_fewest} questions", few)
    yield _none(f"Topics with fewer than {limits.topic_fewest_levels} levels", flat)


def _measure_mix(items: Sequence[Item], limits: Limits) -> Iterator[Figure]:
    total = len(items) or 1
    calculated = sum(_calculates(item.question) for item in items) / total
    low, high = limits.calculation_least, limits.calculation_most
    yield _limited("S6", "Calculations", calculated, low, high)
    levels = Counter(item.question.level for item in items)
    wanted = {
        "remember": limits.remember_share,
        "understand": limits.understand_share,
        "apply": limits.apply_share,
        "analyse and evaluate": limits.judge_share,
    }
    for name, share in wanted.items():
        found = sum(levels[level] for level in name.split(" and ")) / total
        least, most = share - limits.level_slack, share + limits.level_slack
        yield _limited("S7", f"Level {name}", found, least, most)


def _calculates(question: Question) -> bool:
    """Tell whether a question is a calculation; a case is if half of its parts are."""
    parts = question.parts or (question,)
    return 2 * sum(part.kind in _CALCULATED for part in parts) >= len(parts)


def _limited(rule: str, name: str, share: float, least: float, most: float) -> Figure:
    limit = f"≤ {most:.0%}" if least == 0 else f"{least:.0%} to {most:.0%}"
    met = round(least, 6) <= round(share, 6) <= round(most, 6)
    said = limit.replace("%", "\N{NARROW NO-BREAK SPACE}%")
    return Figure(rule, name, f"{100 * share:.1f}\N{NARROW NO-BREAK SPACE}%", said, met)


def _none(name: str, count: int) -> Figure:
    return Figure("S5", name, str(count), "0", count == 0)
