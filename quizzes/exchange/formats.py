"""The formats that questions come and go in."""

from __future__ import annotations

from collections.abc import Iterable

from quizzes.exchange import (
    gift,
    gift_reader,
    moodle_xml,
    moodle_xml_reader,
    sheet,
    sheet_reader,
)
from quizzes.exchange.model import Format, Loss, Portable
from quizzes.exchange.portable import concretise
from quizzes.model import Question

FORMATS = {
    format_.id: format_
    for format_ in (
        Format(
            "gift", gift.NAME, ".gift.txt", "text/plain", gift.hold, gift.write, gift_reader.read
        ),
        Format(
            "moodle-xml",
            moodle_xml.NAME,
            ".xml",
            "application/xml",
            moodle_xml.hold,
            moodle_xml.write,
            moodle_xml_reader.read,
        ),
        Format("csv", sheet.NAME, ".csv", "text/csv", sheet.hold, sheet.write, sheet_reader.read),
    )
}


def hold_all(
    questions: Iterable[Question], format_: Format, seeds: int = 1
) -> tuple[list[Portable], list[Loss]]:
    """Return what the format holds of the questions, in their order, and all that it doesn't."""
    held, losses = [], []
    for question in questions:
        for concrete, lost in concretise(question, seeds):
            losses += lost
            if concrete is not None:
                kept, more = format_.hold(concrete)
                losses += more
                held += [kept] if kept else []
    return held, losses
