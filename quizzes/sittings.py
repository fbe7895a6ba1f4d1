"""An attempt as it stands: its rules, its questions, the answers that count, and their sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import Any

from quizzes.model import Certainty, Question


class Mode(StrEnum):
    """Ways of being asked."""

    PRACTICE = "practice"
    QUIZ = "quiz"
    EXAM = "exam"
    REVIEW = "review"
    PLACEMENT = "placement"


class Reveal(StrEnum):
    """When keys are shown: once a question is answered, or at the end."""

    ONCE = "once"
    END = "end"


class Closing(StrEnum):
    """What closed an attempt."""

    PERSON = "person"
    TIME = "time"


@dataclass(frozen=True)
class Rules:
    """What an attempt is started with.

    ``exam`` is a blueprint's slug, ``line`` its percentage to reach. ``seconds`` is the
    time allowed, extra time included, and None without a limit; ``extra_percent`` says
    what of it is extra, and None that this person has no limit. ``request`` is a
    fingerprint of what was asked for.
    """

    mode: Mode
    seed: int
    reveal: Reveal = Reveal.ONCE
    exam: str = ""
    line: int | None = None
    seconds: int | None = None
    extra_percent: int | None = 0
    may_pause: bool = False
    request: str = ""


@dataclass(frozen=True)
class Asked:
    """A question to be asked in the variant of a seed."""

    question: Question
    seed: int
    scored: bool = True


@dataclass(frozen=True)
class Answer:
    """The answer that counts at a position; ``seconds`` were spent on it, if that is known."""

    sequence: int
    response: Any
    certainty: Certainty | None
    received_at: datetime
    credit: float
    seconds: float | None = None


@dataclass(frozen=True)
class Item:
    """A question's place in an attempt; ``question`` is as it was asked, whatever files say today.

    ``content_hash`` differs from ``question_hash`` where a key was mended afterwards.
    ``sequence`` is the newest one received, 0 without any. An answer that was taken back
    leaves ``answer`` at None, and so does not knowing one in a placement. An item that
    isn't ``scored`` is graded and not counted.
    """

    position: int
    question_id: str
    question_hash: str
    content_hash: str
    question: Question
    seed: int
    topic: str
    section: str
    flagged: bool
    answer: Answer | None
    sequence: int = 0
    scored: bool = True

    @property
    def places(self) -> int:
        """How many questions of an exam this one stands for: a case its parts, others one."""
        return max(1, len(self.question.parts))


@dataclass(frozen=True)
class Sitting:
    """An attempt with its items in order of position."""

    id: str
    rules: Rules
    open: bool
    started_at: datetime
    closed_at: datetime | None
    items: tuple[Item, ...]
    deadline_at: datetime | None = None
    paused_at: datetime | None = None
    closed_by: Closing | None = None

    @property
    def mode(self) -> Mode:
        """How the questions are asked."""
        return self.rules.mode

    @property
    def seed(self) -> int:
        """What its questions and their variants follow from."""
        return self.rules.seed

    @property
    def final(self) -> bool:
        """Whether the first answer to a question counts, since it shows or decides what follows."""
        return self.rules.reveal is Reveal.ONCE or self.mode is Mode.PLACEMENT

    @cached_property
    def by_position(self) -> Mapping[int, Item]:
        """The items by their positions."""
        return {item.position: item for item in self.items}

    def item(self, position: int) -> Item | None:
        """Return the item at a position, or None."""
        return self.by_position.get(position)

    def next_open(self, after: int = 0) -> int | None:
        """Return the next unanswered position after ``after``, else the first one, or None."""
        waiting = [item.position for item in self.items if item.answer is None]
        return next((p for p in waiting if p > after), waiting[0] if waiting else None)

    def reveals(self, item: Item) -> bool:
        """Whether the item's key may be shown.

        At the end also where nothing was answered; a practice set keeps such a question
        for another time.
        """
        if self.rules.reveal is Reveal.END:
            return not self.open
        return item.answer is not None

    def find_seconds_left(self, now: datetime) -> float | None:
        """Return the seconds left, 0 at least; None without a limit. A pause stops the clock."""
        if self.deadline_at is None:
            return None
        return max(0.0, (self.deadline_at - (self.paused_at or now)).total_seconds())

    def is_over(self, now: datetime) -> bool:
        """Whether the attempt is open although its time is up."""
        return self.open and self.find_seconds_left(now) == 0

    def find_refusal(self, item: Item) -> str:
        """Return why no answer is taken now: closed, paused, counted; or nothing."""
        if not self.open:
            return "closed"
        if self.paused_at is not None:
            return "paused"
        given = item.answer is not None or item.sequence > 0
        return "counted" if self.final and given else ""


@dataclass(frozen=True)
class Saving:
    """What became of an answer; sitting and item are as they now stand.

    ``reason`` is empty if the answer counts, also where it had arrived before. Else it is
    why it doesn't: "closed", "paused", "counted" (an earlier one does) or "stale" (a newer
    one has arrived).
    """

    sitting: Sitting
    item: Item
    reason: str


def allow_seconds(minutes: int, extra_percent: int | None) -> int | None:
    """Return the seconds for an exam of so many minutes (0 has no limit), with extra time."""
    if not minutes or extra_percent is None:
        return None
    return ceil(minutes * 60 * (100 + extra_percent) / 100)


def find_deadline(rules: Rules, started_at: datetime) -> datetime | None:
    """Return when the time of an attempt is up, or None."""
    return None if rules.seconds is None else started_at + timedelta(seconds=rules.seconds)
