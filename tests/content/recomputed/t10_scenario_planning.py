"""Second calculations of the questions on scenario planning."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.content.recomputed import Given, Number, Recomputation, Result

LEVERS = ["Overtime", "Subcontract", "Second shift", "Rented line"]
YEARLY = ["Work overtime", "Rent a hall", "Hire a seasonal crew", "Rent a second plant"]
AUTUMN = ["Outside production", "Longer weeks", "Rented line", "Stock from abroad"]
WINDING = ["Outside motors", "Leased line", "New line"]


def weigh(chances: Sequence[Fraction], results: Sequence[Fraction]) -> Fraction:
    pairs = zip(chances, results, strict=True)
    return sum((chance * result for chance, result in pairs), Fraction(0)) / sum(chances)


def best(scores: Sequence[Number], names: Sequence[str]) -> str:
    """Return the one option with the highest score."""
    places = [place for place, score in enumerate(scores) if score == max(scores)]
    (place,) = places
    return names[place]


def find_regrets(options: Sequence[Sequence[Number]]) -> list[list[Number]]:
    tops = [max(case) for case in zip(*options, strict=True)]
    return [[top - mine for top, mine in zip(tops, option, strict=True)] for option in options]


def perfect_information(v: Given) -> Result:
    chances = [1 - v.p, v.p]
    alone = max(weigh(chances, [v.a1, v.a2]), weigh(chances, [v.b1, v.b2]))
    return weigh(chances, [max(v.a1, v.b1), max(v.a2, v.b2)]) - alone


def switch_probability(v: Given) -> Result:
    ahead_if_low = v.a1 - v.b1
    ahead_if_high = v.b2 - v.a2
    return 100 * Fraction(ahead_if_low, ahead_if_low + ahead_if_high)


def regret_table(v: Given) -> Result:
    sign = -1 if v.costs else 1
    regrets = find_regrets([[sign * result for result in row] for row in (v.a, v.b, v.c)])
    cells: dict[str, Number] = {}
    for letter, row in zip("abc", regrets, strict=True):
        cells |= {f"{letter}{place}": regret for place, regret in enumerate(row, 1)}
        cells[f"{letter}m"] = max(row)
    return cells


def criterion_pick(v: Given) -> Result:
    rows = [v.a, v.b, v.c, v.d]
    scores: dict[str, list[Number]] = {
        "maximin": [min(row) for row in rows],
        "maximax": [max(row) for row in rows],
        "minimax regret": [-max(row) for row in find_regrets(rows)],
        "the Laplace criterion": [sum(row) for row in rows],
    }
    return best(scores[v.rule], LEVERS)


def lever_package(v: Given) -> Result:
    gap, worth, ahead, overtime = v.g0, 35, v.lb, v.lo
    if v.m == 0:
        gap = v.g1
    elif v.m == 1:
        worth = v.c1
    elif v.m == 2:
        ahead = v.b1
    else:
        overtime = v.o1
    benefit: Number = 0
    for cost, most in sorted([(v.cb, ahead), (v.co, overtime), (v.cs, v.ls)]):
        taken = min(gap, most)
        assert cost < worth
        benefit += taken * (worth - cost)
        gap -= taken
    assert gap == 0
    return benefit


def last_moment(v: Given) -> Result:
    closes: Number = v.need - v.lead
    if v.meetings == 1:
        return max(week for week in range(4, 53, 4) if week <= closes)
    debate: Number = v.d
    return closes - debate


def chances_add_up(v: Given) -> Result:
    chances = [v.pl, v.pm, v.ph]
    assert sum(chances) * weigh(chances, [v.low, v.mid, v.high]) == 100 * v.e
    return "add up to too much" if sum(chances) > 100 else "add up to too little"


def top_risk(v: Given) -> Result:
    places = [(int(v.turn) + row) % 4 for row in range(4)]
    return best([v.p[place] * v.i[place] for place in places], [v.names[place] for place in places])


def top_input(v: Given) -> Result:
    scores = []
    plan = 500 + v.add
    assert all(low < plan < high for low, high in zip(v.lo, v.hi, strict=True))
    for row in range(4):
        place = (int(v.turn) + row) % 4
        width = abs(v.hi[place] - v.lo[place])
        scores.append(width / (2 * v.pct[place]) if v.spider == 1 else width)
    return best(scores, v.names)


def best_within_limit(v: Given) -> Result:
    left = [score if worst >= v.limit else -1 for score, worst in zip(v.ev, v.worst, strict=True)]
    return best(left, YEARLY)


def infeasible(v: Given) -> Result:
    table = zip(AUTUMN, v.weeks, v.hours, v.need, strict=True)
    (out,) = [
        name
        for name, weeks, hours, cash in table
        if weeks > v.left or hours > v.law or cash > v.cash
    ]
    return str(out)


def look_ahead(v: Given) -> Result:
    signs = {
        "leaves sales": "Sensitivity analysis",
        "at random": "Simulation",
        "as soon as": "Contingency plan",
        "supposes that": "Scenario",
    }
    text = v.head + v.tail
    return next(word for sign, word in signs.items() if sign in text)


def missing_part(v: Given) -> Result:
    if not v.act:
        return "An action"
    return "An owner" if not v.watch else "A threshold"


def winding_values(v: Given) -> dict[str, Number]:
    chances = [v.ps, v.pm, v.pf]
    rows = zip(["va", "vb", "vc"], [v.a, v.b, v.c], strict=True)
    return {cell: weigh(chances, row) for cell, row in rows}


def winding_knowledge(v: Given) -> Result:
    known = [max(case) for case in zip(v.a, v.b, v.c, strict=True)]
    return weigh([v.ps, v.pm, v.pf], known) - max(winding_values(v).values())


def winding_budget(v: Given) -> Result:
    assert max(winding_values(v).values()) not in {*v.a, *v.b, *v.c}
    return "no case of the table pays it"


def foundry_exposure(v: Given) -> Result:
    survive = Fraction(v.castings + v.pumps, v.use)
    recover = v.weeks * 5
    without = recover - survive
    lost = without * v.use * Fraction(v.share, 100) * v.c
    assert without > 0
    return {"s": survive, "r": recover, "d": without, "l": lost}


def foundry_turning(v: Given) -> Fraction:
    carried = Fraction(v.cost * v.rate)
    saved = Fraction(v.share, 100) * Fraction(v.c)
    return 100 * carried / saved


def foundry_buffer(v: Given) -> Result:
    often = Fraction(100) / Fraction(v.n) > foundry_turning(v)
    return "frequent enough to pay" if often else "too rare to pay"


RECOMPUTED: dict[str, Recomputation] = {
    "sc-criterion-picks": criterion_pick,
    "sc-expected-value": lambda v: weigh([v.pl, 1 - v.pl - v.ph, v.ph], [v.low, v.mid, v.high]),
    "sc-feasible-first": infeasible,
    "sc-foundry-case:buffer": foundry_buffer,
    "sc-foundry-case:exposure": foundry_exposure,
    "sc-foundry-case:turning": foundry_turning,
    "sc-last-moment": last_moment,
    "sc-lever-package": lever_package,
    "sc-look-ahead-kind": look_ahead,
    "sc-perfect-information": perfect_information,
    "sc-probability-sum": chances_add_up,
    "sc-regret-table": regret_table,
    "sc-risk-limit-choice": best_within_limit,
    "sc-risk-rank": top_risk,
    "sc-switch-in-range": lambda v: "Study it" if v.lo < v.at < v.hi else "End the dispute",
    "sc-switch-probability": switch_probability,
    "sc-tornado-top": top_input,
    "sc-tree-rollback": lambda v: weigh([v.p, 1 - v.p], [max(v.x1, v.x2), max(v.y1, v.y2)]),
    "sc-trigger-missing-part": missing_part,
    "sc-winding-case:budget": winding_budget,
    "sc-winding-case:guarantee": lambda v: best([min(v.a), min(v.b), min(v.c)], WINDING),
    "sc-winding-case:knowledge": winding_knowledge,
    "sc-winding-case:values": winding_values,
}
