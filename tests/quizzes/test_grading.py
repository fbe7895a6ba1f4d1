"""What responses earn."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations, pairwise, permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.grading import grade, matches
from quizzes.responses import parse_response
from quizzes.typed_numbers import ResponseError
from quizzes.variant_model import CellGrade, Grade, PairGrade, PlaceGrade, Variant
from quizzes.variants import make_variant
from tests.quizzes.samples import (
    ITEMS,
    PAIRS,
    case,
    choice,
    fixed_numeric,
    matching,
    multiple,
    numeric,
    ordering,
    table,
)


def ids(variant: Variant, *texts: str) -> list[str]:
    """Return the opaque ids of options by their texts."""
    return [next(o.id for o in variant.options if o.text == text) for text in texts]


def earn(variant: Variant, raw: Any) -> Grade:
    return grade(variant, parse_response(variant, raw))


VARIANTS = [
    make_variant(question, 1)
    for question in (choice(), multiple(), ordering(), matching(), numeric(), table())
]
ORDERING, MATCHING = ordering(), matching()


@given(st.one_of(st.text(), st.integers(), st.floats(), st.lists(st.text()), st.none()))
def test_anything_is_read_or_refused(raw: Any) -> None:
    for variant in VARIANTS:
        try:
            credit = earn(variant, raw).credit
        except ResponseError:
            continue
        assert 0 <= credit <= 1


def test_single_choice() -> None:
    variant = make_variant(choice(), 3)
    right, wrong = ids(variant, "It leans high", "It is sound")
    assert earn(variant, right) == Grade(1.0)
    assert earn(variant, wrong) == Grade(0.0)


def test_multiple_response_earns_right_minus_wrong_over_keys() -> None:
    variant = make_variant(multiple(), 3)
    names = ("Alpha", "Beta", "Gamma", "Delta")
    subsets = chain.from_iterable(combinations(names, n) for n in range(1, 5))
    credits = {
        "".join(name[0] for name in some): earn(variant, ids(variant, *some)).credit
        for some in subsets
    }
    assert credits == {
        "A": 0.5, "B": 0.5, "G": 0, "D": 0,
        "AB": 1, "AG": 0, "AD": 0, "BG": 0, "BD": 0, "GD": 0,
        "ABG": 0.5, "ABD": 0.5, "AGD": 0, "BGD": 0, "ABGD": 0,
    }  # fmt: skip


def test_an_order_earns_its_share_of_right_neighbours() -> None:
    variant = make_variant(ordering(), 3)
    names = dict(zip("ABCD", ids(variant, *(text for text, _ in ITEMS)), strict=True))
    credits = {
        "".join(order): earn(variant, [names[name] for name in order]).credit * 3
        for order in permutations("ABCD")
    }
    assert credits == {
        "".join(order): sum(a + b in {"AB", "BC", "CD"} for a, b in pairwise(order))
        for order in permutations("ABCD")
    }
    assert [order for order, credit in credits.items() if credit == 3] == ["ABCD"]


def test_an_order_names_each_place() -> None:
    variant = make_variant(ordering(), 3)
    first, second, third, fourth = ids(variant, *(text for text, _ in ITEMS))
    assert earn(variant, [fourth, first, second, third]) == Grade(
        2 / 3,
        places=(
            PlaceGrade(first, 1, 2, False),
            PlaceGrade(second, 2, 3, True),
            PlaceGrade(third, 3, 4, True),
            PlaceGrade(fourth, 4, 1, False),
        ),
    )


@given(st.integers(0, 2**31), st.randoms(use_true_random=False))
def test_only_the_key_earns_everything_however_it_was_shuffled(seed: int, random: Random) -> None:
    variant = make_variant(ORDERING, seed)
    order = list(variant.order)
    assert earn(variant, order).credit == 1
    random.shuffle(order)
    result = earn(variant, order)
    assert 0 <= result.credit <= 1
    assert (result.credit == 1) is (tuple(order) == variant.order)
    texts = {option.id: option.text for option in variant.options}
    other = make_variant(ORDERING, seed + 1)
    again = ids(other, *(texts[id] for id in order))
    assert earn(other, again).credit == result.credit


RIGHTS = [*(right for _, right, _ in PAIRS), "Pipeline stock"]


def pair_up(variant: Variant, names: tuple[str, ...]) -> dict[str, str]:
    """Return a response that gives the left texts, as written, these right ones."""
    lefts = {left.text: left.id for left in variant.lefts}
    return {
        lefts[left]: right for (left, _, _), right in zip(PAIRS, ids(variant, *names), strict=False)
    }


@given(
    st.integers(0, 2**31),
    st.lists(st.sampled_from(RIGHTS), min_size=1, max_size=3),
)
def test_pairs_earn_their_share_however_they_were_shuffled(seed: int, names: list[str]) -> None:
    right = sum(name == pair[1] for name, pair in zip(names, PAIRS, strict=False))
    for variant in (make_variant(MATCHING, seed), make_variant(MATCHING, seed + 1)):
        assert earn(variant, pair_up(variant, tuple(names))).credit == right / 3


def test_a_pair_left_open_is_wrong() -> None:
    variant = make_variant(matching(), 3)
    cycle, anticipation, pipeline = ids(
        variant, "Cycle stock", "Anticipation stock", "Pipeline stock"
    )
    given = pair_up(variant, ("Cycle stock", "Pipeline stock"))
    graded = {pair.id: pair for pair in earn(variant, given).pairs}
    lots, varies, peak = (
        next(row.id for row in variant.lefts if row.text == left) for left, _, _ in PAIRS
    )
    assert graded == {
        lots: PairGrade(lots, cycle, cycle),
        varies: PairGrade(varies, ids(variant, "Safety stock")[0], pipeline),
        peak: PairGrade(peak, anticipation, ""),
    }
    assert [graded[id].right for id in (lots, varies, peak)] == [True, False, False]


def test_a_pick_given_twice_counts_once() -> None:
    variant = make_variant(multiple(), 3)
    alpha, beta = ids(variant, "Alpha", "Beta")
    assert earn(variant, [alpha, beta, alpha]) == Grade(1.0)


@pytest.mark.parametrize(
    ("given", "key", "tolerance", "decimals", "counts"),
    [
        ("490", "490", "0", 0, True),
        ("491", "490", "0", 0, False),
        ("6.4", "6.3829", "0", 1, True),
        ("6.38", "6.3829", "0", 1, True),
        ("6.383", "6.3829", "0", 1, True),
        ("6.39", "6.3829", "0", 1, False),
        ("6.3", "6.3829", "0", 1, False),
        ("2.6", "3", "0", 0, False),
        ("3.0", "3", "0", 0, True),
        ("6.5", "6.3829", "0.1", 1, True),
        ("6.6", "6.3829", "0.1", 1, False),
    ],
)
def test_what_counts_as_the_key(
    given: str, key: str, tolerance: str, decimals: int, counts: bool
) -> None:
    assert matches(Decimal(given), Decimal(key), Decimal(tolerance), decimals) is counts


def test_numeric_recognises_mistakes() -> None:
    variant = make_variant(numeric(), 7)
    assert earn(variant, "604") == Grade(1.0)
    assert earn(variant, "3,020") == Grade(0.0, "That is the total for five months. Divide by 5.")
    assert earn(variant, "444") == Grade(0.0, "That leaves out what is already owed.")
    assert earn(variant, "500") == Grade(0.0)


def test_numeric_tolerance_is_a_formula() -> None:
    variant = make_variant(fixed_numeric("200", tolerance="200 * 0.01"), 1)
    assert [earn(variant, raw).credit for raw in ("198", "202", "197.9")] == [1, 1, 0]


def cell(id: str, right: bool, carried: bool, key: int, given: int | None) -> CellGrade:
    return CellGrade(id, right, carried, Decimal(key), None if given is None else Decimal(given))


def test_table_counts_cells() -> None:
    variant = make_variant(table(), 1)
    assert earn(variant, {"i1": "60", "i2": "40", "i3": "60"}) == Grade(
        1.0,
        cells=(
            cell("i1", True, False, 60, 60),
            cell("i2", True, False, 40, 40),
            cell("i3", True, False, 60, 60),
        ),
    )


def test_an_error_carried_forward_is_marked_once() -> None:
    variant = make_variant(table(), 1)
    result = earn(variant, {"i1": "70", "i2": "50", "i3": "70"})
    assert result == Grade(
        2 / 3,
        cells=(
            cell("i1", False, False, 60, 70),
            cell("i2", False, True, 40, 50),
            cell("i3", False, True, 60, 70),
        ),
    )


def test_a_known_mistake_in_a_cell_is_answered_by_name() -> None:
    variant = make_variant(table(), 1)
    assert earn(variant, {"i1": "40", "i2": "20", "i3": "40"}) == Grade(
        2 / 3,
        "You reversed both signs.",
        cells=(
            cell("i1", False, False, 60, 40),
            cell("i2", False, True, 40, 20),
            cell("i3", False, True, 60, 40),
        ),
    )
    assert earn(variant, {"i1": "60", "i2": "-20"}).mistake == "You left out the opening inventory."
    assert earn(variant, {"i1": "-20"}).mistake == ""


def test_an_empty_cell_is_wrong_and_carries_nothing() -> None:
    variant = make_variant(table(), 1)
    result = earn(variant, {"i1": "", "i2": "40", "i3": "61"})
    assert result == Grade(
        1 / 3,
        cells=(
            cell("i1", False, False, 60, None),
            cell("i2", True, False, 40, 40),
            cell("i3", False, False, 60, 61),
        ),
    )


CASE = make_variant(case(), 3)
PART = {part.question.part_id: part for part in CASE.parts}
RIGHT: dict[str, Any] = {
    "load": str(PART["load"].key),
    "sums": {c.id: str(c.key) for c in PART["sums"].grid.blanks()} if PART["sums"].grid else {},
    "advise": next(o.id for o in PART["advise"].options if o.correct),
    "follow": [o.id for o in PART["follow"].options if o.correct],
    "steps": list(PART["steps"].order),
    "stocks": {left.id: left.key for left in PART["stocks"].lefts},
}


@given(st.sets(st.sampled_from(sorted(RIGHT)), min_size=1))
def test_a_case_earns_the_mean_of_its_parts_and_open_ones_nothing(answered: set[str]) -> None:
    result = earn(CASE, {id: RIGHT[id] for id in answered})
    assert [part.credit for part in result.parts] == [float(id in answered) for id in PART]
    assert result.credit == len(answered) / 6


def test_parts_are_graded_as_questions_of_their_kinds() -> None:
    may, june = (int(CASE.values[name]) for name in ("may", "june"))
    order = RIGHT["steps"]
    raw = {
        "load": str(may * 2),
        "sums": {"h1": str(2 * may)},
        "follow": [*RIGHT["follow"], next(o.id for o in PART["follow"].options if not o.correct)],
        "steps": [*order[1:], order[0]],
    }
    result = earn(CASE, raw)
    load, sums, advise, follow, steps, stocks = result.parts
    assert load == Grade(0.0, "That is the load of May. Take June's units.")
    assert sums == Grade(
        0.5,
        cells=(
            cell("h1", True, False, 2 * may, 2 * may),
            cell("h2", False, False, 2 * june, None),
        ),
    )
    assert advise == Grade(0.0)
    assert follow == Grade(0.5)
    assert steps.credit == 2 / 3
    assert stocks == Grade(
        0.0, pairs=tuple(PairGrade(left.id, left.key, "") for left in PART["stocks"].lefts)
    )
    assert result == Grade((0.5 + 0.5 + 2 / 3) / 6, parts=result.parts)


def test_an_order_left_open_has_no_places() -> None:
    steps = earn(CASE, {"load": "1"}).parts[4]
    assert steps == Grade(
        0.0,
        places=tuple(
            PlaceGrade(id, place, 0, False) for place, id in enumerate(PART["steps"].order, 1)
        ),
    )
