"""The radar, with all scores and with gaps."""

from __future__ import annotations

from fractions import Fraction

from quizzes.maturity.model import Instrument
from quizzes.maturity.radar import draw_radar


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
