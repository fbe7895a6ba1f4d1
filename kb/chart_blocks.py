"""Charts as authors write them: a fenced block of YAML, read with the line of each fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from kb import calculations
from kb.chart_schemas import SCHEMAS, CalculatedSchema
from kb.charts import (
    CHART_KINDS,
    Bridge,
    Chart,
    Curve,
    Figure,
    Limit,
    Line,
    Mark,
    Series,
    Shade,
    Step,
)
from kb.company import Company, describe_unknown, write_value
from kb.documents import Document, Fault, Path, parse_yaml
from kb.validation import load_entry, name_field


@dataclass
class _Builder:
    """Makes a figure out of checked fields; values may be paths into the company's data."""

    company: Company
    faults: list[tuple[Path, str]] = field(default_factory=list)

    def number(self, value: Any, path: Path) -> float:
        found = self.company.lookup(value) if isinstance(value, str) else value
        if isinstance(found, int | float) and not isinstance(found, bool):
            return found
        self.faults.append((path, self.explain(value, "a number")))
        return 0.0

    def explain(self, value: Any, wanted: str) -> str:
        if not isinstance(value, str):
            return f"This is not {wanted}. Write {wanted}, or a path into company.yaml."
        if self.company.lookup(value) is None:
            return f"{describe_unknown(value)} It must be {wanted}."
        return f"{value} is not {wanted}. Write {wanted}, or a path that leads to one."

    def values(self, value: Any, path: Path) -> tuple[float | None, ...]:
        found = self.company.lookup(value) if isinstance(value, str) else value
        if not isinstance(found, list | tuple) or not found:
            self.faults.append((path, self.explain(value, "a list of numbers")))
            return ()
        return tuple(
            None if item is None else self.number(item, (*path, at))
            for at, item in enumerate(found)
        )

    def texts(self, value: Any, path: Path) -> tuple[str, ...]:
        found = self.company.lookup(value) if isinstance(value, str) else value
        texts = [write_value(item) for item in found] if isinstance(found, list | tuple) else []
        if not texts or None in texts:
            self.faults.append((path, self.explain(value, "a list of names")))
            return ()
        return tuple(text or "" for text in texts)

    def limits(self, data: dict[str, Any]) -> tuple[Limit, ...]:
        return tuple(
            Limit(
                self.number(limit["value"], ("limits", at, "value")), limit["name"], limit["guards"]
            )
            for at, limit in enumerate(data["limits"])
        )

    def chart(self, data: dict[str, Any]) -> Figure:
        x = self.texts(data["x"], ("x",))
        series = []
        for at, one in enumerate(data["series"]):
            path = ("series", at, "values")
            values = self.values(one["values"], path)
            if x and values and len(values) != len(x):
                said = f"{len(values)} values for {len(x)} names on x. Write one for each."
                self.faults.append((path, said))
            series.append(Series(one["name"], values, one["style"]))
        names = {key: data[key] for key in ("kind", "title", "alt", "unit", "decimals")}
        return Chart(**names, x=x, series=tuple(series), limits=self.limits(data))

    def curve(self, data: dict[str, Any]) -> Figure:
        lines = []
        for at, line in enumerate(data["lines"]):
            points = []
            for n, pair in enumerate(line["points"]):
                path = ("lines", at, "points", n)
                if len(pair) != 2:
                    self.faults.append((path, "A point is a pair: [x, y]."))
                    continue
                points.append((self.number(pair[0], path), self.number(pair[1], path)))
            if points != sorted(points, key=lambda point: point[0]):
                self.faults.append((("lines", at, "points"), "Order the points by x."))
            lines.append(Line(line["name"], tuple(points)))
        keys = ("title", "alt", "unit", "x_unit", "decimals", "x_decimals")
        return Curve(
            **{key: data[key] for key in keys},
            lines=tuple(lines),
            shades=tuple(
                Shade(
                    self.number(shade["start"], ("shades", at, "start")),
                    self.number(shade["end"], ("shades", at, "end")),
                    shade["name"],
                )
                for at, shade in enumerate(data["shades"])
            ),
            marks=tuple(
                Mark(self.number(mark["x"], ("marks", at, "x")), mark["name"])
                for at, mark in enumerate(data["marks"])
            ),
            limits=self.limits(data),
        )

    def bridge(self, data: dict[str, Any]) -> Figure:
        def step(written: dict[str, Any], path: Path) -> Step:
            return Step(written["name"], self.number(written["value"], (*path, "value")))

        return Bridge(
            **{key: data[key] for key in ("title", "alt", "unit", "end", "decimals")},
            start=step(data["start"], ("start",)),
            steps=tuple(step(one, ("steps", at)) for at, one in enumerate(data["steps"])),
        )

    def calculated(self, data: dict[str, Any]) -> Figure | None:
        calculation = calculations.find(data["calculation"])
        if calculation is None:
            said = f"There is no calculation {data['calculation']}. Correct its name."
            self.faults.append((("calculation",), said))
            return None
        inputs = {key: write_value(value) or "" for key, value in data["inputs"].items()}
        values, errors = calculation.read(inputs)
        self.faults += [(("inputs", name), said) for name, said in errors.items()]
        figure = None if errors else calculation.compute(values).chart
        if figure is None:
            if not errors:
                said = f"The calculation {data['calculation']} draws no chart."
                self.faults.append((("calculation",), said))
            return None
        given = {key: data[key] for key in ("title", "alt") if data[key]}
        return replace(figure, **given)


def read_chart(text: str, first_line: int, company: Company) -> tuple[Figure | None, list[Fault]]:
    """Return the figure a chart block describes, or None and what is wrong.

    ``first_line`` is the line on which ``text`` starts; faults carry lines of the same count.
    """
    document = parse_yaml(text, first_line)
    data, faults = _check(document)
    faults = [*document.faults, *faults]
    if data is None:
        return None, faults
    builder = _Builder(company)
    make: dict[str, Callable[[dict[str, Any]], Figure | None]] = {
        "": builder.calculated,
        "curve": builder.curve,
        "bridge": builder.bridge,
    }
    figure = make.get(data.get("kind", ""), builder.chart)(data)
    found = [Fault(path, document.line(path), said) for path, said in builder.faults]
    return (None if found else figure), [*faults, *found]


def _check(document: Document) -> tuple[dict[str, Any] | None, list[Fault]]:
    data = document.data
    if isinstance(data, dict) and "calculation" in data:
        return load_entry(CalculatedSchema(), data, document)
    kind = data.get("kind") if isinstance(data, dict) else None
    kinds = (*CHART_KINDS, "curve", "bridge")
    if isinstance(data, dict) and kind not in kinds:
        said = f"{kind!r} is not a kind of chart. Use one of: {', '.join(kinds)}."
        said = said if kind else f"A chart needs its kind: one of {', '.join(kinds)}."
        return None, [Fault(("kind",), document.line(("kind",)), said)]
    return load_entry(SCHEMAS.get(str(kind), SCHEMAS["lines"]), data, document)


def describe(fault: Fault) -> str:
    """Return a fault as one sentence that names its field."""
    name = name_field(fault.path)
    return f"Chart, {name}: {fault.message}" if name else f"Chart: {fault.message}"
