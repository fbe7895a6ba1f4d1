"""Ways through the topics: to one of them, to the exam, through a given time."""

from __future__ import annotations

import pytest

from kb.paths import (
    LearningPath,
    Wish,
    cut_evenings,
    fill_time,
    find_path,
    lead_to_exam,
    lead_to_topic,
    rank_topics,
    read_wish,
    weigh_topics,
)
from tests.kb.mapping import LIBRARY, LINKS


def steps(path: LearningPath) -> list[str]:
    return [step.topic.slug for step in path.steps]


def slugs(path: LearningPath) -> dict[str, list[str]]:
    return {
        "steps": steps(path),
        "known": [topic.slug for topic in path.known],
        "order": [topic.slug for topic in path.order],
        "left": [topic.slug for topic in path.left],
    }


def test_a_topic_weighs_what_its_domains_weigh() -> None:
    assert weigh_topics(LIBRARY) == {
        "role": 10, "cycle": 10, "money": 60, "demand": 30, "stock": 40,
    }  # fmt: skip
    assert rank_topics(LIBRARY) == ["money", "stock", "demand", "role", "cycle"]


def test_the_way_to_a_topic_holds_all_it_rests_on() -> None:
    path = lead_to_topic(LIBRARY, "stock", ())
    assert slugs(path) == {
        "steps": ["role", "cycle", "demand", "stock"],
        "known": [],
        "order": ["role", "cycle", "demand", "stock"],
        "left": [],
    }
    assert path.minutes == 70
    assert [step.reasons for step in path.steps] == [(LINKS[0],), (LINKS[2],), (LINKS[3],), ()]


def test_what_is_known_is_put_aside_but_not_the_goal() -> None:
    path = lead_to_topic(LIBRARY, "stock", ("demand", "stock", "money"))
    assert slugs(path) == {
        "steps": ["role", "cycle", "stock"],
        "known": ["demand"],
        "order": ["role", "cycle", "demand", "stock"],
        "left": [],
    }


def test_the_way_to_the_exam_goes_by_depth_then_weight() -> None:
    path = lead_to_exam(LIBRARY, (), 30)
    assert steps(path) == ["role", "money", "cycle", "demand", "stock"]
    assert [[step.topic.slug for step in evening] for evening in path.evenings] == [
        ["role"], ["money"], ["cycle"], ["demand"], ["stock"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("length", "minutes"),
    [(20, [10, 30, 20, 25, 15]), (60, [60, 40]), (100, [100])],
)
def test_evenings_are_filled_in_order(length: int, minutes: list[int]) -> None:
    evenings = cut_evenings(lead_to_exam(LIBRARY, (), 60).steps, length)
    assert [sum(step.topic.minutes for step in evening) for evening in evenings] == minutes


@pytest.mark.parametrize(
    ("minutes", "known", "start", "expected", "left"),
    [
        (40, (), "", ["role", "money"], ["cycle", "demand", "stock"]),
        (70, (), "", ["role", "cycle", "demand", "stock"], ["money"]),
        (40, ("role", "cycle"), "", ["demand", "stock"], ["money"]),
        (5, (), "", [], ["role", "money", "cycle", "demand", "stock"]),
        (40, (), "demand", ["demand", "stock"], ["money"]),
        (20, (), "demand", [], ["demand", "money", "stock"]),
    ],
)
def test_the_time_is_filled_with_most_weight(
    minutes: int, known: tuple[str, ...], start: str, expected: list[str], left: list[str]
) -> None:
    path = fill_time(LIBRARY, minutes, known, start)
    assert steps(path) == expected
    assert sorted(topic.slug for topic in path.left) == sorted(left)
    assert path.minutes <= minutes


def test_an_address_is_read() -> None:
    assert read_wish({}, LIBRARY) == Wish()
    assert read_wish({"to": " stock "}, LIBRARY) == Wish(to="stock")
    asked = {"to": "exam", "evening": "90", "minutes": "120"}
    assert read_wish(asked, LIBRARY) == Wish(to="exam", evening=90)
    asked = {"minutes": "120", "start": "demand"}
    assert read_wish(asked, LIBRARY) == Wish(minutes=120, start="demand")


@pytest.mark.parametrize("minutes", ["29", "601", "abc", "-40", "1e3", "³0", "999999"])
def test_a_time_out_of_reach_is_told(minutes: str) -> None:
    assert read_wish({"minutes": minutes}, LIBRARY).faults == {
        "minutes": f"“{minutes}” is not a time to plan with. Write whole minutes from 30 to 600."
    }


def test_every_other_field_is_checked() -> None:
    wish = read_wish({"to": "none", "start": "no", "evening": "45"}, LIBRARY)
    assert wish.faults == {
        "to": "There is no topic “none”. Choose one from the list.",
        "start": "There is no topic “no”. Choose one from the list.",
        "evening": "“45” is not a length on offer. Choose 30, 60 or 90 minutes.",
    }
    assert find_path(LIBRARY, wish, ()) is None


def test_a_wish_leads_to_its_path() -> None:
    assert find_path(LIBRARY, Wish(), ()) is None
    assert find_path(LIBRARY, Wish(to="exam"), ()) == lead_to_exam(LIBRARY, (), 60)
    assert find_path(LIBRARY, Wish(to="stock"), ("role",)) == lead_to_topic(
        LIBRARY, "stock", ("role",)
    )
    assert find_path(LIBRARY, Wish(minutes=40, start="demand"), ()) == fill_time(
        LIBRARY, 40, (), "demand"
    )
