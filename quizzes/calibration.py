"""Whether somebody who says they are certain is right as often as that claims.

The ranges are those of certainty-based marking: at them it pays to pass from one level to
the next (Gardner-Medwin 2006, "Confidence-based marking: towards deeper learning and
better exams"; Moodle shows its learners the same 67 % and 80 %).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from quizzes.answers import Counted
from quizzes.intervals import find_interval
from quizzes.model import Certainty

CLAIMS: Mapping[Certainty, tuple[float, float]] = MappingProxyType(
    {
        Certainty.UNSURE: (0.0, 0.67),
        Certainty.FAIR: (0.67, 0.80),
        Certainty.CERTAIN: (0.80, 1.0),
    }
)


class Confidence(StrEnum):
    """How a share that was right compares with what was claimed."""

    OVER = "overconfident"
    AS_CLAIMED = "as claimed"
    UNDER = "underconfident"


@dataclass(frozen=True)
class Calibration:
    """How often answers of one certainty were right; ``share`` is None without any.

    ``claimed`` is the range that the certainty stands for. ``interval`` and
    ``confidence`` are None with too few answers to say anything.
    """

    certainty: Certainty
    claimed: tuple[float, float]
    n: int
    right: int
    share: float | None
    interval: tuple[float, float] | None
    confidence: Confidence | None


def calibrate(answers: Iterable[Counted]) -> tuple[Calibration, ...]:
    """Return the calibration of unsure, fair and certain; part of the credit isn't right."""
    counts = {certainty: [0, 0] for certainty in Certainty}
    for answer in answers:
        if answer.certainty is not None:
            counts[answer.certainty][answer.right] += 1
    return tuple(
        _compare(certainty, right, wrong + right) for certainty, (wrong, right) in counts.items()
    )


def _compare(certainty: Certainty, right: int, n: int) -> Calibration:
    interval = find_interval(right, n)
    claimed = CLAIMS[certainty]
    confidence = judge_share(claimed, interval) if interval else None
    return Calibration(certainty, claimed, n, right, right / n if n else None, interval, confidence)


def judge_share(claimed: tuple[float, float], interval: tuple[float, float]) -> Confidence:
    """Return what an interval says of a claim: nothing against it as long as they meet."""
    if interval[1] < claimed[0]:
        return Confidence.OVER
    return Confidence.UNDER if interval[0] > claimed[1] else Confidence.AS_CLAIMED


def list_confidently_wrong(answers: Iterable[Counted]) -> tuple[Counted, ...]:
    """Return the last answers to questions that were certain and wrong, newest first."""
    last: dict[str, Counted] = {}
    for answer in sorted(answers, key=lambda each: each.answered_at):
        last[answer.question_id] = answer
    wrong = (a for a in last.values() if a.certainty is Certainty.CERTAIN and not a.right)
    return tuple(sorted(wrong, key=lambda a: (a.answered_at, a.question_id), reverse=True))
