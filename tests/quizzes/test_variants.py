"""Variants: repeatable, never degenerate, options under opaque ids."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.model import Remark
from quizzes.numbers import ExpressionError
from quizzes.variants import DegenerateVariantError, make_variant
from tests.quizzes.samples import PARTS, case, case_part, choice, fixed_numeric, numeric, table


def test_unit_and_rounding_follow_the_variant() -> None:
    question = numeric(
        variables={"opening": {"choices": [500]}, "bookings": {"choices": [400], "count": 5}},
        answer={
            "value": "rate",
            "unit": "units in {{ len(bookings) }} months",
            "rounding": "To {{ 1 + 1 }} decimals.",
        },
    )
    variant = make_variant(question, 1)
    assert (variant.unit, variant.rounding) == ("units in 5 months", "To 2 decimals.")


def test_one_seed_one_variant() -> None:
    variant = make_variant(numeric(), 7)
    assert variant == make_variant(numeric(), 7)
    assert variant.stem == (
        "Bookings for five months are 410, 400, 500, 450, 460 and 800 are owed. What rate?"
    )
    assert variant.key == Decimal(604)
    assert variant.solution == ("Total = 3,020", "Rate = 3,020 ÷ 5 = 604 units a month")
    assert [(m.value, m.why) for m in variant.mistakes] == [
        (Decimal(3020), "That is the total for five months. Divide by 5."),
        (Decimal(444), "That leaves out what is already owed."),
    ]


@given(st.integers(0, 2**31))
def test_constraints_hold_for_every_seed(seed: int) -> None:
    values = make_variant(numeric(), seed).values
    assert values["total"] == sum(values["bookings"]) + values["opening"]
    assert values["total"] % 5 == 0
    assert 500 <= values["opening"] <= 800
    assert all(350 <= booking <= 500 and booking % 10 == 0 for booking in values["bookings"])


def test_ids_and_places_of_options_depend_on_more_than_what_is_public() -> None:
    """Somebody who knows a question's id and its seed can't work out which option is first."""
    here, there = choice(), replace(choice(), hash="another")
    seeds = range(8)
    assert not any(
        {o.id for o in make_variant(here, seed).options}
        & {o.id for o in make_variant(there, seed).options}
        for seed in seeds
    )
    assert [[o.correct for o in make_variant(here, seed).options] for seed in seeds] != [
        [o.correct for o in make_variant(there, seed).options] for seed in seeds
    ]


@given(st.integers(0, 2**31))
def test_options_are_shuffled_under_opaque_ids(seed: int) -> None:
    question = choice()
    variant = make_variant(question, seed)
    assert sorted(o.text for o in variant.options) == sorted(o.text for o in question.options)
    assert len({option.id for option in variant.options}) == 4
    whys = {option.text: option.why for option in question.options}
    assert all(option.why == whys[option.text] for option in variant.options)
    assert [o.text for o in variant.options if o.correct] == ["It leans high"]


def test_every_place_holds_the_key_about_equally_often() -> None:
    places = [
        [option.correct for option in make_variant(choice(), seed).options].index(True)
        for seed in range(800)
    ]
    assert all(150 < places.count(place) < 250 for place in range(4))


def test_option_ids_tell_neither_seed_nor_place() -> None:
    ids = {option.id for seed in range(50) for option in make_variant(choice(), seed).options}
    assert len(ids) == 200


def test_numeric_options_stand_in_ascending_order() -> None:
    question = choice(
        texts=("USD 1,200 a month", "USD 90 a month", "USD −5 a month", "USD 700 a month")
    )
    for seed in range(20):
        assert [option.text for option in make_variant(question, seed).options] == [
            "USD −5 a month",
            "USD 90 a month",
            "USD 700 a month",
            "USD 1,200 a month",
        ]


def test_a_broken_constraint_is_never_served() -> None:
    with pytest.raises(DegenerateVariantError, match="seed 4: the constraint “opening > 900”"):
        make_variant(numeric(constraints=["opening > 900"]), 4)


@pytest.mark.parametrize(
    ("mistakes", "said"),
    [
        (["rate", "total"], "the mistake 498 equals the key"),
        (["total", "total"], "two mistakes give 2490"),
    ],
)
def test_a_mistake_that_cannot_be_told_apart_is_never_served(
    mistakes: list[str], said: str
) -> None:
    entries = [{"value": value, "why": "A known wrong method."} for value in mistakes]
    question = numeric(
        mistakes=entries,
        variables={
            "opening": {"choices": [500]},
            "bookings": {"choices": [398], "count": 5},
        },
    )
    with pytest.raises(DegenerateVariantError, match=said):
        make_variant(question, 1)


def test_two_options_that_read_the_same_are_never_served() -> None:
    question = choice(
        texts=("{{ a }} units", "{{ b }} units", "none", "all"),
        variables={"a": {"choices": [5]}, "b": {"choices": [5]}},
    )
    with pytest.raises(DegenerateVariantError, match="two options read the same"):
        make_variant(question, 1)


def test_a_formula_that_fails_is_reported_as_such() -> None:
    with pytest.raises(ExpressionError, match="nonsense is not known here"):
        make_variant(fixed_numeric("nonsense"), 1)


def test_a_table_s_blanks_are_known_to_later_cells_and_to_the_solution() -> None:
    variant = make_variant(table(), 1)
    assert variant.grid is not None
    assert [(cell.id, cell.key) for cell in variant.grid.blanks()] == [
        ("i1", Decimal(60)),
        ("i2", Decimal(40)),
        ("i3", Decimal(60)),
    ]
    assert variant.grid.columns == ("Month", "1", "2", "3")
    assert [cell.text for cell in variant.grid.rows[0][1]] == ["90", "120", "80"]
    assert variant.solution == ("Month 3 ends with 60",)


@given(st.integers(0, 2**31))
def test_all_parts_of_a_case_share_its_values(seed: int) -> None:
    variant = make_variant(case(), seed)
    assert variant == make_variant(case(), seed)
    may, june = variant.values["may"], variant.values["june"]
    load, sums, *_ = variant.parts
    assert [part.values for part in variant.parts] == [variant.values] * 6
    assert (load.key, [m.value for m in load.mistakes]) == (june * 2, [may * 2, june])
    assert sums.grid is not None
    assert [cell.key for cell in sums.grid.blanks()] == [may * 2, june * 2]
    assert sums.solution == (f"June takes {june * 2} hours",)
    assert variant.minutes == (Remark("Supply planner", f"June needs {june - may} units more."),)


def test_parts_draw_by_themselves_and_their_ids_rest_on_what_is_not_shown() -> None:
    twins = [dict(PARTS[2]), PARTS[2] | {"id": "again"}]
    question = case(parts=twins)
    other = case(parts=case_part(2, difficulty=5)[2:3] + twins[1:])
    alike = 0
    for seed in range(100):
        one, two = make_variant(question, seed).parts
        alike += [o.text for o in one.options] == [o.text for o in two.options]
        changed = make_variant(other, seed).parts
        ids = {option.id for part in (one, two) for option in part.options}
        assert len(ids) == 8
        assert ids.isdisjoint(option.id for part in changed for option in part.options)
    assert alike < 15  # 1 in 24 by chance


def test_a_part_without_a_usable_variant_is_named() -> None:
    mistakes = [{"value": "june * hours", "why": "Same."}]
    with pytest.raises(DegenerateVariantError, match="in the part load, the mistake"):
        make_variant(case(parts=case_part(0, mistakes=mistakes)), 1)
