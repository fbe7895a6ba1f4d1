"""Second calculations of the questions on the maturity model."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from statistics import median

from tests.content.recomputed import Given, Number, Recomputation, Result

CORE = (0, 1, 2, 6)
CODES = [f"D{number}," for number in range(1, 11)]


def find_stage(scores: Sequence[Number]) -> int:
    """Return the highest stage whose three conditions the whole levels meet."""
    levels = [floor(score) for score in scores]
    reached = 1
    for stage in range(2, 6):
        enough = len([level for level in levels if level >= stage]) >= 7
        core = min(levels[place] for place in CORE) >= stage
        if enough and core and min(levels) >= stage - 1:
            reached = stage
    return reached


def mean(scores: Sequence[Number]) -> Number:
    return Fraction(sum(scores)) / len(scores)


def lift_core(v: Given) -> Result:
    lifted = [max(score, 3) if place in CORE else score for place, score in enumerate(v.s)]
    return mean([max(score, 2) for score in lifted] if v.also else lifted)


def still_to_choose(v: Given) -> Result:
    there = len([score for place, score in enumerate(v.s) if place in CORE or score >= v.t])
    return max(0, 7 - there)


def failing_condition(v: Given) -> Result:
    if any(v.scores[place] < 3 for place in CORE):
        return "Each core dimension"
    return "No dimension lower" if min(v.scores) < 2 else "Seven of the ten"


def index_and_stage(v: Given) -> Result:
    rise = float(mean(v.new) - mean(v.old))
    before, after = find_stage(v.old), find_stage(v.new)
    moved = f"stage {before} as before" if before == after else f"stage {after} instead of {before}"
    return f"{rise:.1f} more, and {moved}"


def medians(v: Given) -> Result:
    functions = [median(answers) for answers in (v.a, v.b, v.c)]
    gap = max(functions) - min(functions)
    return dict(
        zip(["fa", "fb", "fc", "co", "gp"], [*functions, median(functions), gap], strict=True)
    )


def company_scores(v: Given) -> list[Number]:
    return [median(answers) for answers in zip(v.sales, v.m, v.fin, strict=True)]


def second_look_lack(v: Given) -> tuple[str, str]:
    """Return what keeps the company from stage 3, and the work that mends it."""
    scores = company_scores(v)
    assert find_stage(scores) == (1 if min(scores) < 1 else 2)
    lacks = {
        6: ("executive engagement", "A chair from the top"),
        2: ("supply", "A check of critical resources"),
    }
    short = [lack for place, lack in lacks.items() if scores[place] < 3]
    if min(scores) < 2:
        assert floor(min(scores)) == floor(scores[5]) == 1
        short.append(("scenario and risk", "A what-if"))
    (lack,) = short
    return lack


def widest_gap(v: Given) -> Result:
    answers = zip(v.sales, v.m, v.fin, strict=True)
    codes = zip(CODES, answers, strict=True)
    wide: list[str] = [code for code, three in codes if max(three) - min(three) >= 1]
    return wide


def cap_cadence(answer: Number, months: Number) -> Number:
    for limit, below in ((2, 18), (3, 24)):
        if months < below:
            return min(answer, limit)
    return answer


def cap_scores(v: Given) -> dict[str, Number]:
    return {
        "d1": cap_cadence(v.a1, v.months),
        "d2": v.a2 if v.kept else min(v.a2, 2),
        "d7": v.a7 if v.log > 0 else min(v.a7, 2),
        "d9": 3 if v.kept else 2,
    }


def stage_after_evidence(v: Given) -> Result:
    counts = cap_scores(v)
    profile = [counts["d1"], counts["d2"], 3, 2, 3, 2, counts["d7"], 3, counts["d9"], 3]
    if find_stage(profile) == 3:
        return "the core and four others stand at 3"
    return "the evidence leaves part of the core below 3"


def score_after_evidence(v: Given) -> Result:
    if v.found.startswith("the plan reaches"):
        return f"Level {cap_cadence(4, int(v.found.split()[3]))}"
    return "Level 2" if "overwrites" in v.found or "is empty" in v.found else "Level 4"


def first_work(v: Given) -> Result:
    counts = cap_scores(v)
    core = [counts["d1"], counts["d2"], 3, counts["d7"]]
    return "The core dimension at 2" if min(core) < 3 else "The core dimensions at 3"


def symptom(v: Given) -> Result:
    signs = {
        "trust figures of their own": "Reacting",
        "balanced in units": "Anticipating",
        "no customer or supplier": "Collaborating",
        "key suppliers": "Orchestrating",
        "replaced most budgeting": "Leading",
    }
    return next(stage for sign, stage in signs.items() if sign in v.clue[int(v.s)])


def statement(v: Given) -> Result:
    signs = {
        "that of level 4 in one of them": "Level 3",
        "true in two of the last three": "Level 2",
        "a part of that of level 3 was missing": "Level 2",
        "practice of level 5 is planned": "Level 4",
    }
    return next(level for sign, level in signs.items() if sign in v.clue[int(v.s)])


def horizon(v: Given) -> Result:
    return {
        "Reacting": "Weeks",
        "Anticipating": "3 to 12 months",
        "Collaborating": "About 18",
        "Orchestrating": "24 months",
    }[v.names[int(v.s)]]


RECOMPUTED: dict[str, Recomputation] = {
    "mm-condition-that-fails": failing_condition,
    "mm-evidence-case:counts": lambda v: dict(cap_scores(v)),
    "mm-evidence-case:first-work": first_work,
    "mm-evidence-case:stage": stage_after_evidence,
    "mm-gaps-for-workshop": lambda v: len(
        [1 for one, two in zip(v.x, v.y, strict=True) if abs(one - two) >= 1]
    ),
    "mm-horizon-of-stage": horizon,
    "mm-index": lambda v: mean(v.scores),
    "mm-index-after-core-work": lift_core,
    "mm-index-and-stage-moved": index_and_stage,
    "mm-medians-table": medians,
    "mm-place-the-symptom": symptom,
    "mm-practice-against-results": lambda v: "kept on paper" if v.good else "A kind market",
    "mm-score-after-evidence": score_after_evidence,
    "mm-second-look-case:index": lambda v: mean(company_scores(v)),
    "mm-second-look-case:stage": lambda v: f"held there by {second_look_lack(v)[0]}",
    "mm-second-look-case:work": lambda v: second_look_lack(v)[1],
    "mm-second-look-case:workshop": widest_gap,
    "mm-stage-gate": lambda v: find_stage(v.scores),
    "mm-statement-that-held": statement,
    "mm-still-free-to-choose": still_to_choose,
}
