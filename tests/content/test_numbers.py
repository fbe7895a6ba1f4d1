"""Every number of a worked example, a table or a chart is what its formula gives.

The numbers of a page are compared one by one and in order, so that a figure edited by hand, a
row taken out or a table added without its calculation fails.
"""

from __future__ import annotations

import importlib
import re

import pytest

from kb.model import Topic
from tests.content.blocks import read_blocks, read_numbers
from tests.loaded import SHIPPED, open_library

LIBRARY, _ = open_library(SHIPPED)
TOPICS = pytest.mark.parametrize("topic", LIBRARY.topics, ids=lambda topic: topic.slug)


def expected(topic: Topic) -> dict[str, list[str]]:
    name = f"t{topic.number:02}_{topic.slug.replace('-', '_')}"
    numbers: dict[str, list[str]] = importlib.import_module(
        f"tests.content.numbers.{name}"
    ).EXPECTED
    return numbers


def shown(markdown: str) -> dict[str, list[str]]:
    blocks = list(read_blocks(markdown))
    assert len({name for name, _ in blocks}) == len(blocks), "two blocks have one name"
    return {name: read_numbers(text) for name, text in blocks}


@TOPICS
def test_page_shows_the_computed_numbers_in_order(topic: Topic) -> None:
    assert shown(topic.markdown) == expected(topic)


@TOPICS
def test_a_number_edited_by_hand_is_noticed(topic: Topic) -> None:
    computed = expected(topic)
    edits = [
        (name, text, match)
        for name, text in read_blocks(topic.markdown)
        for match in re.finditer(r"\d(?=\D)", text)
        if read_numbers(text) != read_numbers(edit(text, match))
    ]
    unnoticed = [
        f"{name}: {text[: match.end()][-40:]}"
        for name, text, match in edits
        if read_numbers(edit(text, match)) == computed[name]
    ]
    assert unnoticed == []
    assert len(edits) >= sum(len(numbers) for numbers in computed.values())


def edit(text: str, match: re.Match[str]) -> str:
    """Return the text with one digit changed."""
    return text[: match.start()] + str((int(match[0]) + 1) % 10) + text[match.end() :]
