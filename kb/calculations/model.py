"""A calculation that readers can repeat with their own numbers, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kb.calculations.fields import Field, Values
from kb.calculations.reading import FieldError, read_field
from kb.calculations.wording import write
from kb.charts.model import Figure

Check = Callable[[Values], Iterable[tuple[str, str]]]


@dataclass(frozen=True)
class Outcome:
    """One figure of a result: a number with its unit, or a word."""

    label: str
    value: float | str
    unit: str = ""
    decimals: int | None = None

    @property
    def text(self) -> str:
        """The value as pages print it, without its unit."""
        return self.value if isinstance(self.value, str) else write(self.value, self.decimals)


@dataclass(frozen=True)
class Grid:
    """A table of a result; the first cell of each row is its head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Result:
    """What comes out: figures, the way there with the numbers, tables, a chart and a remark."""

    figures: tuple[Outcome, ...]
    steps: tuple[str, ...]
    chart: Figure | None = None
    note: str = ""
    tables: tuple[Grid, ...] = ()


def _accept(_values: Values) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class Calculation:
    """A calculation of a topic's section. ``check`` finds what no single field can show.

    ``work`` may rely on values that ``read`` returned without errors.
    """

    id: str
    title: str
    topic: str
    section: str
    example: str
    summary: str
    fields: tuple[Field, ...]
    work: Callable[[Values], Result]
    check: Check = _accept

    def read(self, inputs: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the values and, by field, what to put right; a missing field keeps its default.

        With an error the values are only those that could be read.
        """
        values: dict[str, Any] = {}
        errors: dict[str, str] = {}
        for field in self.fields:
            try:
                values[field.id] = read_field(field, inputs.get(field.id, field.default))
            except FieldError as error:
                errors[field.id] = str(error)
        if not errors:
            for name, sentence in self.check(values):
                errors.setdefault(name, sentence)
        return values, errors

    def compute(self, values: Values) -> Result:
        """Return the result for values that ``read`` returned without errors."""
        return self.work(values)

    def default_texts(self) -> dict[str, str]:
        """Return what stands in the form before anybody types."""
        return {field.id: field.default for field in self.fields}
