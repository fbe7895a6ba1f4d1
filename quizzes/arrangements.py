"""Items to order and pairs to match, as a learner sees them: shuffled, under opaque ids.

Ids and shuffles depend on the question's hash, and so on whys that nobody has
seen yet. Its id and the seed are public and would tell the order of the file,
which is the key here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from quizzes.draws import Draws
from quizzes.expressions import Scope
from quizzes.model import Question
from quizzes.texts import render
from quizzes.variant_model import VariantLeft, VariantOption

Options = tuple[VariantOption, ...]
UP, DOWN = "up", "down"


def arrange_items(question: Question, seed: int, scope: Scope) -> tuple[Options, tuple[str, ...]]:
    """Return the items shuffled, never in the right order, and their ids in the right order."""
    items = [(item.text, item.why) for item in question.items]
    options = _make_options(question, seed, scope, "item", items)
    draws = Draws(question.hash, seed, "items")
    shuffled = draws.shuffle(options)
    while shuffled == options and len(options) > 1:
        shuffled = draws.shuffle(options)
    places = question.key or range(len(options))
    return tuple(shuffled), tuple(options[place].id for place in places)


def arrange_pairs(
    question: Question, seed: int, scope: Scope
) -> tuple[Options, tuple[VariantLeft, ...]]:
    """Return the right texts with the extras, and the left texts, each shuffled by itself."""
    pairs = [(pair.right, pair.why) for pair in question.pairs]
    others = [(extra.text, extra.why) for extra in question.extras]
    rights = _make_options(question, seed, scope, "right", pairs)
    options = [*rights, *_make_options(question, seed, scope, "extra", others)]
    places = question.key or range(len(rights))
    options = [replace(o, correct=place in places) for place, o in enumerate(options)]
    lefts = [
        VariantLeft(
            name_row(question, seed, "left", place),
            render(pair.left, scope),
            key=options[key].id,
            why=options[key].why,
        )
        for place, (pair, key) in enumerate(zip(question.pairs, places, strict=True))
    ]
    options = Draws(question.hash, seed, "rights").shuffle(options)
    return tuple(options), tuple(Draws(question.hash, seed, "lefts").shuffle(lefts))


def move_row(order: Sequence[str], move: str) -> list[str]:
    """Return the order after a move such as "up 3f2a"; one that can't be made changes nothing."""
    moved = list(order)
    direction, _, row = move.partition(" ")
    if row not in moved or direction not in {UP, DOWN}:
        return moved
    here = moved.index(row)
    there = here + (1 if direction == DOWN else -1)
    if 0 <= there < len(moved):
        moved[here], moved[there] = moved[there], moved[here]
    return moved


def _make_options(
    question: Question,
    seed: int,
    scope: Scope,
    side: str,
    entries: Sequence[tuple[str, str]],
) -> list[VariantOption]:
    """Return an option for each text and why, in the file's order."""
    return [
        VariantOption(
            name_row(question, seed, side, place),
            render(text, scope),
            correct=True,
            why=render(why, scope),
        )
        for place, (text, why) in enumerate(entries)
    ]


def name_row(question: Question, seed: int, side: str, place: int) -> str:
    """Return the opaque id of a row in the variant of ``seed``, by its place in the file.

    ``side`` is item, left, right or extra.
    """
    return hashlib.sha256(f"{question.hash}:{seed}:{side}:{place}".encode()).hexdigest()[:10]
