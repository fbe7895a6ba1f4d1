"""Second calculations of the questions on the implementation road map."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import ceil

from tests.content.recomputed import Given, Number, Recomputation, Result

CORE = (0, 1, 2, 6)  # D1, D2, D3 and D7
ROOM, MOST = 8, 4


def score(impact: Number, effort: Number, gap: Number = 1, must: bool = False) -> Fraction:
    plain = Fraction(gap) * Fraction(impact) / Fraction(effort)
    return plain * 3 / 2 if must else plain


def score_table(v: Given) -> Result:
    return {
        "s1": score(v.ia, v.ea, gap=2, must=v.must == 0),
        "s2": score(v.ib, v.eb, must=v.must == 1),
        "s3": score(v.ic, v.ec, must=v.must == 2),
    }


def fewest_steps(v: Given) -> Result:
    """Try each way to lift dimensions to 2 or 3."""
    ways = []
    for aims in product((2, 3), repeat=len(v.scores)):
        if all(aims[i] == 3 for i in CORE):
            after = [max(now, aim) for now, aim in zip(v.scores, aims, strict=True)]
            if sum(level >= 3 for level in after) >= 7:
                ways.append(sum(after) - sum(v.scores))
    fewest: Number = min(ways)
    return fewest


def payback(v: Given) -> Result:
    saved = Fraction(v.before - v.after) * 1000 * Fraction(v.rate, 100)
    return Fraction(v.cost) / saved * 12


def net_saving(v: Given) -> Fraction:
    freed = Fraction(v.stock) / 1000 - Fraction(v.rest) * 1000
    return freed * Fraction(v.rate) - Fraction(v.run)


def year_payback(v: Given) -> Result:
    return Fraction(v.programme) / 1000 / net_saving(v) * 12


def reduction_that_suffices(v: Given) -> Result:
    gross = Fraction(v.cost) / Fraction(v.years) + Fraction(v.running)
    return gross * 100 / Fraction(v.rate)


def next_initiative(v: Given) -> Result:
    free = {
        "decision log": score(v.bi, v.be),
        "owners of data": score(v.ci, v.ce),
    }
    if not v.both:
        free["bridge to the budget"] = score(5, v.de)
    best, second, *_ = sorted(free.values(), reverse=True)
    assert best > second
    return max(free, key=lambda name: free[name])


def fill_wave(v: Given) -> dict[str, Number]:
    """Return what the first wave takes, with its effort."""
    rows: dict[str, tuple[Number, Number, set[str]]] = {
        "options for executives": (5, 2, set()),
        "load check": (5, 3, set()),
        "owner of each change": (4, v.f, set()),
        "simple what-if": (4, v.e, {"load check"}),
        "planning system": (
            3,
            8,
            {"options for executives", "load check", "owner of each change"},
        ),
    }
    taken: dict[str, Number] = {}
    while len(taken) < MOST:
        fit = {
            name: score(impact, effort)
            for name, (impact, effort, needs) in rows.items()
            if name not in taken and needs <= taken.keys() and sum(taken.values()) + effort <= ROOM
        }
        if not fit:
            break
        best = max(fit.values())
        assert list(fit.values()).count(best) == 1
        name = max(fit, key=lambda name: fit[name])
        taken[name] = rows[name][1]
    return taken


def what_waits(v: Given) -> Result:
    others = {"options for executives", "load check", "owner of each change", "simple what-if"}
    (left,) = others - fill_wave(v).keys()
    return left


def last_group(v: Given) -> Result:
    groups = ceil(Fraction(7) / Fraction(v.size))
    month: Number = v.prepare + v.cycles + v.review
    for group in range(groups):
        month += 1 if group == 0 else v.every
    return month


def guard(v: Given) -> Result:
    signs = {
        "list what was presented": "decision log",
        "third month": "owner and a date",
        "two outlooks": "valued in money",
        "single products": "families and of exceptions",
    }
    return next(words for sign, words in signs.items() if sign in v.sign)


def earliest_gap(v: Given) -> Result:
    signs = {
        "nothing has been put in writing": "sign a charter",
        "neither grouping is final": "Settle the families",
        "stock is off": "Clean the records",
        "have been educated": "Run the pilot",
        "gone through three cycles": "Add a next group",
    }
    return next(words for sign, words in signs.items() if sign in v.told)


RECOMPUTED: dict[str, Recomputation] = {
    "rm-earliest-gap": earliest_gap,
    "rm-fewest-steps": fewest_steps,
    "rm-gap-sum": lambda v: sum(max(0, 3 - level) for level in v.scores),
    "rm-month-of-the-last-group": last_group,
    "rm-one-year-of-the-programme:net-saving": net_saving,
    "rm-one-year-of-the-programme:payback": year_payback,
    "rm-payback": payback,
    "rm-priority": lambda v: score(v.impact, v.effort, gap=v.gap),
    "rm-reduction-that-suffices": reduction_that_suffices,
    "rm-room-of-the-first-wave:points": lambda v: sum(fill_wave(v).values()),
    "rm-room-of-the-first-wave:scores": lambda v: {
        "s1": score(5, 3),
        "s2": score(4, v.f),
        "s3": score(3, 8),
    },
    "rm-room-of-the-first-wave:waits": what_waits,
    "rm-score-table": score_table,
    "rm-second-in-the-order": next_initiative,
    "rm-second-pilot-family": lambda v: (
        "to drawings, with a known backlog" if v.stock else "from stock, with demand that moves"
    ),
    "rm-sign-and-guard": guard,
    "rm-system-now-or-later": lambda v: "select one now" if v.now else "run the cycle until",
}
