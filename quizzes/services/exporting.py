"""Questions taken out of the running application in one of the formats."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.exchange.formats import FORMATS, hold_all
from quizzes.exchange.model import Loss
from quizzes.model import Bank, Question

MOST_SEEDS = 20


@dataclass(frozen=True)
class Export:
    """A file of questions, how many it has, and what it can't hold."""

    name: str
    mimetype: str
    data: bytes
    count: int
    losses: list[Loss]


def choose_questions(bank: Bank, topic: str = "") -> tuple[Question, ...]:
    """Return the questions of a topic, or all of them."""
    return bank.by_topic.get(topic, ()) if topic else bank.questions


def export_questions(bank: Bank, format_id: str, topic: str = "", seeds: int = 1) -> Export:
    """Return the file of a topic's questions, or of all, with what the format can't hold."""
    format_ = FORMATS[format_id]
    held, losses = hold_all(choose_questions(bank, topic), format_, seeds)
    name = f"questions-{topic}" if topic else "questions"
    data = format_.write(held).encode()
    return Export(f"{name}{format_.suffix}", format_.mimetype, data, len(held), losses)
