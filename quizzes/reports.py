"""What somebody says is wrong with a question that they were asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    """What a report is about."""

    KEY = "wrong-key"
    UNCLEAR = "unclear"
    TYPO = "typo"
    OTHER = "other"


class State(StrEnum):
    """What became of a report."""

    OPEN = "open"
    MENDED = "mended"
    DECLINED = "declined"


REASONS = {
    Reason.KEY: "The key is wrong",
    Reason.UNCLEAR: "It is unclear",
    Reason.TYPO: "A slip in the text",
    Reason.OTHER: "Something else",
}
STATES = {
    State.OPEN: "waits for a reply",
    State.MENDED: "mended",
    State.DECLINED: "left as it is",
}


@dataclass(frozen=True)
class Report:
    """A report on the question at a place of an attempt; ``name`` is who sent it."""

    id: str
    user_id: str
    name: str
    attempt_id: str
    position: int
    question_id: str
    question_hash: str
    seed: int
    reason: Reason
    text: str
    state: State
    reply: str
    created_at: datetime
    replied_at: datetime | None

    @property
    def about(self) -> str:
        """What it is about, in words."""
        return REASONS[self.reason]

    @property
    def standing(self) -> str:
        """What became of it, in words."""
        return STATES[self.state]
