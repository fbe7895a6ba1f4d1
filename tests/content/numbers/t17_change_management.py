"""Topic 17, change management."""

from __future__ import annotations

from tests.content.numbers.printing import n, ns, numbers

WEAK = 3
STEPS = ["Awareness", "Desire", "Knowledge", "Ability", "Reinforcement"]
PLANNERS = [4, 2, 4, 4, 3]
TEAMS = {"Sales": [4, 2, 4, 3, 2], "Planning": [5, 5, 4, 2, 3], "Assembly": [2, 4, 3, 4, 2]}
SUMS = {team: sum(scores) for team, scores in TEAMS.items()}


def barrier(scores: list[int]) -> int:
    """Return the position of the first weak step, from 0."""
    return next(at for at, score in enumerate(scores) if score <= WEAK)


assert STEPS[barrier(PLANNERS)] == "Desire"
assert [STEPS[barrier(scores)] for scores in TEAMS.values()] == ["Desire", "Ability", "Awareness"]

EXPECTED = {
    "EX-17": [
        *ns(1, 5, PLANNERS, PLANNERS[0], WEAK, PLANNERS[barrier(PLANNERS)], WEAK),
    ],
    "EX-17b": [
        *ns(1, 5),
        *[x for team, scores in TEAMS.items() for x in ns(scores, SUMS[team])],
        *ns(WEAK, WEAK, WEAK),
        *ns(SUMS["Sales"], SUMS["Assembly"]),
        n(SUMS["Sales"] - SUMS["Assembly"]),
    ],
    "Table: An excerpt of the company's communication plan": numbers("week 1, week 1, week 4"),
}
