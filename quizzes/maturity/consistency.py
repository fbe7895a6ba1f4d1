"""Checks of answers: contradictions, low effort, too many gaps; and the reliability badge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

from quizzes.maturity.model import Answers, Instrument, Scores
from quizzes.maturity.scoring import holds

Ticks = Mapping[int, Sequence[bool]]
"""Per level 3 to 5: which pieces of its evidence were ticked."""

EXTREMES = 4
STRAIGHT_LINE = 8
FASTEST = 4.0
UNKNOWN_SHARE = Fraction(3, 10)
GUTTMAN_ERRORS = 3
LOW_EFFORT_SHARE = Fraction(1, 4)
EVIDENCE_FROM = 3


class Reliability(StrEnum):
    """How far an assessment can be relied on."""

    HIGH = "high"
    FAIR = "fair"
    LOW = "low"


@dataclass(frozen=True)
class Flag:
    """A raised check, the dimensions it is about and what it says."""

    code: str
    dimensions: tuple[str, ...]
    text: str


def find_contradictions(
    instrument: Instrument, uncapped: Scores, final: Scores
) -> tuple[Flag, ...]:
    """Return the contradictions between dimensions, in the instrument's order.

    They test the uncapped scores. A check that caps tests the final ones, and
    counts only if the score it would cap stands above the cap.
    """
    flags = []
    for check in instrument.checks:
        touched = tuple(sorted({*check.at_least, *check.at_most, *check.limits}, key=_number))
        raised = holds(check.at_least, check.at_most, final if check.limits else uncapped)
        if check.limits and not any(_above(uncapped.get(d), n) for d, n in check.limits.items()):
            raised = False
        if raised:
            flags.append(Flag(check.code, touched, check.text))
    return tuple(flags)


def _number(dimension: str) -> int:
    return int(dimension[1:])


def _above(score: Fraction | None, limit: int) -> bool:
    return score is not None and score > limit


def check_respondent(
    instrument: Instrument,
    answers: Answers,
    seconds: Sequence[float] = (),
    evidence: Mapping[str, Ticks] | None = None,
) -> tuple[Flag, ...]:
    """Return what one respondent's raw answers raise of C9 to C12.

    ``seconds`` are the times taken per dimension, as far as they are known;
    ``evidence`` is None where the questionnaire did not ask for it.
    """
    given = {d: level for d, level in answers.items() if level is not None}
    flags = []
    if given and max(given.values()) - min(given.values()) >= EXTREMES:
        ends = {max(given.values()), min(given.values())}
        flags.append(_flag(instrument, "C9", (d for d, n in given.items() if n in ends)))
    straight = len(given) >= STRAIGHT_LINE and len(set(given.values())) == 1
    if straight or (seconds and median(seconds) < FASTEST):
        flags.append(_flag(instrument, "C10", ()))
    unknown = len(instrument.dimensions) - len(given)
    if unknown > UNKNOWN_SHARE * len(instrument.dimensions):
        flags.append(
            _flag(instrument, "C11", (d.id for d in instrument.dimensions if d.id not in given))
        )
    if evidence is not None and count_evidence_errors(given, evidence) >= GUTTMAN_ERRORS:
        flags.append(_flag(instrument, "C12", ()))
    return tuple(flags)


def _flag(instrument: Instrument, code: str, dimensions: Iterable[str]) -> Flag:
    ids = tuple(sorted(dimensions, key=_number))
    return Flag(code, ids, instrument.notes[code])


def count_evidence_errors(answers: Mapping[str, int], evidence: Mapping[str, Ticks]) -> int:
    """Return how often evidence and level disagree.

    One error for each dimension at level 3 or more without any evidence, and
    one for each level with evidence above a level that lacks some.
    """
    errors = 0
    for dimension, level in answers.items():
        ticks = evidence.get(dimension, {})
        ticked = [n for n in sorted(ticks) if any(ticks[n])]
        if level >= EVIDENCE_FROM and not ticked:
            errors += 1
        for upper in ticked:
            lower = [n for n in ticks if EVIDENCE_FROM <= n < upper]
            errors += any(not all(ticks[n]) for n in lower)
    return errors


def rate_reliability(
    contradictions: Sequence[Flag],
    confirmed: frozenset[str],
    unevidenced: Sequence[str],
    low_effort: int,
    respondents: int,
) -> Reliability:
    """Return the badge: high without open flags, fair with one or two, else low.

    Each contradiction that nobody confirmed counts; dimensions without evidence
    count as one together, and so do low-effort respondents above a quarter.
    """
    count = sum(flag.code not in confirmed for flag in contradictions)
    count += bool(unevidenced)
    count += low_effort > LOW_EFFORT_SHARE * respondents
    if count == 0:
        return Reliability.HIGH
    return Reliability.FAIR if count <= 2 else Reliability.LOW
