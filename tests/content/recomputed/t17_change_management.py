"""Second calculations of the questions on change management."""

from __future__ import annotations

from collections.abc import Sequence

from tests.content.recomputed import Given, Number, Recomputation, Result


def barrier(scores: Sequence[Number]) -> int:
    """Return the number of the first step that is rated 3 or less."""
    return next(step for step, score in enumerate(scores, 1) if score <= 3)


def find(text: str, signs: dict[str, str]) -> str:
    """Return what the only sign in a text stands for."""
    found = [meaning for sign, meaning in signs.items() if sign in text]
    assert len(found) == 1
    return found[0]


def adoption(v: Given) -> Result:
    found: dict[str, Number] = {}
    for n in range(3):
        within = v.acts[n] - v.out[n]  # the table shows this difference
        found[f"a{n + 1}"] = 100 * (v.seats - v.dep[n] - v.gone[n]) / v.seats
        found[f"o{n + 1}"] = 100 * v.out[n] / (within + v.out[n])
    return found


def year_attendance(v: Given) -> Result:
    for sits, stands_in, empty in zip(v.sit, v.dep, v.gone, strict=True):
        assert sits + stands_in + empty == 10
    attendance: Number = 100 * sum(v.sit) / 40
    return attendance


def read_the_row(v: Given) -> Result:
    if all(later > before for before, later in zip(v.out, v.out[1:], strict=False)):
        return "trusted less and less"
    assert all(later < before for before, later in zip(v.out, v.out[1:], strict=False))
    return "used more, and is no habit yet"


def team_for_help(v: Given) -> Result:
    step = find(v.offer, {"talk": "1", "loses": "2", "course": "3", "practice": "4"})
    teams = {"Sales": v.t0, "Planning": v.t1, "Assembly": v.t2, "Purchasing": v.t3}
    fitting = [name for name, scores in teams.items() if barrier(scores) == int(step)]
    assert len(fitting) == 1
    return fitting[0]


def place(v: Given) -> Result:
    assert all(rate <= 2 or rate >= 4 for rate in (v.p, v.i))
    if v.p >= 4:
        return "Manage it closely" if v.i >= 4 else "Keep it satisfied"
    return "Keep it informed" if v.i >= 4 else "Watch it"


def three_questions(v: Given) -> Result:
    signs = {
        "never hear": "Tell what",
        "Nobody has told": "Tell what",
        "I am paid": "Change what is won",
        "loses its stock": "Change what is won",
        "over by summer": "Show patience",
        "next director": "Show patience",
    }
    return find(v.said[int(v.n)], signs)


def sponsor_hours(v: Given) -> Result:
    weights = [power * (5 - ready) for power, ready in zip(v.power, v.ready, strict=True)]
    hours: Number = v.hours * weights[int(v.whom)] / sum(weights)
    return hours


def team_barriers(v: Given) -> Result:
    found: dict[str, Number] = {}
    for n, scores in enumerate((v.s, v.p, v.a), 1):
        found |= {f"b{n}": barrier(scores), f"t{n}": sum(scores)}
    return found


def sales_first(v: Given) -> Result:
    treatments = {1: "Tell the team", 2: "Tie the bonus", 3: "Train the team", 5: "Thank the team"}
    return treatments[barrier(v.s)]


def assembly_message(v: Given) -> Result:
    assert barrier(v.a) == 1
    return "The reason for the change"


def kind_of_change(v: Given) -> Result:
    technical, adaptive = "Technical; plan it", "Adaptive; lead it"
    signs = {
        "show each other": adaptive,
        "in the open": adaptive,
        "give up the right": adaptive,
        "template": technical,
        "fixed working day": technical,
        "scanner": technical,
    }
    return find(v.act, signs)


def honesty(v: Given) -> Result:
    bonus = v.rate * (v.expect - v.handed)
    cost: Number = min(bonus, v.top) if v.capped else bonus
    return cost


def step_left_out(v: Given) -> Result:
    signs = {
        "shrug": "urgency",
        "look on": "coalition",
        "five answers": "vision",
        "nod": "obstacles",
        "without a visible result": "short-term wins",
        "still the one family": "Building on wins",
        "old reports": "Anchoring",
    }
    return find(v.sign, signs)


def question_heard(v: Given) -> Result:
    signs = {
        "Which problem": "Awareness",
        "so bad": "Awareness",
        "gain": "Desire",
        "still decide": "Desire",
        "column": "Knowledge",
        "hands me": "Knowledge",
        "project is over": "Reinforcement",
        "still notice": "Reinforcement",
    }
    return find(v.q, signs)


RECOMPUTED: dict[str, Recomputation] = {
    "cm-adoption-table": adoption,
    "cm-attendance-rate": lambda v: 100 - 100 * (v.missed + v.deputies) / (v.members * v.meetings),
    "cm-barrier-number": lambda v: barrier(v.scores),
    "cm-cost-of-honesty": honesty,
    "cm-half-year-case:attendance": year_attendance,
    "cm-half-year-case:meaning": read_the_row,
    "cm-half-year-case:outside": lambda v: 100 * (v.out[3] - v.out[0]) / v.acts,
    "cm-place-on-map": place,
    "cm-question-heard": question_heard,
    "cm-sponsor-hours": sponsor_hours,
    "cm-step-left-out": step_left_out,
    "cm-team-for-help": team_for_help,
    "cm-technical-or-adaptive": kind_of_change,
    "cm-three-questions": three_questions,
    "cm-three-teams-case:barriers": team_barriers,
    "cm-three-teams-case:sales": sales_first,
    "cm-three-teams-case:sender": assembly_message,
    "cm-training-hours": lambda v: (
        v.newexecs * v.he + v.newowners * 2 * 8 + v.newplanners * v.dp * 8
    ),
}
