from __future__ import annotations

from fractions import Fraction

from quizzes.maturity.assessment import Sheet, assess_sheet
from quizzes.maturity.consistency import Reliability
from quizzes.maturity.model import Instrument
from quizzes.maturity.scoring import Blocker, StageResult
from tests.quizzes.maturity.sheets import fill


def test_evidenced_assessment(instrument: Instrument) -> None:
    found = assess_sheet(instrument, fill("4443224433"))
    assert (found.index, found.uncapped_index) == (Fraction(33, 10), Fraction(33, 10))
    assert found.stage == StageResult(3, 3, 3)
    assert (found.flags, found.reliability) == ((), Reliability.HIGH)
    assert found.blockers is not None
    assert found.blockers.must == (Blocker("D5", 3), Blocker("D6", 3))
    assert (found.blockers.count, found.scored) == (2, 10)


def test_cap_lowers_index_and_stage(instrument: Instrument) -> None:
    found = assess_sheet(instrument, fill("3333333333", F6=False))
    assert found.row("D7").score == 2
    assert (found.index, found.uncapped_index) == (Fraction(29, 10), Fraction(3))
    assert found.stage == StageResult(2, 2, 2)
    assert [flag.code for flag in found.flags] == ["C10"]
    assert found.road_map is not None
    assert [entry.initiative.id for entry in found.road_map.entries] == ["D7-3"]


def test_open_facts_leave_scores_and_lower_reliability(instrument: Instrument) -> None:
    found = assess_sheet(instrument, Sheet(fill("3343323323").answers))
    assert [r.dimension.id for r in found.rows if not r.evidenced] == [
        "D1",
        "D2",
        "D3",
        "D5",
        "D7",
    ]
    assert found.reliability is Reliability.FAIR
    assert found.uncapped_index == Fraction(29, 10)


def test_confirmed_contradiction_no_longer_counts(instrument: Instrument) -> None:
    sheet = fill("2333333343")
    assert assess_sheet(instrument, sheet).reliability is Reliability.FAIR
    confirmed = Sheet(sheet.answers, sheet.facts, {}, frozenset({"C1"}))
    found = assess_sheet(instrument, confirmed)
    assert [flag.code for flag in found.flags] == ["C1"]
    assert found.reliability is Reliability.HIGH


def test_too_few_answers_give_neither_index_nor_stage_nor_plan(instrument: Instrument) -> None:
    found = assess_sheet(instrument, fill("333----333"))
    assert (found.index, found.stage.stage, found.blockers, found.road_map) == (
        None,
        None,
        None,
        None,
    )
    assert [flag.code for flag in found.flags] == ["C11"]


def test_unscored_dimension_leaves_a_provisional_stage(instrument: Instrument) -> None:
    found = assess_sheet(instrument, fill("333-343333"))
    assert (found.stage, found.stage.provisional) == (StageResult(2, 2, 3), True)
    assert found.blockers is not None
    assert found.blockers.must == (Blocker("D4", 2),)
