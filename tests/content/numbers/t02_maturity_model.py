"""Topic 2, the maturity model."""

from __future__ import annotations

from quizzes.maturity.load import load_instrument
from quizzes.maturity.quantiles import find_median
from quizzes.maturity.respondents import Respondent, group_answers, measure_gap, score_dimension
from quizzes.maturity.scoring import compute_index, find_blockers, find_stage, pass_gate
from settings import ROOT
from tests.content.numbers.printing import n, ns, numbers

LOADED, _ = load_instrument([ROOT / "content"])
assert LOADED is not None
INSTRUMENT = LOADED
GATE = INSTRUMENT.gate
IDS = [dimension.id for dimension in INSTRUMENT.dimensions]

PROFILES = [
    [3] * 10,
    [4, 4, 4, 3, 2, 2, 4, 4, 3, 3],
    [4, 4, 2, 3, 4, 4, 4, 4, 4, 4],
    [3] * 9 + [1],
    [5, 5, 5, 4, 4, 4, 5, 4, 4, 4],
    [4, 3, 3, 3, 3, 2, 3, 3, 3, 2],
]
CORE_AT_ONE = [1] + [3] * 9


def stage(profile: list[int]) -> int:
    """Return the gated stage of ten whole scores, D1 to D10."""
    return pass_gate(INSTRUMENT, dict(zip(IDS, profile, strict=True)))


def mean(profile: list[int]) -> str:
    """Return the mean of a profile as tables show it."""
    return n(sum(profile) / len(profile), 1)


def plain(value: float) -> str:
    """Return a score without decimals where it is whole, else with one."""
    return n(value, 0 if value == round(value) else 1)


ANSWERS = {
    "Sales": ([3, 3, 2, 2, 2, 1, 3, 3, 2, 2], [3, 4, 2, 2, 2, 2, 3, 3, 2, 2]),
    "Operations": ([3, 2, 3, 2, 2, 2, 2, 2, 2, 2], [3, 2, 3, 1, 2, 1, 2, 2, 2, 3]),
    "Finance": ([3, 2, 2, 2, 1, 1, 2, 2, 2, 2], [2, 2, 3, 2, 1, 2, 2, 3, 1, 2]),
}
PEOPLE = [
    Respondent(function, "planner", dict(zip(IDS, answers, strict=True)))
    for function, pair in ANSWERS.items()
    for answers in pair
]
MEDIANS = [
    [plain(float(find_median(group_answers(PEOPLE, id)[function]))) for id in IDS]
    for function in ANSWERS
]
SCORES = {id: score_dimension(PEOPLE, id) for id in IDS}
SHOWN = [plain(float(score or 0)) for score in SCORES.values()]
INDEX = compute_index(SCORES, GATE)
STAGE = find_stage(INSTRUMENT, SCORES).stage
assert INDEX is not None
assert STAGE is not None
BLOCKERS = find_blockers(INSTRUMENT, SCORES, STAGE)
GAP = measure_gap(group_answers(PEOPLE, "D2"))
assert BLOCKERS is not None
assert GAP is not None
LEVELS = [int(score or 0) for score in SCORES.values()]
AT_GOAL = sum(level >= BLOCKERS.stage for level in LEVELS) + sum(
    blocker.to == BLOCKERS.stage for blocker in BLOCKERS.must
)
D2 = [row[1] for row in MEDIANS]

EXPECTED = {
    "Table: The five [stages](term:maturity-stage) at a glance": numbers(
        "1 2 3–12 3 18 4 24 5 24–36"
    ),
    "EX-02": [x for profile in PROFILES for x in (*ns(profile), mean(profile), n(stage(profile)))]
    + [
        *ns(sum(score >= 4 for score in PROFILES[2]))[:0],
        "4",
        "2",
        n(stage(PROFILES[2])),
        *ns(3, 1, 3, 1, stage(PROFILES[3])),
        *ns(1, stage(CORE_AT_ONE)),
        mean(PROFILES[5]),
        *ns(3, stage(PROFILES[5])),
    ],
    "EX-02b": [
        "3",
        *[x for row in MEDIANS for x in row],
        *SHOWN,
        *SHOWN,
        "10",
        "2.2",
        n(float(INDEX), 2),
        *ns(LEVELS, 2, STAGE),
        *ns(BLOCKERS.stage, 3, 3, 2, 2),
        *ns(BLOCKERS.stage, AT_GOAL, GATE.count, BLOCKERS.count),
        plain(max(float(x) for x in D2)),
        plain(min(float(x) for x in D2)),
        n(float(GAP), 1),
    ],
}
