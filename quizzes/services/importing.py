"""Questions from elsewhere, judged row by row and turned into question files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.model import Library
from quizzes.exchange.foreign import make_id
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.judging import Judged, judge_rows
from quizzes.exchange.portable import Defaults
from quizzes.exchange.question_files import write_question_file
from quizzes.model import Bank


class OccupiedError(ValueError):
    """A file that would be written is there already; the message names it."""


@dataclass(frozen=True)
class Draft:
    """A question file of one topic, not yet written."""

    name: str
    text: str
    count: int


@dataclass(frozen=True)
class Import:
    """The rows of a file, each judged, and the question files that the good ones make."""

    rows: list[Judged]
    drafts: list[Draft]

    @property
    def good(self) -> int:
        """How many rows can be taken."""
        return sum(row.sound for row in self.rows)

    @property
    def bad(self) -> int:
        """How many rows can't be taken."""
        return len(self.rows) - self.good


def import_questions(
    data: bytes, file: str, format_id: str, defaults: Defaults, library: Library, bank: Bank
) -> Import:
    """Return what becomes of a file's questions; ``file`` names the drafts.

    Raises:
        UnreadableError: the file can't be read at all.
    """
    rows = judge_rows(FORMATS[format_id].read(data), defaults, library, bank)
    stem = make_id(Path(file).name.split(".")[0]) or "imported"
    drafts = []
    for topic in library.topics:
        entries = [row.entry for row in rows if row.sound and row.topic == topic.slug]
        if entries:
            name = f"{topic.number:02d}-{topic.slug}-{stem}.yaml"
            drafts.append(Draft(name, write_question_file(topic.slug, entries), len(entries)))
    return Import(rows, drafts)


def write_drafts(folder: Path, drafts: Sequence[Draft]) -> list[Path]:
    """Write the files into a content folder's ``questions``, all of them or none.

    Raises:
        OccupiedError: one of them exists.
    """
    places = [folder / "questions" / draft.name for draft in drafts]
    taken = next((place for place in places if place.exists()), None)
    if taken:
        raise OccupiedError(f"{taken} exists already. Rename the file you import, or remove it.")
    for place, draft in zip(places, drafts, strict=True):
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8") as file:
            file.write(draft.text)
    return places
