"""What one learner's answers say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizzes.ability.fading import fade_exam, remember_topics
from quizzes.ability.readiness import estimate_readiness
from quizzes.progress import TopicProgress
from quizzes.schedule import find_chance, list_due, remember
from tests.quizzes.learners import COURSE, MIXED, NOW, SLUGS, answers, make_learner

TODAY = date(2027, 3, 1)


def test_without_answers_nothing_is_said() -> None:
    learner = make_learner()
    assert learner.readiness is None
    assert learner.missing == 20
    assert not any((learner.memories, learner.due, learner.confidently_wrong, learner.suspicions))
    assert learner.topics == {slug: TopicProgress(slug, 0, None, 0, None) for slug in SLUGS}
    assert [each.n for each in learner.calibration] == [0, 0, 0]


def test_readiness_takes_twenty_first_answers() -> None:
    nearly = answers(" ".join(MIXED.split()[:19]))
    again = make_learner((*nearly, *answers("a1+ a2+")))
    assert (again.missing, again.readiness) == (1, None)
    ready = make_learner(answers(MIXED))
    exam = COURSE.exam()
    assert exam is not None
    assert ready.missing == 0
    assert ready.readiness == estimate_readiness(ready.posterior, exam)
    assert ready.readiness is not None
    assert ready.readiness.answers == 22


def test_an_exam_can_be_named_and_has_to_exist() -> None:
    learner = make_learner(answers(MIXED))
    assert learner.estimate("exam") == learner.readiness
    assert learner.estimate("none") is None


def test_a_question_that_left_the_bank_says_nothing_of_today() -> None:
    gone = replace(answers("a1!-")[0], question_id="gone")
    learner = make_learner((gone, *answers("a2!-")))
    assert learner.posterior.answers == 1
    assert [memory.question_id for memory in learner.memories] == ["a2"]
    assert [answer.question_id for answer in learner.confidently_wrong] == ["a2"]
    assert [each.n for each in learner.calibration] == [0, 0, 2]


def test_levels_rest_on_ability_and_forgetting() -> None:
    given = answers(MIXED, days_ago=40)
    learner = make_learner(given)
    shown, today = learner.measure(), learner.measure(TODAY)
    assert (shown["alpha"].step, today["alpha"].step) == (3, 2)
    assert learner.topics["alpha"] == TopicProgress(
        slug="alpha",
        step=today["alpha"].step,
        mean=1.0,
        n=10,
        last_active=given[9].answered_at,
        chance=today["alpha"].chance,
        range=today["alpha"].interval,
        ebb=1,
        due=10,
    )
    fresh = make_learner(answers(MIXED)).topics
    assert [fresh[slug].ebb for slug in SLUGS] == [0, 0, 0]
    assert [fresh[slug].step for slug in SLUGS] == [shown[slug].step for slug in SLUGS]


def test_a_topic_never_answered_is_not_started_whatever_others_foresee() -> None:
    learner = make_learner(answers("a1+ a2+ a3+"))
    assert learner.topics["gamma"] == TopicProgress("gamma", 0, None, 0, None)
    assert learner.measure()["gamma"].chance > 0.5


def test_what_is_kept_is_read_off_the_days_of_practice() -> None:
    given = answers(MIXED, days_ago=9)
    memories = remember_topics(given, "UTC")
    kept = {slug: find_chance(memories[slug], TODAY) for slug in SLUGS}
    assert make_learner(given).keep(TODAY) == kept


def test_the_exam_day_is_foreseen_as_if_nothing_was_practised() -> None:
    day = TODAY + timedelta(days=30)
    learner = make_learner(answers(MIXED), day)
    exam = COURSE.exam()
    assert exam is not None
    faded = fade_exam(exam, learner.keep(day))
    assert learner.readiness_on_exam_day == estimate_readiness(learner.posterior, faded)
    assert learner.readiness is not None
    assert learner.readiness_on_exam_day is not None
    assert learner.readiness_on_exam_day.score < learner.readiness.score - 0.05
    # Practised today, nothing is forgotten yet.
    assert learner.estimate(day=TODAY) == pytest.approx(learner.readiness)
    assert make_learner(answers(MIXED)).readiness_on_exam_day is None


def test_memories_end_before_the_exam() -> None:
    given, day = answers(MIXED), TODAY + timedelta(days=5)
    learner = make_learner(given, day)
    assert learner.memories == remember(given, "UTC", day)
    assert learner.due == list_due(learner.memories, TODAY)


def test_certainty_is_held_against_what_was_right() -> None:
    learner = make_learner(answers(MIXED))
    assert [(each.n, each.right) for each in learner.calibration] == [(0, 0), (18, 14), (4, 0)]
    wrong = [answer.question_id for answer in learner.confidently_wrong]
    assert wrong == ["g3", "g2", "g1", "g0"]


def test_repeated_misses_lead_to_what_the_topic_rests_on() -> None:
    (suspicion,) = make_learner(answers(MIXED)).suspicions
    assert suspicion.cause.way == ("beta", "gamma")
    assert suspicion.confirmed is None


def test_the_past_is_what_was_known_then() -> None:
    given = (*answers("a1+ b1-", days_ago=3), *answers("a2+"))
    before = make_learner(given).look_back(NOW - timedelta(days=1))
    assert before.answers == given[:2]
    assert before.today == TODAY - timedelta(days=1)
    assert before.topics["alpha"].n == 1


def test_days_are_those_of_the_learner() -> None:
    assert replace(make_learner(), time_zone="Pacific/Auckland").today == date(2027, 3, 2)
