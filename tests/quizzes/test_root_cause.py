"""From a topic that keeps failing to what it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Link, LinkType
from quizzes.answers import Counted
from quizzes.model import Kind, Question
from quizzes.progress import TopicProgress
from quizzes.root_cause import (
    RootCause,
    choose_probes,
    count_misses,
    expect_share,
    find_missed_section,
    find_repeated_misses,
    find_root_cause,
    judge_probes,
    mark_probes,
    read_probes,
)

NOON = datetime(2027, 1, 4, 12, tzinfo=UTC)
# d rests on b and c, both on a; e stands alone and only feeds d.
LINKS = (
    *(Link(s, t, LinkType.PREREQUISITE, "") for s, t in ("ab", "ac", "bd", "cd")),
    Link("e", "d", LinkType.FEEDS, ""),
)


def answers(text: str) -> list[Counted]:
    """Return answers like ``a1- b2+``: topic, question, wrong or right, in order of time."""
    return [
        Counted(
            token[:-1], token[0], Kind.NUMERIC, float(token[-1] == "+"), None,
            NOON + timedelta(minutes=place),
        )
        for place, token in enumerate(text.split())
    ]  # fmt: skip


def levels(**means: tuple[float, int]) -> dict[str, TopicProgress]:
    known = {slug: TopicProgress(slug, 0, None, 0, None) for slug in "abcde"}
    return known | {slug: TopicProgress(slug, 1, *found, None) for slug, found in means.items()}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("", ()),
        ("a1- a2-", ()),
        ("a1- a2- a3-", ("a",)),
        ("a1- a1- a1-", ()),  # one question, not a topic
        ("a1- a2- a1-", ("a",)),
        ("a1- a2- a3- a4+ a5+ a6+", ()),  # two of the last five
        ("a1- a2- a3- a4+ a5+", ("a",)),
        ("b1- a1- b2- a2- b3- a3- b4-", ("b", "a")),
    ],
)
def test_repeated_misses(given: str, found: tuple[str, ...]) -> None:
    assert find_repeated_misses(answers(given)) == found
    assert find_repeated_misses(reversed(answers(given))) == found


def test_level_and_evidence_make_one_share() -> None:
    topics = levels(a=(0.0, 1), b=(0.0, 8), c=(1.0, 1), d=(0.75, 4))
    shares = [expect_share(topics[slug]) for slug in "abcde"]
    assert shares == pytest.approx([1 / 3, 1 / 10, 2 / 3, 4 / 6, 1 / 2])


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        # Nothing known: what everything else rests on comes first.
        (levels(d=(0.2, 5)), RootCause("d", "a", ("a", "b", "d"), 0.5, 0)),
        # The weakest, however near it is.
        (levels(b=(0.5, 8), c=(0.25, 6), a=(0.4, 8)), RootCause("d", "c", ("c", "d"), 0.3125, 6)),
        # Equally weak: more answers say more.
        (levels(a=(0.9, 8), b=(0.5, 4)), RootCause("d", "b", ("b", "d"), 0.5, 4)),
        (levels(a=(0.9, 8), b=(0.8, 8), c=(0.7, 8)), None),
    ],
)
def test_the_cause_is_the_weakest_prerequisite(
    topics: dict[str, TopicProgress], expected: RootCause | None
) -> None:
    assert find_root_cause("d", "abcde", LINKS, topics) == expected


def test_a_cleared_prerequisite_is_not_named_again() -> None:
    found = find_root_cause("d", "abcde", LINKS, levels(), {"a"})
    assert found == RootCause("d", "b", ("b", "d"), 0.5, 0)
    assert find_root_cause("d", "abcde", LINKS, levels(), {"a", "b", "c"}) is None


def test_a_topic_that_rests_on_nothing_is_its_own_cause() -> None:
    assert find_root_cause("a", "abcde", LINKS, levels(a=(0.0, 9))) is None
    assert find_root_cause("e", "abcde", LINKS, levels()) is None


def test_a_cycle_of_links_ends() -> None:
    links = (*LINKS, Link("d", "a", LinkType.PREREQUISITE, ""))
    found = find_root_cause("d", "abcde", links, levels(c=(0.0, 3)))
    assert found == RootCause("d", "c", ("c", "d"), 0.2, 3)


@given(st.fixed_dictionaries({s: st.tuples(st.floats(0, 1), st.integers(0, 30)) for s in "abcde"}))
def test_no_prerequisite_is_weaker_than_the_cause(means: dict[str, tuple[float, int]]) -> None:
    topics = levels(**means)
    found = find_root_cause("d", "abcde", LINKS, topics)
    weakest = min(expect_share(topics[slug]) for slug in "abc")
    assert (found.share if found else None) == (weakest if weakest < 0.6 else None)


def question(
    id: str,
    section: str,
    level: str = "apply",
    kind: Kind = Kind.NUMERIC,
    enemies: tuple[str, ...] = (),
) -> Question:
    return Question(id, kind, "t", section, 1, level, 3, (), "", enemies=enemies)


def choose(*questions: Question, seen: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return the ids chosen over twenty seeds."""
    times = {id: NOON + timedelta(days=place) for place, id in enumerate(seen)}
    return {tuple(q.id for q in choose_probes(questions, times, seed)) for seed in range(20)}


