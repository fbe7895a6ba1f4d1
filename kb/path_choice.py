"""The best topics for a given time: a small exact knapsack whose items rest on one another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

Worth = tuple[int, int]


def choose_topics(
    order: Sequence[str],
    first: Mapping[str, Collection[str]],
    minutes: Mapping[str, int],
    weights: Mapping[str, int],
    limit: int,
) -> tuple[str, ...]:
    """Return the topics of most weight in all that fit into ``limit`` minutes, in ``order``.

    A topic is only taken together with all of ``first[topic]`` that are in ``order``; these
    must stand before it. Ties go to more topics, then to less time, then to the earlier topics.
    Remembered are only the choices that a later topic asks about, so that the number of states
    stays small where topics form a few chains.
    """
    inside = set(order)
    states: dict[tuple[frozenset[str], int], tuple[Worth, tuple[str, ...]]] = {
        (frozenset(), 0): ((0, 0), ())
    }
    for at, slug in enumerate(order):
        needed = inside & set(first[slug])
        asked = {before for later in order[at + 1 :] for before in first[later]}
        after: dict[tuple[frozenset[str], int], tuple[Worth, tuple[str, ...]]] = {}
        for (taken, spent), (worth, chosen) in states.items():
            options = [((taken & asked, spent), (worth, chosen))]
            if needed <= taken and spent + minutes[slug] <= limit:
                state = frozenset((taken | {slug}) & asked), spent + minutes[slug]
                gained = worth[0] + weights[slug], worth[1] + 1
                options.insert(0, (state, (gained, (*chosen, slug))))
            for state, option in options:
                if state not in after or after[state][0] < option[0]:
                    after[state] = option
        states = after
    (_, _), (_, best) = min(
        states.items(), key=lambda item: (-item[1][0][0], -item[1][0][1], item[0][1])
    )
    return best
