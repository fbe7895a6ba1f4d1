"""A calculation with what somebody typed into it: the form's state and the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from kb.calculations.fields import Field
from kb.calculations.model import Calculation, Result
from kb.charts import render_figure


@dataclass(frozen=True)
class Panel:
    """What the form holds, what has to be put right, and the result if nothing has.

    ``changed`` are the texts that differ from the example's.
    """

    calculation: Calculation
    texts: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    result: Result | None = None

    @property
    def changed(self) -> dict[str, str]:
        """The texts that differ from the example's."""
        known = self.calculation.default_texts()
        return {name: text for name, text in self.texts.items() if text != known[name]}

    @property
    def query(self) -> str:
        """The part of an address that leads to these numbers again."""
        return urlencode(self.changed)

    @property
    def figure(self) -> str:
        """The chart as HTML, or nothing."""
        chart = self.result.chart if self.result else None
        return render_figure(chart) if chart else ""

    @property
    def said(self) -> str:
        """What a screen reader is told after a change."""
        if self.result is None:
            count = len(self.errors)
            return "One thing to put right." if count == 1 else f"{count} things to put right."
        spoken = [f"{o.label} {o.text} {o.unit}".rstrip() for o in self.result.figures[:2]]
        return f"{'; '.join(spoken)}."

    def rows(self, asked: Field) -> int:
        """Return how many lines the field's area shows."""
        return max(2, len(self.texts[asked.id].splitlines()))


def fill_panel(calculation: Calculation, inputs: Mapping[str, str]) -> Panel:
    """Return the panel for what was typed; unknown names are left out."""
    texts = {
        name: inputs.get(name, default).replace("\r\n", "\n")
        for name, default in calculation.default_texts().items()
    }
    values, errors = calculation.read(texts)
    result = None if errors else calculation.compute(values)
    return Panel(calculation, texts, errors, result)
