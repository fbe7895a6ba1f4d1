"""Whether the answers keep up with the clock of an exam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.sittings import Item


@dataclass(frozen=True)
class Pace:
    """Answers against time; ``ahead`` is in seconds of an even pace, negative behind it.

    A case weighs as many questions as it has parts. Without a limit ``left`` and ``ahead``
    are None.
    """

    total: int
    answered: int
    share: float
    left: float | None = None
    ahead: float | None = None
    used: float | None = None

    @property
    def each(self) -> int | None:
        """The seconds that remain for each open question, or None."""
        waiting = self.total - self.answered
        return None if self.left is None or not waiting else int(self.left // waiting)


def compute_pace(items: Sequence[Item], allowed: int | None, left: float | None) -> Pace:
    """Return the pace of an attempt with so many seconds allowed and left."""
    places = sum(item.places for item in items)
    done = [item for item in items if item.answer is not None]
    share = sum(item.places for item in done) / places if places else 0.0
    if not allowed or left is None:
        return Pace(len(items), len(done), share)
    used = allowed - left
    return Pace(len(items), len(done), share, left, share * allowed - used, used / allowed)


def describe_pace(pace: Pace) -> str:
    """Return the pace as a sentence or two."""
    said = f"{pace.answered} of {pace.total} answered."
    waiting = pace.total - pace.answered
    if pace.ahead is None or not waiting:
        return said
    minutes = round(abs(pace.ahead) / 60)
    side = "ahead of" if pace.ahead > 0 else "behind"
    kept = f"about {minutes} min {side}" if minutes else "on"
    remain = "question remains" if waiting == 1 else "questions remain"
    rest = f"{waiting} {remain}, {pace.each} seconds for each."
    return f"{said} You are {kept} an even pace; {rest}" if pace.answered else f"{said} {rest}"
