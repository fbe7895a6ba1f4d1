"""Several respondents: one voice for each function, gaps between them, what may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizzes.maturity.model import Answers
from quizzes.maturity.quantiles import FEWEST, find_median

OTHER = "other"


@dataclass(frozen=True)
class Respondent:
    """One person's answers. ``function`` may be empty; ``level`` is their rank's name."""

    function: str
    level: str
    answers: Answers


def group_answers(respondents: Iterable[Respondent], dimension: str) -> dict[str, list[int]]:
    """Return the answers to a dimension by function; who names none is in "other"."""
    groups: dict[str, list[int]] = {}
    for person in respondents:
        answer = person.answers.get(dimension)
        if answer is not None:
            groups.setdefault(person.function or OTHER, []).append(answer)
    return groups


def score_dimension(respondents: Iterable[Respondent], dimension: str) -> Fraction | None:
    """Return the median of the functions' medians, or None if nobody answered."""
    groups = group_answers(respondents, dimension)
    return find_median(find_median(group) for group in groups.values()) if groups else None


def measure_gap(groups: Mapping[str, Sequence[int]]) -> Fraction | None:
    """Return the distance between the groups' extreme medians; None below two groups."""
    medians = [find_median(group) for group in groups.values() if group]
    return max(medians) - min(medians) if len(medians) > 1 else None


def compare_levels(
    respondents: Iterable[Respondent], dimension: str, one: str, other: str
) -> Fraction | None:
    """Return how far the medians of two ranks lie apart; None if one gave no answer."""
    people = list(respondents)
    groups = {
        name: [a for p in people if p.level == name and (a := p.answers.get(dimension)) is not None]
        for name in (one, other)
    }
    return measure_gap(groups)


def merge_functions(respondents: Iterable[Respondent]) -> dict[str, str]:
    """Return, per stated function, the group it is shown as; empty if none may be shown.

    Functions with fewer than three people merge into "other"; if that has one
    or two, the smallest shown function joins it.
    """
    sizes = Counter(person.function or OTHER for person in respondents)
    shown = {f: f if n >= FEWEST else OTHER for f, n in sizes.items()}
    merged = sum(n for f, n in sizes.items() if shown[f] == OTHER)
    named = [f for f in shown if shown[f] != OTHER]
    if 0 < merged < FEWEST and named:
        shown[min(named, key=lambda f: (sizes[f], f))] = OTHER
    return shown if len(set(shown.values())) > 1 else {}
