from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from quizzes.maturity.model import Instrument
from quizzes.maturity.plan import RoadMap, Wishes, plan_road_map


def read(row: str) -> dict[str, Fraction | None]:
    return {f"D{n}": None if c == "-" else Fraction(int(c)) for n, c in enumerate(row, 1)}


def waves(plan: RoadMap) -> dict[str, int | None]:
    return {entry.initiative.id: entry.wave for entry in plan.entries}


def test_firm_at_stage_two(instrument: Instrument) -> None:
    plan = plan_road_map(instrument, read("2222212222"), 2, {"D1", "D2", "D3", "D7", "D6"})
    assert set(plan.targets.values()) == {3}
    assert set(waves(plan)) == {f"D{n}-3" for n in range(1, 11)} | {"D6-2"}
    order = [entry.initiative.id for entry in plan.entries]
    for early, late in (
        ("D1-3", "D7-3"),
        ("D9-3", "D2-3"),
        ("D9-3", "D3-3"),
        ("D3-3", "D6-3"),
        ("D5-3", "D6-3"),
        ("D6-2", "D6-3"),
    ):
        assert order.index(early) < order.index(late)
    number = {entry.initiative.id: entry.number for entry in plan.entries}
    after = {entry.initiative.id: entry.after for entry in plan.entries}
    assert set(after["D6-3"]) == {number["D6-2"], number["D3-3"], number["D5-3"]}
    assert plan.waiting == ()


def test_must_dimensions_weigh_more(instrument: Instrument) -> None:
    scores = read("2222222222")
    plain = {e.initiative.id: e.priority for e in plan_road_map(instrument, scores, 2, ()).entries}
    must = {
        e.initiative.id: e.priority for e in plan_road_map(instrument, scores, 2, {"D1"}).entries
    }
    assert must["D1-3"] == plain["D1-3"] * Fraction(3, 2)
    assert must | {"D1-3": 0} == plain | {"D1-3": 0}


def test_floors_decide_the_gap(instrument: Instrument) -> None:
    scores = read("3333333333") | {"D4": Fraction(5, 2), "D5": Fraction(15, 4)}
    plan = plan_road_map(instrument, scores, 2, ())
    assert list(waves(plan)) == ["D4-3"]
    assert plan.reach({"D4": 2}, 1) == {"D4": 3}


def test_leaders_need_nothing(instrument: Instrument) -> None:
    plan = plan_road_map(instrument, read("5" * 10), 5, ())
    assert (plan.entries, plan.waiting) == ((), ())


def test_unscored_dimension_has_no_initiative_and_holds_up_what_rests_on_it(
    instrument: Instrument,
) -> None:
    plan = plan_road_map(instrument, read("22222222-2"), 2, ())
    assert {t.id for t in plan.waiting} == {"D2-3", "D3-3", "D5-3", "D6-3"}
    assert set(waves(plan)) == {"D1-3", "D4-3", "D7-3", "D8-3", "D10-3"}


def test_wishes_change_targets_weights_and_budget(instrument: Instrument) -> None:
    wishes = Wishes(
        targets={"D1": 4, "D9": 2, "D2": 2}, weights={"cash": 3, "risk": 1}, budget=3, inherit=True
    )
    plan = plan_road_map(instrument, read("2222222222"), 2, (), wishes)
    assert {t.id for t in plan.waiting} == {"D3-3", "D5-3", "D6-3"}
    found = waves(plan)
    assert set(found) == {"D1-3", "D1-4", "D4-3", "D7-3", "D8-3", "D10-3"}
    assert found["D1-3"] != found["D1-4"]
    used: dict[int | None, int] = {}
    for entry in plan.entries:
        used[entry.wave] = used.get(entry.wave, 0) + entry.initiative.effort
    assert max(n for wave, n in used.items() if wave is not None) <= 3
    assert [entry.wave for entry in plan.entries if entry.wave is None] != []


@pytest.mark.parametrize("levels", list(product((1, 2, 4), repeat=5)))
def test_default_targets_can_always_be_scheduled(
    instrument: Instrument, levels: tuple[int, ...]
) -> None:
    row = "".join(str(n) for n in (*levels, *reversed(levels)))
    for stage in range(1, 6):
        plan = plan_road_map(instrument, read(row), stage, ())
        assert plan.waiting == ()
        reached = plan.reach({f"D{n}": int(c) for n, c in enumerate(row, 1)}, 99)
        later = {e.initiative.dimension for e in plan.entries if e.wave is None}
        assert all(level >= min(5, stage + 1) for d, level in reached.items() if d not in later)
