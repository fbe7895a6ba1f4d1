"""The formula card by topic, and what it refers to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kb.checks import Finding
from kb.formula_card import (
    CardGroup,
    CardRow,
    check_formula,
    find_other_formulas,
    group_formulas,
)
from kb.load import load_library
from kb.model import Formula, FormulaSymbol, Term
from tests.kb.mapping import LIBRARY, TOPICS

ANCHORS = {"stock": frozenset({"why"})}


def formula(id: str, name: str, section: str = "why") -> Formula:
    return Formula(id, name, f"<math>{id}</math>", (), "", "stock", section, "", "1", {}, 1)


def term(id: str, name: str, html: str, topic: str = "stock") -> Term:
    return Term(id, name, "", "", "", (), html, (), topic, "why")


def test_formulas_stand_under_their_topics() -> None:
    eoq, gone = formula("eoq", "EOQ"), formula("rop", "Reorder point", "gone")
    library = replace(LIBRARY, formulas=(eoq, gone))
    stock = TOPICS[4]
    assert group_formulas(library) == [
        CardGroup(stock, (CardRow(eoq, stock.sections[0]), CardRow(gone, None)))
    ]


def test_terms_on_the_card_are_not_listed_again() -> None:
    terms = (
        term("eoq", "Economic order quantity", "<math>other</math>"),
        term("rop", "reorder point", "<math>other</math>"),
        term("lot", "Lot", "<math>eoq</math>"),
        term("plain", "Plain", ""),
        term("turns", "Turns", "<math>t</math>"),
        term("load", "Load", "<math>l</math>", "demand"),
    )
    card = (formula("eoq", "EOQ"), formula("other", "Reorder point"))
    library = replace(LIBRARY, formulas=card, terms=terms)
    assert find_other_formulas(library) == [(TOPICS[3], (terms[5],)), (TOPICS[4], (terms[4],))]


@pytest.mark.parametrize(
    ("changed", "path", "said"),
    [
        ({}, "", ""),
        ({"topic": "gone"}, "topic", "There is no topic gone. Correct it."),
        ({"topic": "left-out"}, "", ""),
        ({"section": "gone"}, "section", "Topic stock has no section gone. Correct it."),
        (
            {"calculation": "gone"},
            "calculation",
            "There is no calculation gone. Correct it or remove this line.",
        ),
    ],
)
def test_what_is_referred_to_exists(changed: dict[str, Any], path: str, said: str) -> None:
    data = {"id": "eoq", "topic": "stock", "section": "why", "calculation": "eoq"} | changed
    expected = [Finding("formula", "eoq", (path,), said)] if said else []
    assert list(check_formula(data, ANCHORS, {"left-out"})) == expected


FILE = """\
- id: forecast-error
  name: Forecast error
  formula: e = A - F
  symbols:
    - {symbol: A, means: actual demand, unit: units}
  topic: role
  section: why
  calculation: %s
  expression: actual - forecast
  example: {actual: 560, forecast: 500}
  result: 60
"""
PAGE = """\
---
number: 1
slug: role
title: Role
short: Role
summary: A summary.
domains: [2]
minutes: 5
links: []
---
Lead.

## Why {#why}

Text.
"""


def test_the_file_becomes_formulas(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "01-role.md").write_text(PAGE)
    (tmp_path / "formulas.yaml").write_text(FILE % "forecast-error")
    library, problems = load_library([tmp_path])

    assert problems == []
    (found,) = library.formulas
    assert "<mi>e</mi><mo>=</mo><mi>A</mi>" in found.html
    assert 'display="block"' in found.html
    symbol = FormulaSymbol(found.symbols[0].html, "actual demand", "units")
    assert "<mi>A</mi>" in symbol.html
    assert replace(found, html="") == Formula(
        "forecast-error", "Forecast error", "", (symbol,), "", "role", "why", "forecast-error",
        "actual - forecast", {"actual": 560, "forecast": 500}, 60,
    )  # fmt: skip


def test_a_wrong_formula_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "01-role.md").write_text(PAGE)
    text = (FILE % "gone").replace("e = A - F", r"\frac{A}")
    (tmp_path / "formulas.yaml").write_text(text)
    library, problems = load_library([tmp_path])

    assert [(p.line, p.field) for p in problems] == [(3, "[1].formula"), (8, "[1].calculation")]
    assert [(f.html, f.calculation) for f in library.formulas] == [("", "")]
