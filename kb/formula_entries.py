"""The entries of the formula card as formulas that pages can show."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kb.calculations import find
from kb.entries import Entries, Entry
from kb.formula_card import check_formula
from kb.mathematics import FormulaError, render_formula
from kb.model import Formula, FormulaSymbol
from kb.sanitising import sanitise


def load_formulas(entries: Entries, anchors: Mapping[str, frozenset[str]]) -> tuple[Formula, ...]:
    """Return the formulas in the order of the file; what they refer to in vain is reported."""
    loaded = []
    for entry in entries.of("formula").values():
        entries.report_findings([*check_formula(entry.data, anchors, entries.left_out)])
        loaded.append(_load_formula(entry, entries))
    return tuple(loaded)


def _load_formula(entry: Entry, entries: Entries) -> Formula:
    data = entry.data
    symbols = tuple(
        FormulaSymbol(
            _show(symbol["symbol"], entry, ("symbols", at, "symbol"), entries),
            symbol["means"],
            symbol["unit"],
        )
        for at, symbol in enumerate(data["symbols"])
    )
    return Formula(
        id=data["id"],
        name=data["name"],
        html=_show(data["formula"], entry, ("formula",), entries, display=True),
        symbols=symbols,
        note=data["note"],
        topic=data["topic"],
        section=data["section"],
        calculation=data["calculation"] if find(data["calculation"]) else "",
        expression=data["expression"].strip(),
        example=MappingProxyType(data["example"]),
        result=data["result"],
    )


def _show(
    latex: str,
    entry: Entry,
    path: tuple[str | int, ...],
    entries: Entries,
    *,
    display: bool = False,
) -> str:
    try:
        return sanitise(render_formula(latex, display=display))
    except FormulaError as error:
        entries.report(entry, path, str(error))
        return ""
