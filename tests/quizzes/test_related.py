"""Questions at the end of a section."""

from __future__ import annotations

from kb.load import load_library
from quizzes.load import load_bank
from quizzes.related import relate_questions
from settings import ROOT
from tests.loaded import SAMPLE, open_bank

BANK = open_bank(SAMPLE)[0]


def test_a_section_shows_fixed_questions_and_counts_all() -> None:
    related = relate_questions(BANK.by_topic["demand-planning"], {"dp-bias-conclusion"})
    assert {
        anchor: (some.count, [q.id for q in some.shown], some.asked)
        for anchor, some in related.items()
    } == {
        "error-metrics": (1, ["dp-mad-meaning"], frozenset()),
        "bias-tracking": (2, ["dp-bias-conclusion"], {"dp-bias-conclusion"}),
    }
    assert relate_questions(()) == {}


def test_three_are_shown_at_most_the_easiest_first() -> None:
    folder = ROOT / "content"
    bank = load_bank([folder], load_library([folder])[0])[0]
    shown = [
        some.shown for all_ in bank.by_topic.values() for some in relate_questions(all_).values()
    ]
    assert max(len(questions) for questions in shown) == 3
    for questions in shown:
        assert [q.difficulty for q in questions] == sorted(q.difficulty for q in questions)
        assert not any("{{" in q.stem for q in questions)
