"""Which questions fit what somebody wants to be asked, and what fits instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizzes.answers import Counted
from quizzes.choices import (
    Choice,
    Counts,
    History,
    Nearest,
    Only,
    count_fitting,
    describe_choice,
    explain_nothing,
    find_nearest,
    list_fitting,
    make_history,
)
from quizzes.load import make_bank
from quizzes.model import Kind
from tests.quizzes.learners import NOW, answers
from tests.quizzes.samples import choice, numeric

BANK = make_bank(
    [
        choice(id="a0", topic="alpha", section="one", level="remember"),
        choice(id="a1", topic="alpha", section="two", level="apply", terms=["bias"]),
        choice(id="b0", topic="beta", section="one", level="apply"),
        choice(id="b1", topic="beta", section="three", level="evaluate"),
        numeric(id="d0", section="four", level="apply"),
    ]
)
HISTORY = History(
    seen={"a0": NOW, "b0": NOW},
    missed=frozenset({"a0"}),
    flagged=frozenset({"b0"}),
    slow=frozenset({"b1"}),
    sure=frozenset({"d0"}),
)


def fitting(choice: Choice, history: History = HISTORY) -> str:
    return " ".join(question.id for question in list_fitting(BANK, choice, history))


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        (Choice(), "a0 a1 b0 b1 d0"),
        (Choice(topics=("beta", "alpha")), "a0 a1 b0 b1"),
        (Choice(sections=("one",)), "a0 b0"),
        (Choice(topics=("beta",), sections=("one",)), "b0"),
        (Choice(term="bias"), "a1"),
        (Choice(kinds=frozenset({Kind.NUMERIC})), "d0"),
        (Choice(levels=frozenset({"remember", "evaluate"})), "a0 b1"),
        (Choice(levels=frozenset({"apply"}), topics=("alpha", "beta")), "a1 b0"),
        (Choice(only=Only.UNSEEN), "a1 b1 d0"),
        (Choice(only=Only.MISSED), "a0"),
        (Choice(only=Only.FLAGGED), "b0"),
        (Choice(only=Only.SLOW), "b1"),
        (Choice(only=Only.SURE), "d0"),
        (Choice(only=Only.SURE, topics=("alpha",)), ""),
        (Choice(questions=("d0", "a1", "gone", "a1"), only=Only.MISSED), "d0 a1"),
    ],
)
def test_what_fits(choice: Choice, ids: str) -> None:
    assert fitting(choice) == ids


def test_questions_of_an_exam_that_runs_are_held_back() -> None:
    held = replace(HISTORY, held=frozenset({"a0", "d0"}))
    assert fitting(Choice(), held) == "a1 b0 b1"
    assert fitting(Choice(questions=("d0", "a1")), held) == "a1"
    assert count_fitting(BANK, Choice(), held).fitting == 3


def test_each_option_is_counted_with_what_is_chosen_in_the_other_groups() -> None:
    chosen = Choice(topics=("alpha", "beta"), levels=frozenset({"apply"}), only=Only.UNSEEN)
    assert count_fitting(BANK, chosen, HISTORY) == Counts(
        fitting=1,
        topics={"alpha": 1, "beta": 0, "demand-planning": 1},
        kinds={Kind.SINGLE_CHOICE: 1, Kind.NUMERIC: 0},
        levels={"remember": 0, "apply": 1, "evaluate": 1},
        only={None: 2, Only.UNSEEN: 1, Only.FLAGGED: 1},
    )


def test_the_nearest_drops_one_limit() -> None:
    chosen = Choice(topics=("alpha",), levels=frozenset({"evaluate"}), only=Only.MISSED)
    assert find_nearest(BANK, chosen, HISTORY) == (
        Nearest(("levels",), replace(chosen, levels=frozenset()), 1),
    )
    assert explain_nothing(BANK, chosen, HISTORY) == (
        "No question fits all that you chose. Whatever the level, 1 fits.",
        "levels",
    )


def test_where_no_single_limit_stands_in_the_way_all_but_the_topics_go() -> None:
    chosen = Choice(topics=("beta",), kinds=frozenset({Kind.CASE}), only=Only.MISSED)
    assert find_nearest(BANK, chosen, HISTORY) == (
        Nearest(("only", "kinds"), Choice(topics=("beta",)), 2),
    )
    nowhere = Choice(topics=("gamma",), kinds=frozenset({Kind.CASE}))
    assert find_nearest(BANK, nowhere, HISTORY) == (Nearest(("kinds", "topics"), Choice(), 5),)


@pytest.mark.parametrize(
    ("choice", "sentence", "field"),
    [
        (
            Choice(topics=("beta",), only=Only.MISSED),
            "There is no question you missed here. Whatever the topics, 1 fits.",
            "topics",
        ),
        (
            Choice(sections=("gone",)),
            "There is no question on this section here. Whatever the section, 5 fit.",
            "sections",
        ),
        (
            Choice(term="gone", topics=("alpha",)),
            "There is no question on this term here. Whatever the term, 2 fit.",
            "term",
        ),
        (
            Choice(questions=("gone",)),
            "None of these questions can be asked now. Choose others.",
            "questions",
        ),
    ],
)
def test_why_nothing_fits(choice: Choice, sentence: str, field: str) -> None:
    assert explain_nothing(BANK, choice, HISTORY) == (sentence, field)


def test_a_history_goes_by_the_last_answer_to_each_question() -> None:
    given = (*answers("a0- a1- a2!- a3!- b0+", days_ago=1), *answers("a1+ a3+"))
    seen = {answer.question_id: answer.answered_at for answer in given}
    assert make_history(given, seen, ["b0"], ["g1"]) == History(
        seen=seen,
        missed=frozenset({"a0", "a2"}),
        flagged=frozenset({"b0"}),
        sure=frozenset({"a2"}),
        held=frozenset({"g1"}),
    )


def test_what_took_long_is_slow_until_it_is_quick() -> None:
    def timed(place: int, id: str, seconds: float) -> Counted:
        (one,) = answers(f"{id}+")
        return replace(
            one, position=place, seconds=seconds, answered_at=NOW + timedelta(minutes=place)
        )

    quick = [timed(place, f"a{place}", 50) for place in range(5)]
    slow = [timed(5, "b0", 200), timed(6, "b1", 200)]
    given = [*quick, *slow, timed(7, "b1", 40)]
    assert make_history(given, {}).slow == {"b0"}


def test_a_choice_is_described_the_same_whatever_its_order() -> None:
    one = Choice(topics=("a", "b"), kinds=frozenset({Kind.CASE, Kind.TABLE}), only=Only.SLOW)
    other = Choice(topics=("b", "a"), kinds=frozenset({Kind.TABLE, Kind.CASE}), only=Only.SLOW)
    assert describe_choice(one) == describe_choice(other)
    assert describe_choice(one) == {
        "topics": ["a", "b"], "sections": [], "term": "", "kinds": ["case", "table"],
        "levels": [], "only": "slow", "questions": (), "first": "",
    }  # fmt: skip