def test_probes_spread_over_sections_from_the_easiest_level_on() -> None:
    bank = (
        question("1", "s1", "apply"), question("2", "s1", "remember"),
        question("3", "s2", "evaluate"), question("4", "s2", "understand"),
        question("5", "s3", "analyse"), question("6", "s3", "analyse", Kind.CASE),
    )  # fmt: skip
    assert choose(*bank) == {("2", "4", "5")}
    assert choose(*bank, seen=("2",)) == {("4", "1", "5")}


def test_probes_double_a_section_only_when_they_must() -> None:
    bank = [question("1", "s1"), question("2", "s1"), question("3", "s1"), question("4", "s2")]
    assert all(len(ids) == 3 and "4" in ids for ids in choose(*bank))
    assert {frozenset(ids) for ids in choose(*bank)} == {
        frozenset("124"), frozenset("134"), frozenset("234")
    }  # fmt: skip
    assert choose(*bank[:1]) == {("1",)}
    assert choose() == {()}


def test_probes_that_were_seen_longest_ago_come_first_and_enemies_never_meet() -> None:
    bank = [question(id, "s1") for id in "1234"]
    assert {frozenset(ids) for ids in choose(*bank, seen=("3", "1", "4", "2"))} == {
        frozenset("134")
    }
    foes = [question("1", "s1", enemies=("2",)), question("2", "s2"), question("3", "s3")]
    assert all(not {"1", "2"} <= set(ids) for ids in choose(*foes))


@pytest.mark.parametrize(
    ("credits", "confirmed"),
    [
        ((), None),
        ((0,), None),
        ((1,), None),
        ((1, 0), None),
        ((0, 0.5), True),
        ((1, 1), False),
        ((1, 0, 0), True),
        ((0, 1, 1), False),
    ],
)
def test_two_of_three_decide(credits: tuple[float, ...], confirmed: bool | None) -> None:
    assert judge_probes(credits) is confirmed


def test_misses_are_counted_in_the_last_answers() -> None:
    given = answers("a1- a2- b1- a3+ a4- a5+ a6-")
    assert [count_misses(given, topic) for topic in "abc"] == [(3, 5), (1, 1), (0, 0)]


def test_the_section_with_most_misses_is_what_to_read() -> None:
    sections = ("x", "y", "x", "y", "z")
    given = [
        replace(answer, section=section)
        for answer, section in zip(answers("a1- a2- a3+ a4- b1-"), sections, strict=True)
    ]
    assert [find_missed_section(given, topic) for topic in "abc"] == ["y", "z", ""]
    # As many misses in x, but earlier ones.
    assert find_missed_section([given[0], given[1]], "a") == "y"


def test_an_attempt_s_name_tells_what_its_questions_are_to_settle() -> None:
    assert read_probes(mark_probes("supply-planning", "demand-planning")) == (
        "supply-planning",
        "demand-planning",
    )
    assert [read_probes(name) for name in ("", "sop-road-map", "probe:a")] == [None] * 3


def test_a_topic_that_the_model_holds_steady_is_not_weak() -> None:
    topics = levels(a=(0.0, 1))
    found = [
        find_root_cause("b", "abcde", LINKS, topics | {"a": replace(topics["a"], chance=chance)})
        for chance in (0.59, 0.6)
    ]
    assert found == [RootCause("b", "a", ("a", "b"), 1 / 3, 1), None]
