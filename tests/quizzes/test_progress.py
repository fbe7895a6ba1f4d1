"""Levels from first exposures, and what to practise next."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from kb.model import Library, Link, LinkType, Topic
from quizzes.progress import Exposure, TopicProgress, choose_next, compute_step, compute_topics

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mean", "step"),
    [
        (None, 0),
        (0.0, 1),
        (0.394, 1),
        (0.396, 2),
        (0.40, 2),
        (0.594, 2),
        (0.60, 3),
        (0.794, 3),
        (0.796, 4),
        (1.0, 4),
    ],
)
def test_step(mean: float | None, step: int) -> None:
    assert compute_step(mean) == step


def test_topics_keep_their_order_and_gaps() -> None:
    exposures = [Exposure("b", 1.5, 2, NOW), Exposure("gone", 1.0, 1, NOW)]
    assert compute_topics(["a", "b"], exposures) == (
        TopicProgress("a", 0, None, 0, None),
        TopicProgress("b", 3, 0.75, 2, NOW),
    )
    assert [t.word for t in compute_topics(["a", "b"], exposures)] == ["not started", "steady"]


def topic(number: int, slug: str) -> Topic:
    return Topic(number, slug, slug, slug, "", (), 1, (), "", "", (), "", (), 0, "")


def library(*prerequisites: tuple[str, str]) -> Library:
    """Return four topics of which each pair's first comes before its second."""
    topics = tuple(topic(n, slug) for n, slug in enumerate("abcd", 1))
    links = tuple(Link(a, b, LinkType.PREREQUISITE, "") for a, b in prerequisites)
    return Library(
        topics=topics, links=links, by_slug=MappingProxyType({t.slug: t for t in topics})
    )


def levels(**steps: int) -> dict[str, TopicProgress]:
    return {slug: TopicProgress(slug, steps.get(slug, 0), None, 0, None) for slug in "abcd"}


CHAIN = library(("d", "a"), ("a", "b"))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ({}, "c"),  # c and d come before nothing else; c has the lower number
        ({"c": 4}, "d"),
        ({"c": 4, "d": 2}, "d"),
        ({"c": 4, "d": 3}, "d"),
        ({"c": 4, "d": 4}, "a"),
        ({"c": 4, "d": 4, "a": 3}, "a"),
        ({"c": 4, "d": 4, "a": 4}, "b"),
        ({"c": 4, "d": 4, "a": 4, "b": 4}, None),
    ],
)
def test_next_follows_the_prerequisites(steps: dict[str, int], expected: str | None) -> None:
    assert choose_next(CHAIN, "abcd", levels(**steps)) == expected


def test_next_names_only_topics_with_questions() -> None:
    assert choose_next(CHAIN, "b", levels()) == "b"
    assert choose_next(CHAIN, "", levels()) is None


def test_a_cycle_falls_back_to_the_numbers() -> None:
    assert choose_next(library(("a", "b"), ("b", "a")), "ab", levels()) == "a"
