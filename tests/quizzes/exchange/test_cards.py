"""Questions as cards: the key stays behind, and nothing is lost unseen."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given

from kb.decks import pack_deck
from quizzes.exchange import cards
from quizzes.exchange.formats import hold_all
from quizzes.exchange.model import Portable
from quizzes.exchange.portable import KINDS
from quizzes.model import Bank
from tests.quizzes.exchange.portables import portables
from tests.quizzes.samples import choice, fixed_numeric, matching, multiple, ordering

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SAMPLES = (choice(), multiple(), ordering(), matching(), fixed_numeric("12", unit="units"))


def test_each_kind_makes_a_card() -> None:
    held, losses = hold_all(SAMPLES, cards.hold)
    assert losses == []
    deck = cards.make_question_deck(held, "https://learn.example.org")
    fields = {card.key: card.fields for card in deck.cards}
    assert set(fields) == {f"question:{question.id}" for question in SAMPLES}
    stem, options, key, whys, solution, topic = fields["question:q-choice"]
    assert stem == "All six errors are small and negative. What should the planner conclude?"
    assert sorted(options.removeprefix("<ul>").split("</li>")[:4]) == [
        "<li>It is seasonal",
        "<li>It is sound",
        "<li>It leans high",
        "<li>It leans low",
    ]
    assert key == "<p class=key>It leans high</p>"
    assert whys.count("<li>") == 4
    assert solution == ""
    assert topic == (
        '<a href="https://learn.example.org/topics/demand-planning#bias-tracking">'
        "demand-planning</a>"
    )
    assert fields["question:q-rate"][1:3] == (
        "<p class=small>units</p>",
        "<p class=key>12 units</p>",
    )
    order = fields["question:q-order"]
    assert order[1] != order[3]
    assert order[3].index("Gather the data") < order[3].index("Decide")
    assert "Pipeline stock" in fields["question:q-match"][1]
    assert "– → Pipeline stock" in fields["question:q-match"][3]


def test_every_question_that_ships_is_packed_or_listed(bank: Bank) -> None:
    held, losses = hold_all(bank.questions, cards.hold)
    left_out = {loss.question for loss in losses if loss.field == "kind"}
    assert len(held) + len(left_out) == len(bank.questions)
    assert {question.kind for question in held} == KINDS
    assert pack_deck(cards.make_question_deck(held, ""), NOW).startswith(b"PK")


@given(portables())
def test_texts_never_become_markup(question: Portable) -> None:
    held, _ = cards.hold(question)
    assert held is not None
    (card,) = cards.make_question_deck([held], "").cards
    assert "<b></text>" not in "".join(card.fields)
    assert all(" " not in tag for tag in card.tags)
    assert card.fields[0].count("<") == 0


def test_what_a_card_can_not_hold_is_listed() -> None:
    question = choice(enemies=["q-other"], negative=True)
    _, losses = hold_all([question], cards.hold)
    assert [loss.field for loss in losses] == ["enemies", "negative"]
