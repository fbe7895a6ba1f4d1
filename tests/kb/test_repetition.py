"""Runs of words that two topics share."""

from __future__ import annotations

from kb.repetition import find_repeats
from tests.kb.test_prose import make_topic

LINE = "One two three, four five six: seven eight nine ten eleven twelve"


def repeats(*markdowns: str) -> list[tuple[str, str, int]]:
    topics = [make_topic(markdown, n, f"t{n}") for n, markdown in enumerate(markdowns, start=1)]
    return [(r.topic.slug, r.earlier.slug, len(r.words)) for r in find_repeats(topics)]


def test_twelve_words_are_found_whatever_their_marks() -> None:
    other = "So *one* two three four [five](topic:x) six seven. Eight nine ten eleven TWELVE apart."

    assert repeats(f"{LINE}.", "Nothing.", f"L.\n\n## S {{#s}}\n\n{other}\n") == [("t3", "t1", 12)]


def test_a_longer_run_is_one_finding_and_a_shorter_one_none() -> None:
    assert repeats(f"{LINE} thirteen fourteen.", f"{LINE} thirteen fifteen.") == [("t2", "t1", 13)]
    assert repeats(f"{LINE}.", f"{LINE.removeprefix('One ')} thirteen.") == []
    assert repeats(f"{LINE}. {LINE}.") == []


def test_a_run_does_not_cross_blocks() -> None:
    assert repeats(f"{LINE}.", LINE.replace(":", "\n\n")) == []


def test_each_later_topic_is_told() -> None:
    assert repeats(f"{LINE}.", f"{LINE}.", f"{LINE}.") == [("t2", "t1", 12), ("t3", "t1", 12)]
