"""Questions taken out of the running application in one of the formats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kb.decks import pack_deck
from quizzes.exchange import cards
from quizzes.exchange.formats import FORMATS, hold_all
from quizzes.exchange.model import Loss
from quizzes.model import Bank

MOST_SEEDS = 20
ANKI = "anki"
NAMES = {format_.id: format_.name for format_ in FORMATS.values()} | {ANKI: cards.NAME}


@dataclass(frozen=True)
class Export:
    """A file of questions, how many it has, and what it can't hold."""

    name: str
    mimetype: str
    data: bytes
    count: int
    losses: list[Loss]


@dataclass(frozen=True)
class Choice:
    """What to take out: a format, a topic or all, variants of each question."""

    format_id: str
    topic: str = ""
    seeds: int = 1


def export_questions(bank: Bank, choice: Choice, base: str, now: datetime) -> Export:
    """Return the file of a topic's questions, or of all, with what the format can't hold.

    ``base`` is the site's address, which cards lead to; a deck is dated ``now``.
    """
    questions = bank.by_topic.get(choice.topic, ()) if choice.topic else bank.questions
    name = f"questions-{choice.topic}" if choice.topic else "questions"
    if choice.format_id == ANKI:
        held, losses = hold_all(questions, cards.hold, choice.seeds)
        data = pack_deck(cards.make_question_deck(held, base), now)
        return Export(f"{name}.apkg", "application/octet-stream", data, len(held), losses)
    format_ = FORMATS[choice.format_id]
    held, losses = hold_all(questions, format_.hold, choice.seeds)
    data = format_.write(held).encode()
    return Export(f"{name}{format_.suffix}", format_.mimetype, data, len(held), losses)
