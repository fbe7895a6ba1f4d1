"""What questions of every kind offer to choose from."""

from __future__ import annotations

import pytest

from quizzes.model import Kind
from quizzes.statistics.choices import Offer, list_offers, mark_places
from tests.quizzes.samples import case, choice, matching, multiple, numeric, ordering, table


def lines(offer: Offer) -> list[tuple[str, float, str, str]]:
    return [(n.choice.id, n.choice.credit, n.label, n.text) for n in offer.named]


def test_options_are_named_by_their_place_in_the_file() -> None:
    (offer,) = list_offers(choice())
    assert lines(offer) == [
        ("option-0", 1, "A", "It leans high"),
        ("option-1", 0, "B", "It leans low"),
        ("option-2", 0, "C", "It is sound"),
        ("option-3", 0, "D", "It is seasonal"),
    ]
    assert (offer.part, offer.kind, offer.picked) == ("", Kind.SINGLE_CHOICE, True)
    (offer,) = list_offers(multiple())
    assert [(c.id, c.credit) for c in offer.choices] == [
        ("option-0", 0.5),
        ("option-1", 0.5),
        ("option-2", -0.5),
        ("option-3", -0.5),
    ]


def test_orders_and_pairs_offer_what_can_be_got_right() -> None:
    (order,) = list_offers(ordering())
    assert lines(order) == [
        ("place-2", 1 / 3, "2", "Plan demand"),
        ("place-3", 1 / 3, "3", "Plan supply"),
        ("place-4", 1 / 3, "4", "Decide"),
    ]
    (match,) = list_offers(matching())
    assert [(n.choice.id, n.text) for n in match.named] == [
        ("place-1", "Lots are large"),
        ("place-2", "Demand varies"),
        ("place-3", "A peak is coming"),
    ]
    assert (order.picked, match.picked) == (False, False)


def test_numbers_offer_the_key_and_known_wrong_methods() -> None:
    (offer,) = list_offers(numeric())
    assert lines(offer) == [
        ("right", 1, "Right", "Within the tolerance of the key"),
        ("mistake-1", 0, "Wrong method 1", "That is the total for five months. Divide by 5."),
        ("mistake-2", 0, "Wrong method 2", "That leaves out what is already owed."),
    ]
    (grid,) = list_offers(table())
    assert [(n.choice.id, n.choice.credit, n.label) for n in grid.named] == [
        ("cell-i1", pytest.approx(1 / 3), "i1"),
        ("cell-i2", pytest.approx(1 / 3), "i2"),
        ("cell-i3", pytest.approx(1 / 3), "i3"),
        ("mistake-1", 0, "Wrong method 1, i1"),
        ("mistake-2", 0, "Wrong method 2, i2"),
    ]


def test_a_case_has_an_offer_for_each_part() -> None:
    offers = list_offers(case())
    assert [offer.part for offer in offers] == [
        "load",
        "sums",
        "advise",
        "follow",
        "steps",
        "stocks",
    ]
    assert [offer.picked for offer in offers] == [False, False, True, True, False, False]


def test_drawn_numbers_are_named_in_brackets() -> None:
    assert mark_places("{{ cost }} and {{ a + b | 2 }} of 3") == "[cost] and [a + b] of 3"
