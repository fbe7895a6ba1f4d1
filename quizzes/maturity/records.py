"""A stored assessment, and its sheet as plain JSON data and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizzes.maturity.assessment import Sheet
from quizzes.maturity.model import Instrument

SECONDS = "seconds"
CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Record:
    """One person's assessment as it is stored."""

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None
    sheet: Sheet
    instrument_hash: str

    def first_open(self, instrument: Instrument) -> int:
        """Return the position of the first dimension not yet passed, or one past the last."""
        for position, dimension in enumerate(instrument.dimensions, 1):
            if dimension.id not in self.sheet.answers:
                return position
        return len(instrument.dimensions) + 1

    def answered(self, instrument: Instrument) -> int:
        """Return how many dimensions have a level."""
        return sum(self.sheet.answers.get(d.id) is not None for d in instrument.dimensions)


def dump_answers(sheet: Sheet) -> dict[str, Any]:
    """Return levels by dimension, and beside them the seconds and the confirmed checks."""
    return {
        **sheet.answers,
        SECONDS: dict(sheet.seconds),
        CONFIRMED: sorted(sheet.confirmed),
    }


def parse_sheet(answers: Mapping[str, Any], facts: Mapping[str, Any]) -> Sheet:
    """Return the sheet that ``dump_answers`` and the facts were made from."""
    levels = {k: v for k, v in answers.items() if k not in {SECONDS, CONFIRMED}}
    return Sheet(
        answers=levels,
        facts=dict(facts),
        seconds=dict(answers.get(SECONDS, {})),
        confirmed=frozenset(answers.get(CONFIRMED, ())),
    )
