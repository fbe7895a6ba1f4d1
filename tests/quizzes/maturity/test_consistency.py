from __future__ import annotations

from fractions import Fraction

import pytest

from quizzes.maturity.consistency import (
    Flag,
    Reliability,
    Ticks,
    check_respondent,
    count_evidence_errors,
    find_contradictions,
    rate_reliability,
)
from quizzes.maturity.model import Instrument


def contradict(instrument: Instrument, **levels: float) -> list[tuple[str, tuple[str, ...]]]:
    """Return codes and dimensions of what these scores raise; the rest stands at 3."""
    scores: dict[str, Fraction | None] = {
        d.id: Fraction(levels.get(d.id, 3)) for d in instrument.dimensions
    }
    return [(f.code, f.dimensions) for f in find_contradictions(instrument, scores, scores)]


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        ({}, []),
        ({"D9": 4, "D1": 2}, [("C1", ("D1", "D9"))]),
        ({"D9": 4, "D1": 2.5}, []),
        ({"D9": 3.5, "D1": 2}, []),
        ({"D6": 3, "D5": 1}, [("C2", ("D5", "D6"))]),
        ({"D6": 3, "D5": 1.5}, []),
        ({"D5": 4, "D1": 1}, [("C3", ("D1", "D5"))]),
        ({"D7": 4, "D10": 2}, [("C4", ("D7", "D10"))]),
        ({"D9": 2, "D2": 4}, [("C5", ("D2", "D9"))]),
        ({"D9": 2, "D2": 3}, []),
        ({"D3": 4, "D9": 2}, [("C6", ("D3", "D9"))]),
        ({"D4": 5, "D2": 2}, [("C7", ("D2", "D4"))]),
    ],
)
def test_contradictions(
    instrument: Instrument, levels: dict[str, float], codes: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert contradict(instrument, **levels) == codes


def test_unscored_dimensions_contradict_nothing(instrument: Instrument) -> None:
    assert find_contradictions(instrument, {"D9": Fraction(5)}, {"D9": Fraction(5)}) == ()


def test_capping_check_reads_final_scores_and_the_others_uncapped_ones(
    instrument: Instrument,
) -> None:
    uncapped = {d.id: Fraction(4) for d in instrument.dimensions}
    final = uncapped | {"D9": Fraction(2), "D2": Fraction(2), "D1": Fraction(2)}
    found = find_contradictions(instrument, uncapped, final)
    assert [flag.code for flag in found] == ["C5"]


@pytest.mark.parametrize(
    ("row", "seconds", "raised"),
    [
        ("3343323323", (), {}),
        ("1343323325", (), {"C9": ("D1", "D10")}),
        ("1443323324", (), {}),
        ("3333333333", (), {"C10": ()}),
        ("33333333--", (), {"C10": ()}),
        ("3333333---", (), {}),
        ("3343323323", (3.0, 3.9, 9.0), {"C10": ()}),
        ("3343323323", (3.0, 4.0, 9.0), {}),
        ("334332----", (), {"C11": ("D7", "D8", "D9", "D10")}),
        ("----------", (), {"C11": tuple(f"D{n}" for n in range(1, 11))}),
    ],
)
def test_one_respondent(
    instrument: Instrument,
    row: str,
    seconds: tuple[float, ...],
    raised: dict[str, tuple[str, ...]],
) -> None:
    answers = {f"D{n}": None if c == "-" else int(c) for n, c in enumerate(row, 1)}
    expected = tuple(Flag(c, dims, instrument.notes[c]) for c, dims in raised.items())
    assert check_respondent(instrument, answers, seconds) == expected


@pytest.mark.parametrize(
    ("level", "ticks", "errors"),
    [
        (3, {}, 1),
        (2, {}, 0),
        (3, {3: (True, False)}, 0),
        (4, {3: (True, True), 4: (True,)}, 0),
        (4, {3: (True, False), 4: (True,)}, 1),
        (5, {3: (False,), 4: (True,), 5: (True,)}, 2),
        (3, {3: (False,), 4: (False,)}, 1),
    ],
)
def test_evidence_errors(level: int, ticks: Ticks, errors: int) -> None:
    assert count_evidence_errors({"D1": level}, {"D1": ticks}) == errors


def test_three_evidence_errors_are_a_flag(instrument: Instrument) -> None:
    answers = {f"D{n}": 3 if n < 4 else 2 for n in range(1, 11)}
    one_ticked: dict[str, Ticks] = {"D1": {3: (True,)}}
    assert [f.code for f in check_respondent(instrument, answers, (), {})] == ["C12"]
    assert check_respondent(instrument, answers, (), one_ticked) == ()


@pytest.mark.parametrize(
    ("codes", "confirmed", "unevidenced", "low_effort", "respondents", "badge"),
    [
        ((), "", (), 0, 1, Reliability.HIGH),
        (("C1",), "", (), 0, 1, Reliability.FAIR),
        (("C1",), "C1", (), 0, 1, Reliability.HIGH),
        (("C1", "C2"), "", (), 0, 1, Reliability.FAIR),
        (("C1", "C2"), "", ("D1", "D2", "D3"), 0, 1, Reliability.LOW),
        ((), "", ("D1",), 1, 1, Reliability.FAIR),
        ((), "", (), 1, 4, Reliability.HIGH),
        ((), "", (), 2, 7, Reliability.FAIR),
    ],
)
def test_reliability(
    codes: tuple[str, ...],
    confirmed: str,
    unevidenced: tuple[str, ...],
    low_effort: int,
    respondents: int,
    badge: Reliability,
) -> None:
    flags = [Flag(code, (), "") for code in codes]
    settled = frozenset(confirmed.split())
    assert rate_reliability(flags, settled, unevidenced, low_effort, respondents) is badge
