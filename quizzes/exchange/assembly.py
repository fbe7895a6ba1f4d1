"""A row put together from what a reader finds, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from quizzes.exchange.categories import says_something
from quizzes.exchange.foreign import make_id
from quizzes.exchange.model import Portable, Remark, Row
from quizzes.exchange.portable import write_number
from quizzes.exchange.tags import read_tags
from quizzes.model import Extra, Kind, Mistake, NumericAnswer, Option, OrderedItem, Pair

_MOST_DECIMALS = 8
_LONGEST_NAME = 60
_CLOSE = Decimal("0.01")


@dataclass(frozen=True)
class Weighed:
    """An option, and what picking it earns in percent."""

    option: Option
    weight: Decimal


@dataclass
class Assembly:
    """A question in the making. ``line`` is where it starts in its file."""

    line: int
    id: str = ""
    tags: Sequence[str] = ()
    category: str = ""
    name: str = ""
    stem: str = ""
    kind: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    tolerances: set[str] = field(default_factory=set)
    problems: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def fail(self, field: str, message: str) -> None:
        """Record what keeps the row out."""
        self.problems.append(Remark(field, message))

    def note(self, field: str, message: str) -> None:
        """Record what stays behind."""
        self.notes.append(Remark(field, message))

    def lose(self, field: str, things: Iterable[str]) -> None:
        """Record things of a text that plain text can't hold."""
        for thing in things:
            self.note(field, f"{thing[0].upper()}{thing[1:]} can't be held and is left out.")

    def refuse(self, field: str, message: str) -> Row:
        """Return a row that can't be used at all."""
        self.fail(field, message)
        return Row(self.line, self.name or self.id, None, tuple(self.problems), tuple(self.notes))

    def take_solution(self, text: str) -> None:
        """Take general feedback, a step for each line."""
        steps = tuple(line.strip() for line in text.split("\n") if line.strip())
        self.fields["solution"] = steps

    def take_options(self, weighed: Sequence[Weighed], *, single: bool) -> None:
        """Take the options of a choice, and note weights that differ from ours."""
        self.kind = str(Kind.SINGLE_CHOICE if single else Kind.MULTIPLE_RESPONSE)
        options = tuple(part.option for part in weighed)
        self.fields["options"] = options
        keys = sum(option.correct for option in options)
        if not keys:
            self.fail("options", "No option is marked right.")
            return
        whole = Decimal(100) if single else Decimal(100) / keys
        odd = [p.weight for p in weighed if p.weight > 0 and abs(p.weight - whole) > _CLOSE]
        if odd:
            said = f"A weight of {write_number(odd[0])} % isn't held: right options earn the same."
            self.note("options", said)
        wrong = Decimal(0) if single else -whole
        if any(p.weight <= 0 and abs(p.weight - wrong) > _CLOSE for p in weighed):
            said = "earns nothing" if single else "takes a right one away"
            self.note("options", f"Weights of wrong options aren't held: here each {said}.")

    def take_pairs(self, pairs: Sequence[Pair], extras: Sequence[Extra]) -> None:
        """Take the pairs of a matching question, and texts that belong to none."""
        self.kind = str(Kind.MATCHING)
        self.fields |= {"pairs": tuple(pairs), "extras": tuple(extras)}

    def take_items(self, items: Sequence[OrderedItem]) -> None:
        """Take the items of an ordering question in their order."""
        self.kind = str(Kind.ORDERING)
        self.fields["items"] = tuple(items)

    def take_number(self, given: tuple[Decimal, Decimal] | None, weight: Decimal, why: str) -> None:
        """Take a number with its tolerance: the key, or a known mistake. None: any other."""
        if given is None:
            if why:
                self.note("answer", "Feedback on any other number isn't held.")
            return
        value, tolerance = given
        if weight <= 0:
            self.mistakes.append(Mistake(write_number(value), why))
            self.tolerances.add(write_number(tolerance))
        elif "value" in self.answer:
            self.fail("answer", "There are several right numbers. Keep one.")
        else:
            self.answer |= {"value": write_number(value), "tolerance": write_number(tolerance)}
            exponent = value.normalize().as_tuple().exponent
            places = max(0, -exponent) if isinstance(exponent, int) else 0
            self.answer["decimals"] = min(places, _MOST_DECIMALS)
            if why:
                self.note("answer", "Feedback on the right number isn't held. Use the solution.")
            if weight != 100:
                self.note("answer", f"A weight of {write_number(weight)} % isn't held.")

    def finish_numbers(self) -> None:
        """Close a numeric question."""
        self.kind = str(Kind.NUMERIC)
        if "value" not in self.answer:
            self.fail("answer", "No right number is given.")
        elif self.tolerances - {self.answer["tolerance"]}:
            said = "Tolerances of wrong numbers aren't held: the key's counts for all."
            self.note("mistakes", said)

    def finish(self) -> Row:
        """Return the row as far as it could be read."""
        tagged = read_tags(self.tags)
        self.notes += tagged.notes
        question = Portable(
            id=make_id(self.id) or make_id((self.name or self.stem)[:_LONGEST_NAME]),
            kind=self.kind,
            stem=self.stem,
            mistakes=tuple(self.mistakes),
            **(self.fields | tagged.fields),
        )
        if "value" in self.answer:
            answer = NumericAnswer(**({"unit": "", "rounding": ""} | self.answer | tagged.answer))
            question = replace(question, answer=answer)
        if not question.topic and says_something(self.category):
            said = f"The category “{self.category}” isn't held. Topics come from tags or defaults."
            self.note("topic", said)
        usable = question if self.kind and self.stem else None
        if not self.stem:
            self.fail("stem", "There is no question text.")
        return Row(
            self.line,
            self.name or question.id or self.stem[:40],
            usable,
            tuple(self.problems),
            tuple(self.notes),
        )
