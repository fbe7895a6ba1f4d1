"""The drawing of certainty: what was claimed, and what was right."""

from __future__ import annotations

from collections.abc import Sequence

from kb.charts.canvas import Canvas
from kb.charts.scale import Scale
from quizzes.calibration import Calibration, Confidence

WIDTH, HEIGHT = 328, 268
LEFT, RIGHT, TOP, BOTTOM = 36, 320, 26, 222
HALF = 26  # of the width of a claim
CAP = 6

_ADVICE = {
    Confidence.OVER: "Slow down on those, or say less.",
    Confidence.UNDER: "You know more there than you say.",
}


def draw_calibration(calibrations: Sequence[Calibration]) -> Canvas:
    """Return the drawing: a dashed box for each claim, a dot in its interval for what was right."""
    canvas = Canvas(WIDTH, HEIGHT)
    y = Scale(0, 1, BOTTOM, TOP)
    canvas.text((0, 9), "right, %", "u")
    for share in (0, 0.25, 0.5, 0.75, 1):
        canvas.line((LEFT, y(share)), (RIGHT, y(share)), "g" if share else "a")
        canvas.text((LEFT - 8, y(share)), f"{100 * share:.0f}", "e")
    band = (RIGHT - LEFT) / len(calibrations)
    for place, each in enumerate(calibrations):
        middle = LEFT + (place + 0.5) * band
        low, high = each.claimed
        canvas.rect((middle - HALF, y(high)), 2 * HALF, y(low) - y(high), "claim")
        canvas.text((middle, BOTTOM + 16), each.certainty.value, "m b")
        canvas.text((middle, BOTTOM + 33), f"n = {each.n}", "m")
        if each.interval and each.share is not None:
            ends = [y(end) for end in each.interval]
            canvas.line((middle, ends[0]), (middle, ends[1]), "i")
            for end in ends:
                canvas.line((middle - CAP, end), (middle + CAP, end), "i")
            canvas.dot((middle, y(each.share)), "d d1")
    return canvas


def advise(calibrations: Sequence[Calibration]) -> str:
    """Return what the drawing says, the most telling certainty first, with advice if any."""
    for each in reversed(calibrations):
        if each.confidence in _ADVICE and each.share is not None:
            low, high = each.claimed
            return (
                f"Your “{each.certainty.value}” answers are right {each.share:.0%} of the time, "
                f"where {100 * low:.0f} to {high:.0%} was claimed. {_ADVICE[each.confidence]}"
            ).replace("%", "\u202f%")
    if any(each.confidence for each in calibrations):
        return "What you say of your answers fits how often they are right."
    return "Say how sure you are when you answer; five answers of one kind show something."
