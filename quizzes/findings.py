"""What an attempt comes to: the title and the sentences that head the look back."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.durations import show_duration
from quizzes.exams.model import measure_margin
from quizzes.results import WRONG_SURE, Result
from quizzes.sittings import Closing, Mode, Sitting

PERCENT = "\N{NARROW NO-BREAK SPACE}%"


@dataclass(frozen=True)
class Finding:
    """The finding, and what has to be known with it."""

    title: str
    sentence: str


def find_finding(result: Result) -> Finding:
    """Return what the attempt comes to."""
    if not result.answered:
        return Finding(
            "Nothing answered in this set",
            "The questions stay unseen, so a later set may ask them.",
        )
    if result.line is not None and result.possible:
        return _hold_against_line(result, result.line)
    sure = dict(result.groups).get(WRONG_SURE, ())
    right = f"{show_credit(result.credit)} of {result.answered} right"
    if sure:
        title = "One answer was" if len(sure) == 1 else f"{len(sure)} answers were"
        return Finding(
            f"{title} certain and wrong",
            f"{right}. Start with what you were sure of: that is where a misunderstanding hides.",
        )
    left = _say_left(result)
    if result.credit >= result.answered:
        return Finding(
            f"All {result.answered} right", left or "Nothing in this set needs a second look."
        )
    start = "Read the questions below from the top: the ones that teach most come first."
    return Finding(right, f"{left} {start}".strip())


def _say_left(result: Result) -> str:
    left = result.questions - result.answered
    return f"{left} of {result.questions} questions were left open." if left else ""


def _hold_against_line(result: Result, line: int) -> Finding:
    """Return on which side of the line the result is, and what it is worth as evidence."""
    margin = measure_margin(result.possible, line / 100)
    close = abs(result.share - line / 100) < margin
    side = "above" if result.reached else "below"
    if close:
        side = "just above" if result.reached else "just short of"
    points = int(100 * margin + 0.5)
    said = (
        f"{show_credit(result.credit)} of {result.possible} questions that count. With so many "
        f"questions chance alone moves a result by up to {points} points either way"
    )
    end = "this one does not settle on which side you are" if close else "this one is clear"
    return Finding(
        f"{show_percent(result.share)}, {side} the line of {line}{PERCENT}", f"{said}; {end}."
    )


def describe_close(sitting: Sitting) -> str:
    """Return how a closed attempt ended: by its time or by hand, and after how long.

    Without a limit only the end itself is told, since a set may lie for days.
    """
    answered = sum(item.answer is not None for item in sitting.items)
    count = f"{answered} of {len(sitting.items)} answers count."
    if sitting.closed_by is Closing.TIME:
        return f"Time was up. {count}"
    seconds = sitting.rules.seconds
    if seconds is None or sitting.closed_at is None or sitting.deadline_at is None:
        return ""
    left = (sitting.deadline_at - sitting.closed_at).total_seconds()
    taken = show_duration(max(0.0, seconds - left))
    return f"Handed in after {taken} of {show_duration(seconds)}. {count}"


def describe_unscored(sitting: Sitting) -> str:
    """Return which questions don't count, or nothing if all do."""
    places = [str(item.position) for item in sitting.items if not item.scored]
    if not places:
        return ""
    if len(places) == 1:
        return f"Question {places[0]} is on trial and does not count."
    listed = f"{', '.join(places[:-1])} and {places[-1]}"
    return f"Questions {listed} are on trial and do not count."


def name_thing(mode: Mode) -> str:
    """Return what an attempt of this mode is called in a sentence."""
    return {
        Mode.QUIZ: "quiz",
        Mode.EXAM: "exam",
        Mode.REVIEW: "review",
        Mode.PLACEMENT: "placement",
    }.get(mode, "set")


def show_credit(credit: float) -> str:
    """Return credit with one decimal at most."""
    return f"{round(credit, 1):g}"


def show_percent(share: float) -> str:
    """Return a share in percent; what is below a line is never rounded onto it."""
    return f"{int(100 * share + 1e-9)}{PERCENT}"
