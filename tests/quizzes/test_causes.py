"""Why a topic keeps failing, and how probes settle it."""

from __future__ import annotations

from dataclasses import replace

from kb.model import Link, LinkType
from quizzes.causes import Suspicion, find_suspicions
from quizzes.root_cause import RootCause
from tests.quizzes.learners import COURSE, answers, make_learner

MISSED = "a1+ a2- b1- b2+ g1- g2- g3-"


def find(text: str) -> tuple[Suspicion, ...]:
    learner = make_learner(answers(text))
    return find_suspicions(COURSE, learner.answers, learner.topics)


def test_without_repeated_misses_nothing_is_suspected() -> None:
    assert find("a1+ a2- b1- b2+ g1- g2+") == ()


def test_three_probes_of_the_weakest_topic_are_offered() -> None:
    # A half each: of equally weak ones with as many answers the one to learn first.
    (found,) = find(MISSED)
    assert found.cause == RootCause("gamma", "alpha", ("alpha", "beta", "gamma"), 0.5, 2)
    assert found.confirmed is None
    assert len({probe.section for probe in found.probes}) == 3
    assert {probe.topic for probe in found.probes} == {"alpha"}
    assert not {probe.id for probe in found.probes} & {"a1", "a2"}
    assert find(MISSED) == (found,)


def test_two_misses_confirm_the_cause() -> None:
    (found,) = find(f"{MISSED} a3- a4+ a5-")
    assert (found.cause.cause, found.confirmed) == ("alpha", True)


def test_two_right_ones_clear_it_and_the_next_weakest_is_suspected() -> None:
    (found,) = find(f"{MISSED} a3+ a4-")
    assert (found.cause.cause, found.confirmed) == ("alpha", None)
    (found,) = find(f"{MISSED} a3- a4+ a5+")
    assert (found.cause.way, found.confirmed) == (("beta", "gamma"), None)
    assert find(f"{MISSED} a3- a4+ a5+ b3+ b4+") == ()


def test_another_miss_asks_again() -> None:
    cleared = "a1+ a2- b1- b2+ b3+ b4+ g1- g2- g3- a3- a4+ a5+"
    assert find(cleared) == ()
    (found,) = find(f"{cleared} g4-")
    assert (found.cause.cause, found.confirmed) == ("alpha", None)


def test_topics_that_wait_for_each_other_explain_nothing() -> None:
    back = Link("gamma", "alpha", LinkType.PREREQUISITE, "")
    links = (*COURSE.library.links, back)
    course = replace(COURSE, library=replace(COURSE.library, links=links))
    learner = make_learner(answers(MISSED))
    assert find_suspicions(course, learner.answers, learner.topics) == ()
