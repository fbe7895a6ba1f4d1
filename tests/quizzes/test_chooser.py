"""The page on which a set is chosen: what it reads and what it says."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from kb.model import Library
from quizzes.choices import Choice, History, Nearest, Only
from quizzes.chooser import (
    list_parameters,
    make_chooser,
    name_drop,
    read_choice,
    read_count,
)
from quizzes.invitations import Invitation
from quizzes.load import make_bank
from quizzes.model import Kind
from tests.quizzes.learners import make_topic
from tests.quizzes.samples import choice

TOPICS = tuple(make_topic(n, slug) for n, slug in enumerate(("alpha", "beta"), 1))
LIBRARY = Library(TOPICS, by_slug=MappingProxyType({topic.slug: topic for topic in TOPICS}))
BANK = make_bank(
    [
        *(choice(id=f"a{n}", topic="alpha", level="apply") for n in range(7)),
        choice(id="b0", topic="beta", level="remember"),
    ]
)
HISTORY = History(missed=frozenset({"a1", "a2", "b0"}))
CHANGE = "You can change that below."


def test_what_an_address_chooses() -> None:
    values = {
        "topics": ["beta", "gone", "beta"],
        "section": ["gone"],
        "only": ["missed"],
        "kind": ["numeric", "case", "gone"],
        "level": ["apply", "gone"],
        "questions": ["b0,a1,gone,b0"],
        "question": ["a2"],
        "term": ["bias"],
        "other": ["x"],
    }
    chosen = Choice(
        topics=("beta",),
        term="bias",
        kinds=frozenset({Kind.NUMERIC, Kind.CASE}),
        levels=frozenset({"apply"}),
        only=Only.MISSED,
        questions=("b0", "a1"),
        first="a2",
    )
    assert read_choice(values, LIBRARY, BANK) == chosen
    parameters = list_parameters(replace(chosen, sections=("one",)))
    assert parameters == {
        "topics": ["beta"], "section": "one", "term": "bias", "kind": ["case", "numeric"],
        "level": ["apply"], "only": "missed", "questions": "b0,a1", "question": "a2",
    }  # fmt: skip
    assert read_choice({}, LIBRARY, BANK) == Choice()
    assert list_parameters(Choice()) == {}


@pytest.mark.parametrize(("text", "count"), [("5", 5), ("40", 40), ("7", None), ("", None)])
def test_how_many(text: str, count: int | None) -> None:
    assert read_count({"count": [text]}) == count


@pytest.mark.parametrize(
    ("choice", "title", "sentence"),
    [
        (
            Choice(only=Only.MISSED),
            "Three questions you missed",
            CHANGE,
        ),
        (
            Choice(only=Only.MISSED, topics=("alpha",)),
            "Two questions you missed on alpha",
            f"This topic is chosen. {CHANGE}",
        ),
        (
            Choice(only=Only.UNSEEN, topics=("alpha", "beta"), levels=frozenset({"apply"})),
            "Five questions you haven’t seen on two topics",
            f"Only at the level apply. Alpha and beta are chosen. {CHANGE}",
        ),
        (
            Choice(kinds=frozenset({Kind.CASE, Kind.TABLE, Kind.NUMERIC})),
            "No question",
            f"Only of the kind numeric, table or case. {CHANGE}",
        ),
        (
            Choice(only=Only.SURE),
            "No question you were certain of and missed",
            CHANGE,
        ),
        (
            Choice(questions=("b0", "a1")),
            "These two questions again",
            "Where a question has numbers, they are drawn anew. Options are shuffled.",
        ),
    ],
)
def test_titles(choice: Choice, title: str, sentence: str) -> None:
    page = make_chooser(LIBRARY, BANK, choice, HISTORY, 5)
    assert page.invitation == Invitation(title, sentence)


def test_a_list_with_new_numbers() -> None:
    page = make_chooser(LIBRARY, BANK, Choice(questions=("b0",)), HISTORY, 5, fresh=True)
    assert page.invitation is not None
    assert (page.invitation.title, page.fitting) == ("This question with new numbers", 1)


def test_the_nearest_is_offered_where_nothing_fits() -> None:
    wanted = Choice(topics=("beta",), levels=frozenset({"apply"}))
    page = make_chooser(LIBRARY, BANK, wanted, HISTORY, 5)
    assert (page.fitting, page.limited) == (0, True)
    assert [(name_drop(near), near.fitting) for near in page.nearest] == [
        ("At any level", 1),
        ("On every topic", 7),
    ]
    assert make_chooser(LIBRARY, BANK, Choice(topics=("beta",)), HISTORY, 5).nearest == ()


@pytest.mark.parametrize(
    ("dropped", "words"),
    [
        (("only",), "Whatever you did before"),
        (("only", "kinds"), "All questions on these topics"),
        (("only", "topics"), "All questions"),
    ],
)
def test_wider_choices_have_names(dropped: tuple[str, ...], words: str) -> None:
    assert name_drop(Nearest(dropped, Choice(), 3)) == words
