"""What a question offers to choose from, under names that no seed changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.model import Cell, Kind, Question
from quizzes.statistics.distractors import Choice

RIGHT, OTHER = "right", "other"
_PLACE = re.compile(r"\{\{(.*?)(?:\|\s*\d+\s*)?\}\}")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PICKED = frozenset({Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE})


@dataclass(frozen=True)
class Named:
    """A choice: a letter or number for it, and what it reads or means."""

    choice: Choice
    label: str
    text: str


@dataclass(frozen=True)
class Offer:
    """What a question, or a part of a case, offers to choose from.

    ``part`` is the part's id within its case, or empty. Where options aren't picked, the
    choices are what can be got right, and wrong methods that are recognised.
    """

    part: str
    kind: Kind
    stem: str
    named: tuple[Named, ...]

    @property
    def picked(self) -> bool:
        """Whether the choices are options that learners pick."""
        return self.kind in PICKED

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices alone."""
        return tuple(each.choice for each in self.named)


def list_offers(question: Question) -> tuple[Offer, ...]:
    """Return what the question offers: one offer, or one for each part of a case."""
    if question.parts:
        return tuple(_offer(part, part.part_id) for part in question.parts)
    return (_offer(question, ""),)


def _offer(question: Question, part: str) -> Offer:
    return Offer(part, question.kind, question.stem, tuple(_name_choices(question)))


def _name_choices(question: Question) -> Iterator[Named]:
    match question.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_RESPONSE:
            yield from _name_options(question)
        case Kind.ORDERING:
            share = 1 / (len(question.items) - 1)
            for place, item in enumerate(question.items[1:], 2):
                yield Named(Choice(name_place(place), share), f"{place}", item.text)
        case Kind.MATCHING:
            share = 1 / len(question.pairs)
            for place, pair in enumerate(question.pairs, 1):
                yield Named(Choice(name_place(place), share), f"{place}", pair.left)
        case Kind.NUMERIC:
            yield Named(Choice(RIGHT, 1.0), "Right", "Within the tolerance of the key")
            yield from _name_mistakes(question)
        case Kind.TABLE:
            blanks = list(_find_blanks(question))
            for row, cell in blanks:
                yield Named(Choice(name_cell(cell.id), 1 / len(blanks)), cell.id, row)
            yield from _name_mistakes(question)
        case Kind.CASE:
            return


def _name_options(question: Question) -> Iterator[Named]:
    keys = sum(option.correct for option in question.options)
    wrong = -1 / keys if question.kind is Kind.MULTIPLE_RESPONSE else 0.0
    for place, option in enumerate(question.options):
        credit = 1 / keys if option.correct else wrong
        yield Named(Choice(name_option_place(place), credit), LETTERS[place], option.text)


def _name_mistakes(question: Question) -> Iterator[Named]:
    for place, mistake in enumerate(question.mistakes, 1):
        where = f", {mistake.cell}" if mistake.cell else ""
        yield Named(Choice(name_mistake(place), 0.0), f"Wrong method {place}{where}", mistake.why)


def _find_blanks(question: Question) -> Iterator[tuple[str, Cell]]:
    for label, cells in question.grid.rows if question.grid else ():
        yield from ((label, cell) for cell in cells if cell.id)


def mark_places(text: str) -> str:
    """Return a text whose numbers are drawn with a name in brackets for each of them."""
    return _PLACE.sub(lambda found: f"[{found[1].strip()}]", text)


def name_option_place(place: int) -> str:
    """Return the name of an option by its place in the file, from 0."""
    return f"option-{place}"


def name_place(place: int) -> str:
    """Return the name of what belongs in a place of an order, or of a pair, from 1."""
    return f"place-{place}"


def name_cell(cell: str) -> str:
    """Return the name of a blank that is right."""
    return f"cell-{cell}"


def name_mistake(place: int) -> str:
    """Return the name of a known wrong method by its place in the file, from 1."""
    return f"mistake-{place}"
