"""Second calculations of the questions on the monthly cycle."""

from __future__ import annotations

from itertools import accumulate

from tests.content.recomputed import Given, Number, Recomputation, Result

STEP_DAYS_OF_THE_LAST_TWO = (3, 3)


def grid(v: Given) -> Result:
    ends = [v.opening + done * v.output - sum(v.sales[:done]) for done in (1, 2, 3)]
    return dict(zip(["i1", "i2", "i3"], ends, strict=True))


def left_half(v: Given) -> Result:
    sold, made = list(accumulate(v.s)), list(accumulate(v.m))
    found: dict[str, Number] = {}
    for month in range(3):
        found[f"s{month + 1}"] = sold[month]
        found[f"m{month + 1}"] = made[month]
        found[f"i{month + 1}"] = v.stock - sold[month] + made[month]
    return found


def lever_gain(v: Given) -> Result:
    contribution = v.price - v.variable
    gain: Number = v.short * (contribution - v.cost) - v.waiting * contribution
    return gain


def limit_and_fence(v: Given) -> Result:
    inside_fence = v.i == 1
    too_dear = v.units * v.cost > v.limit
    assert not (inside_fence and too_dear)
    if inside_fence:
        return "inside the fence"
    return "exceeds its limit" if too_dear else "within its rights"


def fit_in_month(v: Given) -> Result:
    room = v.days - (v.data + v.dem + v.sup + v.pre + v.ex)
    assert room != 0
    words = f"leaves {room}" if room > 0 else f"too long by {-room}"
    return f"{words} working day"


def exception_threshold(v: Given) -> Result:
    change = v.jump if v.i == 0 else v.change
    signal = v.sign * (v.loud if v.i == 1 else v.calm)
    away = v.hole if v.i == 2 else v.dip
    load = v.over if v.i == 3 else v.load
    outside = {
        "plan changed": change > 10,
        "tracking signal": abs(signal) > 4,
        "month-end stock": away > 20,
        "assembly loaded": load > 100,
    }
    return [words for words, crossed in outside.items() if crossed]


def three_misses(v: Given) -> Result:
    sizes = [abs(miss) for miss in v.x]
    total = sum(v.x)
    assert 3 * abs(total) <= 4 * sum(sizes)
    if abs(total) == sum(sizes):
        assert sizes == sorted(sizes)
        return "Raise the plan" if total > 0 else "Lower the plan"
    assert total == 0
    return "Keep the plan"


def counterpart(v: Given) -> Result:
    signs = {
        "integrated reconciliation": "Pre-S&OP",
        "management business review": "Executive S&OP",
        "taken for granted": "Data gathering",
    }
    return next(step for sign, step in signs.items() if sign in v.ask[int(v.i)])


def punctual_and_idle(v: Given) -> Result:
    return "matters are settled" if v.ill else "matters stay undecided"


def open_month(v: Given) -> Result:
    frozen_months = int(v.w / 4)
    month: str = v.names[int(v.m) + frozen_months + 1]
    return month


def pumps_made(v: Given) -> Result:
    made: Number = v.stock - 500 + v.s1 + v.s2 + v.s3
    return made


def pumps_short(v: Given) -> Result:
    month = int(v.m)
    short: Number = 500 - (v.stock + 3 * 1100 - sum(v.d[month : month + 3]))
    return short


def finish(v: Given) -> Result:
    ends = accumulate([v.data, v.dem, v.sup, *STEP_DAYS_OF_THE_LAST_TWO])
    return {f"f{step}": end for step, end in enumerate(ends, 1)}


RECOMPUTED: dict[str, Recomputation] = {
    "mc-counterpart": counterpart,
    "mc-exception-threshold": exception_threshold,
    "mc-fit-in-month": fit_in_month,
    "mc-grid": grid,
    "mc-inventory-deviation": lambda v: sum(v.made) - sum(v.sold),
    "mc-late-cycle-case:finish": finish,
    "mc-left-half": left_half,
    "mc-lever-gain": lever_gain,
    "mc-limit-and-fence": limit_and_fence,
    "mc-open-month": open_month,
    "mc-pump-grid-case:made": pumps_made,
    "mc-pump-grid-case:rights": lambda v: (
        "beyond the charter" if v.n * 12 > 1000 else "within the charter"
    ),
    "mc-pump-grid-case:short": pumps_short,
    "mc-punctual-and-idle": punctual_and_idle,
    "mc-reconcile-record": lambda v: v.record - (v.open + v.made - v.shipped),
    "mc-record-slip": lambda v: f"{v.d} units too {'few' if v.high else 'many'}",
    "mc-short-at-capacity": lambda v: v.target - v.stock - v.n * (v.cap - v.demand),
    "mc-step2-handover": lambda v: v.base + v.contract,
    "mc-three-misses": three_misses,
}
