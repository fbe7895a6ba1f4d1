"""What the graph page shows of a library."""

from __future__ import annotations

import pytest

from kb.graph_page import choose_types, draw_page
from kb.model import Library, LinkType
from tests.loaded import SAMPLE, open_library


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(SAMPLE)[0]


@pytest.mark.parametrize(
    ("names", "filtered", "types"),
    [
        ([], False, tuple(LinkType)),
        ([], True, ()),
        (["measures", "feeds"], True, (LinkType.FEEDS, LinkType.MEASURES)),
        (["nonsense"], False, tuple(LinkType)),
    ],
)
def test_all_kinds_show_unless_some_are_asked_for(
    names: list[str], filtered: bool, types: tuple[LinkType, ...]
) -> None:
    assert choose_types(names, filtered) == types


def test_without_a_choice_the_prerequisites_show(library: Library) -> None:
    page = draw_page(library, None, [], False)
    assert page.topic is None
    assert page.way == ()
    assert [picture.kind for picture in page.pictures] == ["wide", "tall"]
    for picture in page.pictures:
        assert {line.link.type for line in picture.rest} == {LinkType.PREREQUISITE}
        assert picture.chosen == ()
        assert {node.state for node in picture.nodes} == {""}


def test_a_chosen_topic_draws_its_own_links_and_sets_the_others_back(library: Library) -> None:
    page = draw_page(library, "demand-planning", [], False)
    own = [k for k in library.links if "demand-planning" in (k.source, k.target)]
    for picture in page.pictures:
        assert sorted(line.link.reason for line in picture.chosen) == sorted(k.reason for k in own)
        assert {node.topic.slug: node.state for node in picture.nodes} == {
            "role-of-sop": "near",
            "monthly-cycle": "near",
            "demand-planning": "chosen",
        }
    assert [topic.slug for topic in page.way] == ["role-of-sop", "monthly-cycle", "demand-planning"]


def test_filters_act_on_picture_lists_and_table_but_not_on_the_counts(library: Library) -> None:
    page = draw_page(library, "demand-planning", ["governs"], True)
    assert {link.type for link in page.links} == {LinkType.GOVERNS}
    assert [n.slug for n in page.neighbours.here] == ["role-of-sop"]
    assert page.neighbours.onward == ()
    assert sum(page.counts.values()) == len(library.links)
    assert [len(picture.chosen) for picture in page.pictures] == [1, 1]


def test_an_empty_library_has_a_page() -> None:
    page = draw_page(Library(), None, [], False)
    assert [picture.nodes for picture in page.pictures] == [(), ()]
