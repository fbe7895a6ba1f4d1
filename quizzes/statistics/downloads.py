"""Statistics as tables of a file: numbers as they are, nothing where nothing is defined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizzes.statistics.catalogue import DISTRACTOR, ITEM, QUIZ, Definition, read_values
from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.model import ItemStatistics, QuizStatistics
from quizzes.statistics.overview import Entry
from quizzes.statistics.remarks import NAMES
from quizzes.statistics.results import Part
from quizzes.statistics.tables import Shown

Cell = str | float | None
Table = tuple[list[str], list[list[Cell]]]
UNWEIGHTED = tuple(one for one in ITEM if not one.key.endswith("_weight"))
DIGITS = 6


def head_of(definitions: Iterable[Definition]) -> list[str]:
    """Return the names of statistics with what they are measured in."""
    return [f"{one.name} ({one.unit})" for one in definitions]


def cells_of(
    definitions: Sequence[Definition], found: ItemStatistics | QuizStatistics | DistractorRow
) -> list[Cell]:
    """Return the values of statistics, rounded to six decimals."""
    values = read_values(definitions, found).values()
    return [round(value, DIGITS) if isinstance(value, float) else value for value in values]


def tabulate_entries(entries: Iterable[Entry]) -> Table:
    """Return the table of all questions."""
    head = ["Question", "Topic", "Section", "Author's difficulty", *head_of(UNWEIGHTED)]
    head += ["Answers behind the discrimination", "Median time (seconds)", "Flags"]
    head += ["Answers to earlier versions"]
    rows: list[list[Cell]] = []
    for entry in entries:
        question = entry.question
        flags = "; ".join(NAMES[flag.code] for flag in entry.flags)
        row: list[Cell] = [question.id, question.topic, question.section, question.difficulty]
        row += cells_of(UNWEIGHTED, entry.statistics)
        rows.append([*row, entry.paired, entry.time, flags, entry.earlier])
    return head, rows


def tabulate_choices(question_id: str, shown: Iterable[Shown]) -> Table:
    """Return the distractor tables of a question, one below the other."""
    head = ["Question", "Part", "Choice", "Reads", *head_of(DISTRACTOR)]
    head += ["Strongest third", "Middle third", "Weakest third"]
    rows: list[list[Cell]] = []
    for table in shown:
        for line in table.lines:
            row: list[Cell] = [question_id, table.part, line.label, line.text]
            thirds: list[Cell] = [*line.thirds] or [None, None, None]
            rows.append([*row, *cells_of(DISTRACTOR, line.row), *thirds])
    return head, rows


def tabulate_exam(
    slug: str, statistics: QuizStatistics, topics: Iterable[Part], questions: Iterable[Part]
) -> Table:
    """Return an exam's figures in its first row, then a row for each topic and question."""
    head = ["Exam", "Row", "Name", "Forms that ask it", *head_of(ITEM), *head_of(QUIZ)]
    whole: list[Cell] = [slug, "exam", slug, None, *[None] * len(ITEM)]
    rows = [[*whole, *cells_of(QUIZ, statistics)]]
    for kind, parts in (("topic", topics), ("question", questions)):
        for part in parts:
            row: list[Cell] = [slug, kind, part.id, part.asked, *cells_of(ITEM, part.statistics)]
            rows.append([*row, *[None] * len(QUIZ)])
    return head, rows
