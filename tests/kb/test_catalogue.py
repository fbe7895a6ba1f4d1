"""Lists and selections of entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.catalogue import (
    Filters,
    filter_programmes,
    find_beside,
    find_home_terms,
    find_programmes,
    find_reading,
)
from kb.model import Library
from tests.loaded import SAMPLE, open_library


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(SAMPLE)[0]


def test_each_section_knows_the_terms_it_teaches(library: Library) -> None:
    found = find_home_terms(library.by_slug["demand-planning"], library)

    assert {section: [t.id for t in terms] for section, terms in found.items()} == {
        "error-metrics": ["mad"],
        "bias-tracking": ["tracking-signal"],
    }


ALL = ["demand-forecasting-techniques", "planning-in-a-month", "supplier-negotiation"]


@pytest.mark.parametrize(
    ("by", "slugs"),
    [
        (Filters(), ALL),
        (Filters(list="procurement"), ["supplier-negotiation"]),
        (Filters(text="MONTH  cycle"), ["planning-in-a-month"]),
        (Filters(text="buyers limit"), ["supplier-negotiation"]),
        (Filters(list="procurement", text="month"), []),
        (Filters(topic="role-of-sop"), ["planning-in-a-month"]),
        (Filters(linked=True), ALL[:2]),
        (Filters(list="procurement", linked=True), []),
    ],
)
def test_programmes_are_filtered(library: Library, by: Filters, slugs: list[str]) -> None:
    assert [p.slug for p in filter_programmes(library.programmes, by)] == slugs


def test_one_reads_sections_or_else_the_topics_a_programme_builds_on(library: Library) -> None:
    monthly = library.programmes[1]
    errors = library.by_slug["demand-planning"]
    chosen = replace(monthly, pre_reading=("role-of-sop", "demand-planning#error-metrics"))

    assert find_reading(monthly, library) == [
        (library.by_slug["role-of-sop"], None),
        (library.by_slug["monthly-cycle"], None),
    ]
    assert find_reading(chosen, library) == [
        (library.by_slug["role-of-sop"], None),
        (errors, errors.section("error-metrics")),
    ]


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
