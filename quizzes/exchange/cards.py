"""Questions as cards: stem and options in front; key, whys and solution behind."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from kb.flashcards import Card, CardType, Deck, link
from quizzes.exchange.losses import drop_misconceptions, refuse_kind
from quizzes.exchange.model import Held, Loss, Portable
from quizzes.exchange.portable import KINDS

NAME = "Anki"
QUESTION = CardType(
    id=1_725_300_403,
    name="Linkage question",
    fields=("Question", "Options", "Key", "Whys", "Solution", "Topic"),
    front="<p>{{Question}}</p>{{Options}}",
    back=("{{FrontSide}}<hr id=answer>{{Key}}{{Whys}}{{Solution}}<p class=small>{{Topic}}</p>"),
)


def hold(question: Portable) -> Held:
    """Return what a card holds of the question, and what it doesn't."""
    if question.kind not in KINDS:
        return None, [refuse_kind(question, NAME)]
    question, losses = drop_misconceptions(question)
    if question.enemies:
        losses.append(Loss(question.id, "enemies", "Cards meet each other as Anki likes."))
    if question.negative:
        losses.append(Loss(question.id, "negative", "A card doesn't say that it is negative."))
    return replace(question, enemies=(), negative=False), losses


def make_question_deck(questions: Sequence[Portable], base: str) -> Deck:
    """Return a card for each held question; ``base`` is the site's address."""
    about = "Questions with their keys. A new download updates the cards."
    cards = tuple(_make_card(question, base) for question in questions)
    return Deck(1_725_300_404, "Linkage questions", about, QUESTION, cards)


def _make_card(question: Portable, base: str) -> Card:
    tags = [f"{name}::{getattr(question, name)}" for name in ("topic", "level", "difficulty")]
    tags += [f"domain::{question.domain}", *(f"term::{term}" for term in question.terms)]
    place = f"/topics/{question.topic}#{question.section}"
    fields = (
        escape(question.stem),
        "".join(_list_front(question)),
        "".join(_list_keys(question)),
        "".join(_list_whys(question)),
        _list("ol", map(escape, question.solution)),
        link(base, place, question.topic),
    )
    return Card(f"question:{question.id}", fields, tuple(tags))


def _list_front(question: Portable) -> Iterator[str]:
    yield _list("ul", _mix(question.id, [o.text for o in question.options]))
    yield _list("ul", _mix(question.id, [item.text for item in question.items]))
    yield _list("ul", _mix(question.id, [pair.left for pair in question.pairs]))
    rights = [pair.right for pair in question.pairs] + [extra.text for extra in question.extras]
    yield _list("ul", _mix(f"{question.id}/", rights))
    if question.answer:
        hints = " ".join(text for text in (question.answer.unit, question.answer.rounding) if text)
        yield f"<p class=small>{escape(hints)}</p>" if hints else ""


def _list_keys(question: Portable) -> Iterator[str]:
    for option in question.options:
        if option.correct:
            yield f"<p class=key>{escape(option.text)}</p>"
    if question.answer:
        answer = question.answer
        margin = f" ± {answer.tolerance}" if answer.tolerance != "0" else ""
        yield f"<p class=key>{escape(f'{answer.value}{margin} {answer.unit}'.strip())}</p>"


def _list_whys(question: Portable) -> Iterator[str]:
    yield _list("ul", (_explain(o.text, o.why) for o in question.options))
    yield _list("ol", (_explain(item.text, item.why) for item in question.items))
    yield _list("ul", (_explain(f"{p.left} → {p.right}", p.why) for p in question.pairs))
    yield _list("ul", (_explain(f"– → {e.text}", e.why) for e in question.extras))
    yield _list("ul", (_explain(mistake.value, mistake.why) for mistake in question.mistakes))


def _explain(text: str, why: str) -> str:
    return f"<b>{escape(text)}</b>: {escape(why)}"


def _mix(salt: str, texts: Iterable[str]) -> list[str]:
    """Return texts in an order that doesn't tell the author's, the same each time."""
    order = sorted(texts, key=lambda text: hashlib.sha256(f"{salt}{text}".encode()).digest())
    return [escape(text) for text in order]


def _list(tag: str, items: Iterable[str]) -> str:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>{inner}</{tag}>" if inner else ""
