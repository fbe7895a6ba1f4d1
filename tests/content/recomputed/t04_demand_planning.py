"""Second calculations of the questions on demand planning."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from tests.content.recomputed import Given, Number, Recomputation, Result


def round_up_halves(value: Number, decimals: int) -> str:
    scaled = Fraction(value) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    return f"{whole / 10**decimals:.{decimals}f}"


def errors(actuals: list[Fraction], forecasts: list[Fraction]) -> list[Fraction]:
    return [actual - forecast for actual, forecast in zip(actuals, forecasts, strict=True)]


def mean_miss(misses: list[Fraction]) -> Fraction:
    return sum((abs(miss) for miss in misses), Fraction(0)) / len(misses)


def signal(misses: list[Fraction]) -> Fraction:
    return sum(misses, Fraction(0)) / mean_miss(misses)


def weighted_percent(actuals: list[Fraction], forecasts: list[Fraction]) -> Fraction:
    missed = sum((abs(miss) for miss in errors(actuals, forecasts)), Fraction(0))
    return 100 * missed / sum(actuals)


def clean_month(v: Given) -> Result:
    requested: Number = v.shipped - v.late + v.moved
    baseline: Number = requested + v.extra if v.event == "lost" else requested - v.extra
    return baseline


def error_for_purpose(v: Given) -> Result:
    if v.purpose == "crew":
        return weighted_percent([sum(v.actual)], [sum(v.f)])
    return weighted_percent(v.actual, v.f)


def smooth_twice(v: Given) -> Result:
    second = v.alpha * v.one + (1 - v.alpha) * v.f
    third: Number = v.alpha * v.two + (1 - v.alpha) * second
    return third


def running_sum(v: Given) -> Result:
    misses = [actual - v.f for actual in v.act]
    sums = list(accumulate(misses))
    cells: dict[str, Number] = {f"e{month}": miss for month, miss in enumerate(misses, 1)}
    cells |= {f"s{month}": total for month, total in enumerate(sums, 1)}
    return cells | {"ts": sums[-1] / v.m}


def half_year(v: Given) -> list[Fraction]:
    return errors(v.act[:6], v.f[:6])


def leaning(v: Given) -> Result:
    drifted = signal(half_year(v))
    if abs(drifted) <= 4:
        return "scatters on each side"
    return "leans low" if drifted > 0 else "leans high"


def pumps(v: Given, before: str) -> tuple[list[Fraction], list[Fraction]]:
    sizes = ("10", "20", "30")
    return [getattr(v, "a" + size) for size in sizes], [getattr(v, before + size) for size in sizes]


def meeting_gain(v: Given) -> Result:
    return weighted_percent(*pumps(v, "b")) - weighted_percent(*pumps(v, "p"))


def item_findings(v: Given) -> Result:
    before, after = errors(*pumps(v, "b")), errors(*pumps(v, "p"))
    small, medium, large = (abs(a) - abs(b) for b, a in zip(before, after, strict=True))
    found = []
    if small > 0 and medium > 0:
        found.append("small and the medium pump raised")
    if small == medium == 0:
        found.append("made no difference")
    if large < 0:
        found.append("large pump lowered")
    return found


def two_percentages(v: Given) -> Result:
    actuals = [v.large, v.small]
    forecasts = [v.large - v.s * v.d, v.small - v.t * v.e]
    each = [100 * abs(a - f) / a for a, f in zip(actuals, forecasts, strict=True)]
    plain = round_up_halves(sum(each) / 2, 1)
    return f"MAPE {plain} %, WMAPE {round_up_halves(weighted_percent(actuals, forecasts), 1)} %"


def class_pair(v: Given) -> Result:
    reached = v.own + (v.before if v.z else 0)
    value = "A, " if v.z == 0 or reached <= 80 else "B, " if reached <= 95 else "C, "
    variation = v.spread / v.average
    steadiness = "X, steady" if variation <= 0.2 else "Y, uneven" if variation <= 0.5 else "Z, "
    names = {"A, ": "A, high in value", "B, ": "B, of middling value", "C, ": "C, low in value"}
    return f"{names[value]}, and {steadiness}"


def alarms(v: Given) -> Result:
    stopped = abs(v.em * v.m) > 4 * v.m
    drifted = abs(v.sm * v.m / v.m) > 4
    if stopped and drifted:
        return "Each control raises"
    if stopped:
        return "demand filter alone"
    return "tracking signal alone" if drifted else "No control"


def next_month(v: Given) -> Result:
    mean = Fraction(sum(v.plan), 12)
    now, after = int(v.k), int(v.k) + 1
    seen = v.sold * mean / v.plan[now]
    level = v.alpha * seen + (1 - v.alpha) * mean
    forecast = level * v.plan[after] / mean
    change = 100 * (forecast - v.plan[after]) / v.plan[after]
    size = round_up_halves(abs(change), 1)
    if change > 0:
        return f"above plan, and {v.months[after]} rises by {size} %"
    return f"below plan, and {v.months[after]} falls by {size} %"


def name_the_figure(v: Given) -> Result:
    signs = {
        "wants to sell": "target",
        "approved spending": "budget",
        "expects customers": "forecast",
        "all work to": "plan",
    }
    told = f"{v.start[int(v.k)]} {v.rest[int(v.k)]}"
    return next(word for sign, word in signs.items() if sign in told)


def choose_method(v: Given) -> Result:
    signs = {
        "without any history": "Delphi",
        "permits": "Regression",
        "climb steadily": "Trend-adjusted",
        "about one level": "Simple",
    }
    return next(method for sign, method in signs.items() if sign in v.told[int(v.k)])


def worst_step(v: Given) -> Result:
    gains = {
        "statistical model": v.naive - v.model,
        "planner": v.model - v.planner,
        "consensus": v.planner - v.consensus,
    }
    return min(gains, key=lambda step: gains[step])


def force_down(v: Given) -> Result:
    return {f"f{n}": item * v.agreed / sum(v.items) for n, item in enumerate(v.items, 1)}


RECOMPUTED: dict[str, Recomputation] = {
    "dp-class-pair": class_pair,
    "dp-clean-month": clean_month,
    "dp-drift-case:first-step": lambda v: "the bonus no longer" if v.up else "machining hours",
    "dp-drift-case:reading": leaning,
    "dp-drift-case:signal": lambda v: signal(half_year(v)),
    "dp-drift-case:size": lambda v: mean_miss(half_year(v)),
    "dp-error-for-purpose": error_for_purpose,
    "dp-fva-step": worst_step,
    "dp-good-looking-month": next_month,
    "dp-method-fits": choose_method,
    "dp-override-case:added": meeting_gain,
    "dp-override-case:baseline-error": lambda v: weighted_percent(*pumps(v, "b")),
    "dp-override-case:where": item_findings,
    "dp-pyramid-force": force_down,
    "dp-running-sum": running_sum,
    "dp-seasonal-quarter": lambda v: v.total / 4 * v.season / v.average,
    "dp-smooth-twice": smooth_twice,
    "dp-tracking-signal": lambda v: signal([actual - v.base for actual in v.actuals]),
    "dp-two-percentages": two_percentages,
    "dp-weight-of-a-miss": lambda v: v.r if v.metric == "MAD" else v.r**2,
    "dp-which-alarm": alarms,
    "dp-word-for-figure": name_the_figure,
}
