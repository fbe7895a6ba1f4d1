"""Counting what pages are made of."""

from __future__ import annotations

from dataclasses import replace

from kb.page_parts import count_parts, estimate_minutes
from tests.kb.test_prose import make_topic


def test_parts_are_counted_over_all_topics() -> None:
    topic = make_topic("Lead.\n\n## S {#s}\n\n::: trap\nNo.\n:::\n\n::: example EX-1 T\nX\n:::\n")
    figures = '<figure class="chart"></figure><figure class="drawn"></figure><figure></figure>'
    other = replace(topic, lead_html=figures + '<section class="try-here" id="try-a">')

    assert count_parts([topic, other]) == {
        "figures": 2,
        "charts": 1,
        "worked_examples": 2,
        "definitions": 0,
        "traps": 2,
        "try_panels": 1,
        "tables": 0,
    }


def test_reading_takes_its_words_and_a_minute_for_each_example() -> None:
    examples = "::: example EX-1 T\nX\n:::\n\n::: example EX-2 T\nX\n:::\n"

    assert estimate_minutes(1980, examples) == 12
    assert estimate_minutes(10, "") == 1
