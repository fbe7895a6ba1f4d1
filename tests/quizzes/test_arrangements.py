"""Items and pairs as learners see them: shuffled so that nothing tells the key."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.arrangements import move_row
from quizzes.model import Question
from quizzes.variant_model import Variant
from quizzes.variants import DegenerateVariantError, make_variant
from tests.quizzes.samples import EXTRA, ITEMS, PAIRS, matching, ordering

SEEDS = range(1, 601)
ORDERING, MATCHING = ordering(), matching()


def texts(variant: Variant) -> list[str]:
    return [option.text for option in variant.options]


@given(st.integers(0, 2**31))
def test_items_are_shown_once_each_and_never_in_the_right_order(seed: int) -> None:
    variant = make_variant(ORDERING, seed)
    right = [text for text, _ in ITEMS]
    assert variant == make_variant(ORDERING, seed)
    assert sorted(texts(variant)) == sorted(right)
    assert texts(variant) != right
    known = {option.id: option for option in variant.options}
    assert [known[id].text for id in variant.order] == right
    assert [known[id].why for id in variant.order] == [why for _, why in ITEMS]


def test_every_other_order_is_shown_about_as_often() -> None:
    shown = Counter(tuple(texts(make_variant(ORDERING, seed))) for seed in SEEDS)
    assert len(shown) == 23
    assert max(shown.values()) <= 3 * min(shown.values())


@given(st.integers(0, 2**31))
def test_pairs_and_extras_are_shown_once_each(seed: int) -> None:
    variant = make_variant(MATCHING, seed)
    assert sorted(texts(variant)) == sorted([*(right for _, right, _ in PAIRS), EXTRA["text"]])
    assert [option.text for option in variant.options if not option.correct] == [EXTRA["text"]]
    known = {option.id: option.text for option in variant.options}
    assert sorted((left.text, known[left.key], left.why) for left in variant.lefts) == sorted(PAIRS)


def test_the_place_of_a_left_text_tells_nothing_about_its_match() -> None:
    shown: Counter[tuple[int, int]] = Counter()
    for seed in SEEDS:
        variant = make_variant(MATCHING, seed)
        places = [option.id for option in variant.options]
        shown.update((row, places.index(left.key)) for row, left in enumerate(variant.lefts))
    assert len(shown) == 12
    assert all(110 <= count <= 190 for count in shown.values()), shown


@pytest.mark.parametrize("question", [ordering(), matching()], ids=lambda q: q.id)
def test_ids_sorted_by_themselves_tell_nothing(question: Question) -> None:
    """Sorting the ids gives the right order, or the right match, no more often than chance."""
    hits = 0
    for seed in SEEDS:
        variant = make_variant(question, seed)
        if question.items:
            hits += sorted(variant.order) == list(variant.order)
        else:
            lefts = sorted(variant.lefts, key=lambda left: left.id)
            keys = [left.key for left in lefts]
            hits += keys == sorted(keys)
    chance = 1 / 24 if question.items else 1 / 6
    assert abs(hits - chance * len(SEEDS)) < 4 * (chance * len(SEEDS)) ** 0.5


def test_ids_and_order_rest_on_what_is_not_shown() -> None:
    """Whoever knows the id, the seed and every text still can't work out the shuffle."""
    for question in (ordering(), matching()):
        entries = {
            "items": tuple(replace(item, why=item.why + " So.") for item in question.items),
            "pairs": tuple(replace(pair, why=pair.why + " So.") for pair in question.pairs),
        }
        other = replace(question, **entries, hash="another")  # type: ignore[arg-type]
        seen = [make_variant(question, seed) for seed in range(20)]
        changed = [make_variant(other, seed) for seed in range(20)]
        assert [texts(v) for v in seen] != [texts(v) for v in changed]
        ids = {option.id for v in seen for option in v.options}
        assert not ids & {option.id for v in changed for option in v.options}


def test_texts_may_hold_formulas() -> None:
    variables = {"n": {"min": 10, "max": 90, "step": 10}}
    items = [
        {"text": f"{{{{ n + {k} }}}} units", "why": f"{{{{ n }}}} and {k}, so it has place {k}"}
        for k in range(1, 4)
    ]
    variant = make_variant(ordering(variables=variables, items=items), 5)
    n = variant.values["n"]
    known = {option.id: option.text for option in variant.options}
    assert [known[id] for id in variant.order] == [f"{n + k} units" for k in (1, 2, 3)]


def test_texts_that_come_out_alike_are_never_served() -> None:
    twice = {"n": {"choices": [1]}}
    pairs = [
        {"left": left, "right": right, "why": why}
        for (_, right, why), left in zip(PAIRS, ("{{ n }}", "1", "2"), strict=True)
    ]
    with pytest.raises(DegenerateVariantError, match="two left texts read the same"):
        make_variant(matching(variables=twice, pairs=pairs), 1)


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ("up b", "bac"),
        ("down b", "acb"),
        ("up a", "abc"),
        ("down c", "abc"),
        ("up x", "abc"),
        ("aside b", "abc"),
        ("", "abc"),
    ],
)
def test_moves(move: str, order: str) -> None:
    assert move_row("abc", move) == list(order)
