"""How topics fade after they were practised."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from fsrs import Rating
from hypothesis import given
from hypothesis import strategies as st

from quizzes.ability.curves import draw_curves
from quizzes.ability.exams import Exam, make_group
from quizzes.ability.fading import fade_curves, fade_exam, find_kept, remember_topics
from quizzes.ability.inference import estimate_abilities
from quizzes.ability.model import FirstAnswer, Item
from quizzes.ability.prior import make_prior
from quizzes.ability.readiness import estimate_readiness
from quizzes.answers import Counted
from quizzes.model import Certainty, Kind
from quizzes.schedule import Memory, find_chance, make_scheduler, review

DAY = date(2027, 1, 4)
NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
ITEMS = [Item(f"q{n}", "ab"[n % 2], 0.2 * n - 2, guess=0.25) for n in range(20)]
EXAM = Exam((make_group(20, [(item, 1) for item in ITEMS]),), 0.7)


def answers(*days: tuple[int, str, float]) -> list[Counted]:
    return [
        Counted(f"q{n}", topic, Kind.NUMERIC, credit, Certainty.CERTAIN,
                NOON + timedelta(days=day, minutes=n))
        for n, (day, topic, credit) in enumerate(days)
    ]  # fmt: skip


def test_a_day_of_practice_is_one_review_of_the_topic() -> None:
    found = remember_topics(
        answers((0, "a", 1), (0, "a", 0.2), (9, "a", 0.5), (0, "b", 0.3)), "UTC"
    )
    scheduler = make_scheduler()
    first = review(None, Rating.Good, DAY, scheduler)  # the day's mean is 60 %
    second = review(first, Rating.Hard, DAY + timedelta(days=9), scheduler)
    other = review(None, Rating.Again, DAY, scheduler)
    assert found == {
        "a": Memory("", "a", second.stability or 0, second.difficulty or 0,
                    DAY + timedelta(days=9), second.due.date()),
        "b": Memory("", "b", other.stability or 0, other.difficulty or 0, DAY, other.due.date()),
    }  # fmt: skip


def test_what_is_kept_is_the_chance_to_still_know_it() -> None:
    found = remember_topics(answers((0, "a", 1)), "UTC")
    later = DAY + timedelta(days=30)
    assert find_kept(found, later) == {"a": find_chance(found["a"], later)}
    assert find_kept(found, DAY) == {"a": 1.0}


def test_forgetting_takes_knowledge_and_leaves_luck() -> None:
    curves = {"a": draw_curves([Item("q", "a", 0.0, guess=0.25)])[0]}
    faded = fade_curves(curves, {"a": 0.6})["a"]
    floor = curves["a"][0]
    assert faded == pytest.approx(0.6 * curves["a"] + 0.4 * floor)
    assert floor == pytest.approx(0.25, abs=0.01)
    assert fade_curves(curves, {})["a"] == pytest.approx(curves["a"])


def test_an_exam_fades_part_by_part() -> None:
    faded = fade_exam(EXAM, {"a": 0.5})
    a, b = EXAM.groups[0].parts
    assert faded.groups[0].questions == 20
    assert faded.line == EXAM.line
    after, same = faded.groups[0].parts
    assert after.credit == pytest.approx((a.credit + a.credit[0]) / 2)
    assert after.square == pytest.approx((a.square + a.square[0]) / 2)
    assert (same.credit == b.credit).all()


@given(st.floats(0, 1), st.floats(0, 1))
def test_who_keeps_less_is_never_readier(one: float, other: float) -> None:
    prior = make_prior(("a", "b"))
    posterior = estimate_abilities(
        prior, {item.id: item for item in ITEMS}, [FirstAnswer(item.id, 1) for item in ITEMS]
    )
    low, high = sorted((one, other))
    found = [
        estimate_readiness(posterior, fade_exam(EXAM, {"a": kept, "b": kept}), draws=300)
        for kept in (low, high, 1.0)
    ]
    scores = [each.score for each in found if each]
    assert len(scores) == 3
    assert np.all(np.diff(scores) >= -0.02)  # the draws are the same, their spread is not
