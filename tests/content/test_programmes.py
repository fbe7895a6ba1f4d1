"""The hundred programmes that ship: each complete, and none written like another."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kb.model import Programme
from kb.schemas import AGENDA_PARTS, PROGRAMME_MINUTES
from tests.loaded import SHIPPED, open_library

LONGEST_SHARED = 7


@pytest.fixture(scope="module")
def programmes() -> tuple[Programme, ...]:
    return open_library(SHIPPED)[0].programmes


def list_texts(programme: Programme) -> list[str]:
    agenda = [part.text for part in programme.agenda]
    return [*programme.outcomes, programme.audience, *agenda, programme.check]


def split_runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w’]+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_both_lists_are_complete(programmes: tuple[Programme, ...]) -> None:
    numbers = [(programme.list, programme.number) for programme in programmes]
    assert numbers == [(name, n) for name in ("scm", "procurement") for n in range(1, 51)]


def test_every_programme_has_three_to_five_outcomes(programmes: tuple[Programme, ...]) -> None:
    assert {p.slug: len(p.outcomes) for p in programmes if not 3 <= len(p.outcomes) <= 5} == {}
    outcomes = [outcome for p in programmes for outcome in p.outcomes]
    assert [outcome for outcome in outcomes if not outcome.startswith("You can ")] == []


def test_every_agenda_has_its_five_parts_of_two_hours(programmes: tuple[Programme, ...]) -> None:
    agendas = {tuple((a.part, a.minutes) for a in p.agenda) for p in programmes}
    assert agendas == {tuple(zip(AGENDA_PARTS, (10, 45, 40, 15, 10), strict=True))}
    assert sum(minutes for _, minutes in agendas.pop()) == PROGRAMME_MINUTES


def test_every_programme_says_for_whom_it_is_and_what_is_checked(
    programmes: tuple[Programme, ...],
) -> None:
    assert [p.slug for p in programmes if not (p.audience and p.check)] == []


def test_who_builds_on_topics_reads_in_them_first(programmes: tuple[Programme, ...]) -> None:
    without = [
        p.slug
        for p in programmes
        if p.topics and not {r.partition("#")[0] for r in p.pre_reading} & set(p.topics)
    ]
    assert without == []


def test_no_line_stands_in_two_programmes(programmes: tuple[Programme, ...]) -> None:
    lines = Counter(text for p in programmes for text in list_texts(p))
    assert [line for line, times in lines.items() if times > 1] == []


def test_no_eight_words_stand_in_two_programmes(programmes: tuple[Programme, ...]) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for programme in programmes:
        for text in list_texts(programme):
            for run in split_runs(text, LONGEST_SHARED + 1):
                owners.setdefault(run, set()).add(programme.slug)
    shared = {" ".join(run): sorted(slugs) for run, slugs in owners.items() if len(slugs) > 1}
    assert shared == {}
    assert len(owners) > 8_000
