from __future__ import annotations

from kb.search.analysis import stem_all
from kb.search.concepts import Concepts, Mention

CONCEPTS = Concepts(
    [("Sales and operations planning", "S&OP"), ("Safety stock", "buffer stock"), ("Stock",)]
)


def test_every_name_gives_the_same_concept() -> None:
    names = ["s and op", "sales & operations planning", "buffer stocks", "plan"]
    assert [CONCEPTS.named(stem_all(name)) for name in names] == ["#0", None, "#1", None]


def test_names_inside_names_are_found_longest_first() -> None:
    assert CONCEPTS.find(stem_all("the safety stock")) == [
        Mention("#1", 1, 3),
        Mention("#2", 2, 3),
    ]


def test_the_names_of_a_concept() -> None:
    assert CONCEPTS.names_of(["#1"]) == (("safeti", "stock"), ("buffer", "stock"))
    assert CONCEPTS.name_all(["S&OP", "nothing"]) == frozenset({"#0"})


def test_the_first_of_two_concepts_keeps_a_shared_name() -> None:
    concepts = Concepts([("Lead time",), ("Throughput time", "lead time")])
    assert concepts.named(stem_all("lead time")) == "#0"
