"""Which questions a practice set asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quizzes.model import Question
from quizzes.selection import select_practice
from tests.quizzes.samples import choice

DAY = datetime(2026, 3, 1, tzinfo=UTC)
QUESTIONS: list[Question] = [
    choice(id=f"{topic[0]}{n}", topic=topic) for topic in ("demand", "supply") for n in range(5)
]


def test_unseen_questions_come_first_then_the_oldest() -> None:
    seen = {f"d{n}": DAY + timedelta(days=5 - n) for n in range(5)}
    chosen = [question.id for question in select_practice(QUESTIONS, seen, 8, 1)]
    assert sorted(chosen[:5]) == ["s0", "s1", "s2", "s3", "s4"]
    assert chosen[5:] == ["d4", "d3", "d2"]


def test_topics_take_turns() -> None:
    chosen = select_practice(QUESTIONS, {}, 6, 9)
    assert [sorted({a.topic, b.topic}) for a, b in zip(chosen[::2], chosen[1::2], strict=True)] == [
        ["demand", "supply"],
        ["demand", "supply"],
        ["demand", "supply"],
    ]


def test_one_seed_one_set_whatever_the_order_of_the_files() -> None:
    one = select_practice(QUESTIONS, {}, 5, 3)
    assert one == select_practice(reversed(QUESTIONS), {}, 5, 3)
    assert {select_practice(QUESTIONS, {}, 5, seed) != one for seed in range(4, 9)} == {True}


def test_no_question_twice_and_never_more_than_there_are() -> None:
    chosen = select_practice(QUESTIONS, {}, 50, 3)
    assert sorted(question.id for question in chosen) == sorted(q.id for q in QUESTIONS)


def test_enemies_never_meet() -> None:
    foes = [choice(id="d9", topic="demand", enemies=["d0", "s1"]), *QUESTIONS]
    for seed in range(20):
        chosen = {question.id for question in select_practice(foes, {}, 50, seed)}
        both = {q.id for q in QUESTIONS}
        assert chosen == ((both | {"d9"}) - {"d0", "s1"} if "d9" in chosen else both)


def test_an_enemy_of_what_is_asked_already_stays_out() -> None:
    asked = choice(id="x", topic="demand", enemies=["d1"])
    told = choice(id="s9", topic="supply", enemies=["x"])
    chosen = select_practice([*QUESTIONS, told], {}, 50, 4, [asked])
    assert {q.id for q in chosen} == {q.id for q in QUESTIONS} - {"d1"}


def test_a_set_is_filled_up_past_an_enemy() -> None:
    foe = choice(id="d9", topic="demand", enemies=["d0", "d1"])
    sets = [select_practice([foe, *QUESTIONS], {}, 8, seed) for seed in range(20)]
    assert {len(chosen) for chosen in sets} == {8}
