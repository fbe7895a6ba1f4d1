"""Distractor tables as they are read: options by letter, and who chose them by third."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.model import Kind
from quizzes.statistics.choices import OTHER
from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.firsts import Table
from quizzes.statistics.flags import DEFAULTS
from quizzes.statistics.groups import FEWEST, THIRDS, Group, count_groups
from quizzes.statistics.remarks import read_option

OPEN = "Left open"
ELSE = {Kind.NUMERIC: "Another number"}
NONE_RIGHT = "None of these"


@dataclass(frozen=True)
class Line:
    """A row of a table: its letter, what it reads, how it behaves, and who chose it by third."""

    row: DistractorRow
    label: str
    text: str
    reading: str
    thirds: tuple[int, ...]

    @property
    def key(self) -> bool:
        """Whether it earns anything."""
        return self.row.credit is not None and self.row.credit > 0


@dataclass(frozen=True)
class Shown:
    """A distractor table: of a part by its stem, or of the question where ``part`` is empty.

    ``thirds`` is empty with too few learners of whom enough is known elsewhere.
    """

    part: str
    stem: str
    picked: bool
    n: int
    thirds: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]


def show_table(table: Table) -> Shown:
    """Return the table with labels, thirds from the strongest on, and readings."""
    names = {each.choice.id: (each.label, each.text) for each in table.offer.named}
    groups = group_choices(table, THIRDS)[::-1]
    lines = []
    for place, row in enumerate(table.rows):
        label, text = names.get(row.id, ("", _name_other(row.id, table.offer.kind)))
        reading = read_option(row, table.offer, DEFAULTS.answers)
        thirds = tuple(group.counts[place] for group in groups)
        lines.append(Line(row, label, text, reading, thirds))
    return Shown(
        table.offer.part,
        table.offer.stem,
        table.offer.picked,
        len(table.replies),
        tuple((group.name, group.n) for group in groups),
        tuple(lines),
    )


def group_choices(table: Table, names: Sequence[str]) -> tuple[Group, ...]:
    """Return how often each row of the table was chosen in each group, the weakest first.

    Nothing below ``FEWEST`` learners of whom enough is known elsewhere.
    """
    known = [(reply.rest, reply.chosen) for reply in table.replies if reply.rest is not None]
    if len(known) < FEWEST:
        return ()
    marks = [
        [row.id in chosen if row.id else not chosen for row in table.rows] for _, chosen in known
    ]
    return count_groups([rest for rest, _ in known], marks, names)


def _name_other(id: str, kind: Kind) -> str:
    if id == OTHER:
        return ELSE.get(kind, NONE_RIGHT)
    return OPEN
