"""An attempt with all that it tells."""

from __future__ import annotations

from dataclasses import replace

from quizzes.lookback import Review
from quizzes.model import Kind
from quizzes.pacing import KindPace, find_times
from quizzes.questions_shown import Shown
from quizzes.results import Earned, compute_result
from quizzes.sittings import Sitting
from tests.quizzes.samples import choice, numeric
from tests.quizzes.test_pacing import NOON, save
from tests.quizzes.test_sittings import answered, sitting

QUESTIONS = (
    choice(level="remember", domain=2),
    numeric(level="apply", domain=3),
    choice(level="analyse", domain=2),
)


def review(*credits: float | None, times: dict[int, float] | None = None) -> Review:
    given = sitting(*(("a", None if credit is None else answered(credit)) for credit in credits))
    items = (replace(item, question=QUESTIONS[place % 3]) for place, item in enumerate(given.items))
    known: Sitting = replace(given, items=tuple(items))
    return Review(known, "Practice", compute_result(known), times or {}, None)


def test_earned_by_domain_level_and_kind() -> None:
    seen = review(1, 0.5, 0, None)
    assert seen.domains == (Earned("2", 2, 1.0), Earned("3", 1, 0.5))
    assert [e.key for e in seen.levels] == ["remember", "apply", "analyse"]
    assert [(e.key, e.share, e.interval) for e in seen.kinds] == [
        ("single-choice", 0.5, None),
        ("numeric", 0.5, None),
    ]
    assert [item.position for item in seen.missed] == [2, 3]


def test_time_is_measured_within_the_attempt() -> None:
    times = {1: 20.0, 3: 30.0, 4: 30.0, 6: 40.0, 7: 100.0}
    seen = review(1, None, 1, 0, None, 1, 0, times=times)
    assert [(t.position, t.seconds, t.credit) for t in seen.timed] == [
        (1, 20, 1), (3, 30, 1), (4, 30, 0), (6, 40, 1), (7, 100, 0),
    ]  # fmt: skip
    assert seen.pacing.kinds == (KindPace(Kind.SINGLE_CHOICE, 5, 30, 30),)
    assert (seen.over, seen.pacing.lost) == ({7: 70.0}, 70.0)
    assert seen.positions[Shown.SLOW] == (7,)
    charts = seen.draw()
    assert charts is not None
    assert [len(chart.bars) for chart in charts] == [5, 5]


def test_what_the_browser_measured_goes_before_arrivals() -> None:
    events = [
        save(1, 30),
        replace(save(2, 50), seconds=12.0),
        replace(save(2, 60), sequence=2, seconds=17.5),
    ]
    assert find_times(NOON, events) == {1: 30.0, 2: 17.5}
