"""Lists and selections of entries."""

from __future__ import annotations

import pytest

from kb.catalogue import (
    Filters,
    filter_programmes,
    find_beside,
    find_home_terms,
    find_programmes,
)
from kb.load import load_library
from kb.model import Library
from settings import ROOT


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([ROOT / "tests" / "sample_content"])[0]


def test_each_section_knows_the_terms_it_teaches(library: Library) -> None:
    found = find_home_terms(library.by_slug["demand-planning"], library)

    assert {section: [t.id for t in terms] for section, terms in found.items()} == {
        "error-metrics": ["mad"],
        "bias-tracking": ["tracking-signal"],
    }


@pytest.mark.parametrize(
    ("list_", "text", "slugs"),
    [
        ("", "", ["demand-forecasting-techniques", "planning-in-a-month", "supplier-negotiation"]),
        ("procurement", "", ["supplier-negotiation"]),
        ("", "MONTH  cycle", ["planning-in-a-month"]),
        ("procurement", "month", []),
    ],
)
def test_programmes_are_filtered_by_list_and_words(
    library: Library, list_: str, text: str, slugs: list[str]
) -> None:
    assert [p.slug for p in filter_programmes(library.programmes, Filters(list_, text))] == slugs


def test_a_topic_knows_its_programmes_and_its_neighbours_in_number(library: Library) -> None:
    first, second, third = library.topics

    assert [p.slug for p in find_programmes("monthly-cycle", library.programmes)] == [
        "planning-in-a-month"
    ]
    assert [find_beside(topic, library.topics) for topic in library.topics] == [
        (None, second),
        (first, third),
        (second, None),
    ]
