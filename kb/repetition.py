"""Sentences that stand in two topics: runs of equal words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.model import Topic
from kb.places import list_words
from kb.quotes import count_same

LENGTH = 12


@dataclass(frozen=True)
class Repeat:
    """Words of ``topic`` that ``earlier`` has as well."""

    topic: Topic
    earlier: Topic
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Place:
    topic: Topic
    words: list[str]
    at: int


def find_repeats(topics: Sequence[Topic], length: int = LENGTH) -> Iterator[Repeat]:
    """Yield each run of at least ``length`` words of one block that an earlier topic has too."""
    known: dict[tuple[str, ...], _Place] = {}
    for topic in topics:
        own: dict[tuple[str, ...], _Place] = {}
        for words in _read_blocks(topic):
            done = 0
            for at in range(len(words) - length + 1):
                run = tuple(words[at : at + length])
                own.setdefault(run, _Place(topic, words, at))
                place = known.get(run)
                if place is not None and at >= done:
                    done = at + count_same(words[at:], place.words[place.at :])
                    yield Repeat(topic, place.topic, tuple(words[at:done]))
        known = own | known


def _read_blocks(topic: Topic) -> Iterator[list[str]]:
    for text in (topic.lead_text, *(section.text for section in topic.sections)):
        yield from (list_words(block) for block in text.split("\n"))
