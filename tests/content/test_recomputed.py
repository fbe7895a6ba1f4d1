"""Two hundred seeds of every parameterised question: sound, and the key worked out twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import pytest

from quizzes.checks import SEEDS
from quizzes.model import Grid, Kind, Question
from quizzes.variant_checks import check_variant
from quizzes.variant_model import Variant
from quizzes.variants import make_variant
from tests.content.recomputed import Given, Result, collect
from tests.loaded import SHIPPED, open_bank, open_library

LIBRARY, _ = open_library(SHIPPED)
BANK, _ = open_bank(SHIPPED)
RECOMPUTED = collect()
DRAWN = [question for question in BANK.questions if question.variables]
CALCULATED = {Kind.NUMERIC, Kind.TABLE}
_PLACE = re.compile(r"\{\{(.*?)\}\}")
_NAME = re.compile(r"[A-Za-z_]\w*")
_NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")


def list_names(question: Question) -> set[str]:
    """Return the names of the values that the question shows before it is answered."""
    found = {variable.name for variable in question.variables}
    for text in list_shown(question):
        for expression in _PLACE.findall(text):
            found.update(_NAME.findall(re.sub(r"'[^']*'", "", expression.split("|")[0])))
    return found


def list_shown(question: Question) -> Iterator[str]:
    """Yield the texts, as written, that stand there before it is answered; options apart."""
    yield question.stem
    yield from (remark.said for remark in question.minutes)
    yield from (pair.left for pair in question.pairs)
    yield from _list_cells(question.exhibit)
    yield from _list_cells(question.grid)
    for part in question.parts:
        yield from list_shown(part)


def _list_cells(grid: Grid | None) -> Iterable[str]:
    if grid is None:
        return []
    cells = [text for label, row in grid.rows for text in (label, *(cell.text for cell in row))]
    return [*grid.columns, *cells]


def differ(variant: Variant, found: Result) -> str:
    """Return how the key differs from what was recomputed, or nothing."""
    kind = variant.question.kind
    if kind is Kind.NUMERIC:
        return "" if _same(variant.key, found) else f"{variant.key} is not {found}"
    if kind is Kind.TABLE:
        assert variant.grid is not None
        assert isinstance(found, dict)
        keys = {blank.id: blank.key for blank in variant.grid.blanks()}
        same = keys.keys() == found.keys() and all(_same(keys[c], found[c]) for c in keys)
        return "" if same else f"{keys} is not {found}"
    assert not isinstance(found, dict)
    wanted = found if isinstance(found, list) else [found]
    picked = [option for option in variant.options if any(_shows(option.text, w) for w in wanted)]
    keys_only = [option for option in variant.options if option.correct]
    if picked == keys_only and len(keys_only) == len(wanted):
        return ""
    return f"{[o.text for o in keys_only]} is not {found}, which picks {[o.text for o in picked]}"


def _same(key: Any, found: Any) -> bool:
    exact = Fraction(key)
    return abs(exact - Fraction(found)) <= Fraction(1, 10**6) * max(Fraction(1), abs(exact))


def _shows(text: str, wanted: str | float | Fraction) -> bool:
    """Whether an option shows these words, or this number as rounded as it shows numbers."""
    if isinstance(wanted, str):
        return wanted.casefold() in text.casefold()
    for number in _NUMBER.findall(text):
        plain = number.replace(",", "").replace("−", "-")
        decimals = len(plain.partition(".")[2])
        gap = abs(Fraction(plain) - Fraction(wanted))
        if gap <= Fraction(501, 1000) / 10**decimals:
            return True
    return False


def list_places(question: Question) -> list[tuple[str, Kind]]:
    """Return the names under which the question's keys are recomputed, with their kinds."""
    if not question.parts:
        return [(question.id, question.kind)]
    return [(f"{question.id}:{part.part_id}", part.kind) for part in question.parts]


def test_every_calculation_is_recomputed() -> None:
    wanted = {name for q in DRAWN for name, kind in list_places(q) if kind in CALCULATED}
    assert sorted(wanted - RECOMPUTED.keys()) == []


def test_nothing_is_recomputed_that_is_not_asked() -> None:
    known = {name for question in DRAWN for name, _ in list_places(question)}
    assert sorted(RECOMPUTED.keys() - known) == []


@pytest.mark.parametrize("question", DRAWN, ids=lambda question: question.id)
def test_variants_are_sound_and_the_key_is_what_was_recomputed(question: Question) -> None:
    names = list_names(question)
    wrong = []
    for seed in range(1, SEEDS + 1):
        variant = make_variant(question, seed)
        if fault := check_variant(variant):
            wrong.append(f"seed {seed}, {fault[0]}: {fault[1]}")
        given = Given({name: variant.values[name] for name in names & variant.values.keys()})
        for name, asked in zip(
            [name for name, _ in list_places(question)], variant.parts or (variant,), strict=True
        ):
            if name in RECOMPUTED and (said := differ(asked, RECOMPUTED[name](given))):
                wrong.append(f"seed {seed}, {name}: {said}")
    assert wrong == []
