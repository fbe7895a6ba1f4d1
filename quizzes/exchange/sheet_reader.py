"""Reading the CSV of questions, as this product writes it or as a spreadsheet saves it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from quizzes.exchange.foreign import decode, read_number
from quizzes.exchange.model import Portable, Remark, Row, UnreadableError
from quizzes.exchange.portable import KINDS, write_number
from quizzes.exchange.sheet import COLUMNS, PARTS, PLACES, unguard
from quizzes.model import Extra, Kind, Mistake, NumericAnswer, Option, OrderedItem, Pair

_TRUE, _FALSE = {"yes", "true", "1", "x"}, {"", "no", "false", "0"}
_LONGEST_CELL = 100_000


def read(data: bytes) -> list[Row]:
    """Return the questions of a CSV file, each with what is wrong.

    Columns may stand in any order, cells be parted by commas, semicolons or tabs.

    Raises:
        UnreadableError: it is no such table; the message names the line.
    """
    text = decode(data)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    csv.field_size_limit(_LONGEST_CELL)
    line = 1
    found = []
    try:
        names = [name.strip() for name in next(rows, [])]
        _check_head(names)
        line = rows.line_num + 1
        for cells in rows:
            if any(cell.strip() for cell in cells):
                found.append(_Reader(line, names, cells).read())
            line = rows.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"Line {line}: not valid CSV ({error}).") from None
    if not found:
        raise UnreadableError(f"Line {line}: the table holds no question.")
    return found


def _check_head(names: list[str]) -> None:
    for wanted in ("kind", "stem"):
        if wanted not in names:
            raise UnreadableError(f"Line 1: the column {wanted} is missing from the head.")
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise UnreadableError(f"Line 1: the column {twice or '(no name)'} is there twice.")


class _Reader:
    """One row of the table."""

    def __init__(self, line: int, names: list[str], cells: list[str]) -> None:
        self.line = line
        self.problems: list[Remark] = []
        said = [unguard(cell).strip() for cell in cells]
        self.cells = dict(zip(names, said, strict=False))
        unknown = [name for name in names if name not in COLUMNS]
        self.notes = [
            Remark(name, "There is no column of this name.")
            for name in unknown
            if self.cells.get(name)
        ]
        if len(said) > len(names) and any(said[len(names) :]):
            self._fail("", f"The row has {len(said)} cells, the head {len(names)}.")

    def read(self) -> Row:
        kind = self._say("kind")
        if kind not in KINDS:
            self._fail("kind", f"“{kind}” is not one of: {', '.join(sorted(KINDS))}.")
        question = Portable(
            id=self._say("id"),
            kind=kind,
            stem=self._say("stem"),
            topic=self._say("topic"),
            section=self._say("section"),
            domain=self._count("domain"),
            level=self._say("level"),
            difficulty=self._count("difficulty"),
            terms=tuple(self._say("terms").split()),
            negative=self._decide("negative"),
            enemies=tuple(self._say("enemies").split()),
            options=self._options() if kind in _CHOICES else (),
            items=self._items() if kind == Kind.ORDERING else (),
            pairs=self._pairs() if kind == Kind.MATCHING else (),
            extras=self._extras() if kind == Kind.MATCHING else (),
            answer=self._answer() if kind == Kind.NUMERIC else None,
            mistakes=self._mistakes() if kind == Kind.NUMERIC else (),
            solution=tuple(s.strip() for s in self._say("solution").split("\n") if s.strip()),
        )
        name = question.id or question.stem[:40]
        usable = question if kind in KINDS else None
        return Row(self.line, name, usable, tuple(self.problems), tuple(self.notes))

    def _fail(self, field: str, message: str) -> None:
        self.problems.append(Remark(field, message))

    def _say(self, name: str) -> str:
        return self.cells.get(name, "")

    def _count(self, name: str) -> int | None:
        text = self._say(name)
        if text.isdecimal():
            return int(text)
        if text:
            self._fail(name, f"“{text}” is not a whole number.")
        return None

    def _decide(self, name: str) -> bool:
        text = self._say(name).lower()
        if text not in _TRUE | _FALSE:
            self._fail(name, f"“{text}” is neither yes nor no.")
        return text in _TRUE

    def _parts(self) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
        for place in range(1, PLACES + 1):
            text, match, why, misconception = (self._say(f"{part}_{place}") for part in PARTS)
            if text or match or why or misconception:
                yield place, (text, match, why, misconception)

    def _options(self) -> tuple[Option, ...]:
        keys = self._say("key").replace(",", " ").split()
        parts = list(self._parts())
        for key in keys:
            if key not in {str(place) for place, _ in parts}:
                self._fail("key", f"There is no option {key}.")
        return tuple(
            Option(text, str(place) in keys, why, misconception)
            for place, (text, _, why, misconception) in parts
        )

    def _items(self) -> tuple[OrderedItem, ...]:
        return tuple(OrderedItem(text, why) for _, (text, _, why, _) in self._parts())

    def _pairs(self) -> tuple[Pair, ...]:
        return tuple(Pair(text, match, why) for _, (text, match, why, _) in self._parts() if text)

    def _extras(self) -> tuple[Extra, ...]:
        return tuple(
            Extra(match, why, misconception)
            for _, (text, match, why, misconception) in self._parts()
            if not text
        )

    def _number(self, name: str, default: str = "") -> str:
        text = self._say(name) or default
        value = read_number(text)
        if value is None:
            self._fail(name, f"“{text}” is not a number. Write it as in 1250.5.")
            return ""
        return write_number(value)

    def _answer(self) -> NumericAnswer:
        return NumericAnswer(
            value=self._number("key"),
            unit=self._say("unit"),
            tolerance=self._number("tolerance", "0"),
            decimals=self._count("decimals") or 0,
            rounding=self._say("rounding"),
        )

    def _mistakes(self) -> tuple[Mistake, ...]:
        return tuple(
            Mistake(self._number(f"text_{place}"), why) for place, (_, _, why, _) in self._parts()
        )


_CHOICES = {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE}
