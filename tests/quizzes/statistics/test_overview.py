"""All questions, filtered and sorted."""

from __future__ import annotations

from quizzes.load import make_bank
from quizzes.statistics.flags import FlagCode
from quizzes.statistics.overview import (
    ANY,
    Choice,
    Entry,
    choose_entries,
    count_flags,
    make_overview,
)
from tests.quizzes.samples import choice
from tests.quizzes.statistics.answers import crowd, first

EASY, HARD = choice(id="a-easy"), choice(id="b-hard", topic="supply-planning", difficulty=5)
NEW, OLD = choice(id="c-edited", difficulty=3), choice(id="c-edited", difficulty=4)
GONE = choice(id="d-gone")
BANK = make_bank([HARD, NEW, EASY])
ANSWERS = [
    *crowd(EASY, (30, 0, 0.5), (10, 0, 0.9)),
    *crowd(HARD, (6, 0, 0.9), (10, 1, 0.2), (10, 2, 0.3), (10, 3, 0.1)),
    *crowd(OLD, (3, 0, 0.5)),
    first(GONE, 0),
]
FOUND = make_overview(BANK, ANSWERS, 84)


def ids(entries: list[Entry]) -> list[str]:
    return [entry.question.id for entry in entries]


def test_answers_count_to_the_question_as_it_reads_now() -> None:
    assert ids(list(FOUND.entries)) == ["b-hard", "c-edited", "a-easy"]
    hard, edited, easy = FOUND.entries
    assert (hard.statistics.n, hard.earlier, edited.statistics.n, edited.earlier) == (36, 0, 0, 3)
    assert (easy.statistics.facility, easy.time, easy.paired) == (1, None, 40)
    assert (FOUND.answers, FOUND.gone, FOUND.answered, FOUND.flagged) == (80, 1, 2, 1)
    # Crowds share their names; the answers to the question that is gone have one more.
    assert FOUND.learners == 61


def test_the_time_is_the_median() -> None:
    timed = [first(EASY, 0, seconds=seconds) for seconds in (10.0, 90.0, 30.0, None)]
    assert make_overview(BANK, timed, None).entries[2].time == 30


def test_questions_are_filtered() -> None:
    assert ids(choose_entries(FOUND.entries, Choice(topic="supply-planning"))) == ["b-hard"]
    assert ids(choose_entries(FOUND.entries, Choice(least=37))) == ["a-easy"]
    assert ids(choose_entries(FOUND.entries, Choice(flag=ANY))) == ["a-easy"]
    assert ids(choose_entries(FOUND.entries, Choice(flag=FlagCode.EASY))) == ["a-easy"]
    assert ids(choose_entries(FOUND.entries, Choice(flag=FlagCode.SLOW))) == []
    counts = count_flags(FOUND.entries)
    assert {code: n for code, n in counts.items() if n} == {FlagCode.EASY: 1, FlagCode.DEAD: 1}


def test_what_has_no_value_comes_last_in_either_order() -> None:
    def order(sort: str, descending: bool) -> list[str]:
        return ids(choose_entries(FOUND.entries, Choice(sort=sort, descending=descending)))

    assert order("facility", True) == ["a-easy", "b-hard", "c-edited"]
    assert order("facility", False) == ["b-hard", "a-easy", "c-edited"]
    assert order("discrimination", True) == ["b-hard", "a-easy", "c-edited"]
    assert order("question", False) == ["a-easy", "b-hard", "c-edited"]
    assert order("n", True) == ["a-easy", "b-hard", "c-edited"]
    assert order("difficulty", True) == ["b-hard", "c-edited", "a-easy"]
