from __future__ import annotations

from fractions import Fraction

from quizzes.maturity.charts import (
    Mark,
    Strip,
    draw_quadrant,
    draw_radar,
    draw_strip,
    place_needle,
)
from quizzes.maturity.model import Instrument


def test_strip_runs_from_one_to_five() -> None:
    assert draw_strip(Fraction(5, 2), 3) == Strip(208, (12.0, 58.0, 104.0, 150.0, 196.0), 81.0, 104)
    assert draw_strip(None, None) == Strip(208, (12.0, 58.0, 104.0, 150.0, 196.0), None, None)


def test_needle_stands_in_its_segment() -> None:
    assert [place_needle(Fraction(n)) for n in ("1", "2.15", "5")] == [0.0, 23.0, 80.0]


def test_radar_with_all_scores(instrument: Instrument) -> None:
    scores = {d.id: Fraction(5) for d in instrument.dimensions}
    radar = draw_radar(instrument.dimensions, scores, dict.fromkeys(scores, 5))
    assert radar.area == radar.target == radar.rings[-1]
    assert (radar.lines, radar.dots[0], radar.dots[5]) == ((), (232.0, 64.0), (232.0, 308.0))
    assert [axis.align for axis in radar.axes] == ["middle", *["start"] * 4, "middle", *["end"] * 4]
    assert radar.axes[0].lines == ("◆ Process and", "cadence")


def test_radar_draws_nothing_where_there_is_no_answer(instrument: Instrument) -> None:
    scores = {d.id: None if d.id == "D6" else Fraction(3) for d in instrument.dimensions}
    radar = draw_radar(instrument.dimensions, scores, {}, short=False)
    assert (radar.area, radar.target, len(radar.dots), len(radar.lines)) == ("", "", 9, 8)
    assert radar.axes[9].lines == ("D10",)


def test_quadrant_joins_initiatives_of_one_place() -> None:
    items = [(1, 2, Fraction(4)), (2, 8, Fraction(1)), (3, 2, Fraction(4))]
    quadrant = draw_quadrant(items)
    assert quadrant.marks == (Mark(128.9, 74.0, "1, 3"), Mark(395.6, 260.0, "2"))
