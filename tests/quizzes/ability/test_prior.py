"""How topics hang together before anybody has answered."""

from __future__ import annotations

import numpy as np
import pytest

from kb.model import Link, LinkType
from quizzes.ability.prior import Belief, make_prior
from tests.loaded import SHIPPED, open_library
from tests.quizzes.ability.small import LINKS, TOPICS


def test_topics_without_links_share_the_general_part_alone() -> None:
    prior = make_prior(("a", "b"), (), Belief(0.3, 2.0, 0.25))
    assert prior.topics == ("a", "b")
    assert prior.places == {"a": 0, "b": 1}
    assert prior.mean.tolist() == [0.3, 0.3]
    assert prior.covariance.tolist() == [[4.0, 1.0], [1.0, 4.0]]


def test_two_linked_topics_by_hand() -> None:
    """I + β·L is [[1 + β, −β], [−β, 1 + β]]: the correlation of its inverse is β / (1 + β)."""
    link = Link("a", "b", LinkType.FEEDS, "why")
    prior = make_prior(("a", "b"), [link], Belief(0.0, 1.0, 0.5, 3.0))
    assert prior.covariance == pytest.approx(np.array([[1, 0.875], [0.875, 1]]))


def test_a_prerequisite_ties_twice_as_much_and_foreign_links_not_at_all() -> None:
    close = Link("a", "b", LinkType.PREREQUISITE, "why")
    far = Link("c", "b", LinkType.SUPPORTS, "why")
    strange = Link("b", "elsewhere", LinkType.FEEDS, "why")
    found = make_prior(("a", "b", "c"), [close, far, strange]).covariance
    assert found.tolist() == make_prior(("a", "b", "c"), [far, close]).covariance.tolist()
    assert found[0, 1] > found[1, 2] > found[0, 2]


def test_neighbours_are_more_alike_than_others() -> None:
    found = make_prior(TOPICS, LINKS).covariance
    assert np.diag(found) == pytest.approx(np.full(4, 1.44))
    assert found[0].argsort().tolist() == [3, 2, 1, 0]


def test_a_right_answer_can_lower_no_topic_of_the_content_that_ships() -> None:
    """With no negative partial correlation evidence for one topic is evidence for each."""
    library, _ = open_library(SHIPPED)
    topics = [topic.slug for topic in library.topics]
    prior = make_prior(topics, library.links)
    inverse = np.linalg.inv(prior.covariance)
    others = ~np.eye(len(topics), dtype=bool)
    assert inverse[others].max() < 0
    assert prior.covariance[others].min() > 0.5 * 1.44
