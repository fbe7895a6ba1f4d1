"""The knapsack against every set there is."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kb.path_choice import choose_topics

NAMES = "abcdefg"


def best_worth(
    first: dict[str, set[str]], minutes: dict[str, int], weights: dict[str, int], limit: int
) -> tuple[int, int, int]:
    """Return weight, number and minus minutes of the best closed set, by trying all."""
    found = (0, 0, 0)
    for size in range(1, len(NAMES) + 1):
        for chosen in map(set, combinations(NAMES, size)):
            spent = sum(minutes[name] for name in chosen)
            if spent <= limit and all(first[name] <= chosen for name in chosen):
                found = max(found, (sum(weights[name] for name in chosen), size, -spent))
    return found


@given(st.data())
def test_no_other_set_is_better(data: st.DataObject) -> None:
    first = {
        name: data.draw(st.sets(st.sampled_from(NAMES[:at]), max_size=2)) if at else set[str]()
        for at, name in enumerate(NAMES)
    }
    number = st.integers(1, 20)
    minutes = {name: data.draw(number) for name in NAMES}
    weights = {name: data.draw(st.integers(0, 9)) for name in NAMES}
    limit = data.draw(st.integers(0, 90))

    chosen = choose_topics(NAMES, first, minutes, weights, limit)

    assert all(first[name] <= set(chosen) for name in chosen)
    spent = sum(minutes[name] for name in chosen)
    assert spent <= limit
    worth = sum(weights[name] for name in chosen), len(chosen), -spent
    assert worth == best_worth(first, minutes, weights, limit)


def test_what_is_not_in_the_order_counts_as_met() -> None:
    assert choose_topics(["b"], {"b": ("a",)}, {"b": 5}, {"b": 1}, 5) == ("b",)


def test_ties_go_to_the_earlier_topics() -> None:
    same = {"a": 10, "b": 10, "c": 10}
    assert choose_topics("abc", {"a": (), "b": (), "c": ()}, same, same, 20) == ("a", "b")
