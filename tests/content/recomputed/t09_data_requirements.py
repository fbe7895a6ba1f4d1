"""Second calculations of the questions on data requirements."""

from __future__ import annotations

from math import prod

from tests.content.recomputed import Given, Number, Recomputation, Result


def whole_bill(v: Given) -> Result:
    percent: Number = 100 * prod([v.p / 100] * int(v.n))
    return percent


def pick_capacity(v: Given) -> Result:
    if "crews went to another plant" in v.change:
        return "average output of the last months, less"
    return "average output of the last months, as it stands"


def forecast_slip(v: Given) -> Result:
    counted_once = [v.x] + [0] * (int(v.n) - 1)
    counted_wrong = [2 * v.x if v.slip == "twice" else 0, *counted_once[1:]]
    slip: Number = sum(counted_wrong) / v.n - sum(counted_once) / v.n
    return slip


def errors_by_lag(v: Given) -> Result:
    forecasts = {"3": v.f3, "2": v.f2, "1": v.f1}
    units = {f"e{lag}": v.actual - shown for lag, shown in forecasts.items()}
    shares = {f"p{lag}": (1 - shown / v.actual) * 100 for lag, shown in forecasts.items()}
    return units | shares


def net_contribution(v: Given) -> Result:
    at_list: Number = v.units * (v.list_price - v.cost)
    net_price = v.list_price * (100 - v.off) / 100
    at_net: Number = v.units * (net_price - v.cost)
    return at_net if v.ask == "earned" else at_list - at_net


def paint_hours(v: Given) -> Result:
    item = v.plan * v.share / 100
    tanks = v.tanks * v.ht
    right, wrong = v.plan * v.hp, (v.plan - item) * v.hp
    return {
        "a1": right,
        "a2": tanks,
        "a3": right + tanks,
        "b1": wrong,
        "b2": tanks + item * v.ht,
        "b3": wrong + tanks + item * v.ht,
    }


def judge_overload(v: Given) -> Result:
    hours = paint_hours(v)
    assert isinstance(hours, dict)
    assert hours["b3"] > max(v.cap, hours["a3"])
    return "real, though smaller" if hours["a3"] > v.cap else "gone as soon as"


def error_in_time(v: Given) -> Result:
    months = ["one month", "two months", "three months"].index(v.notice)
    error: Number = v.actual - v.f[months]
    return error


def failed_check(v: Given) -> Result:
    signs = {
        "office buildings": "fits what the firm sells",
        "reserves it for": "licence covers",
        "name and street": "anything about persons",
    }
    return next(check for sign, check in signs.items() if sign in v.story[int(v.i)])


def who_owns(v: Given) -> Result:
    signs = {"parts go into": "Engineering", "minutes": "Operations", "buyer": "Sales"}
    return next(owner for sign, owner in signs.items() if sign in v.record[int(v.i)])


def which_state(v: Given) -> Result:
    promising = ("leave today", "sent out at once")
    now = any(words in v.does[int(v.i)] for words in promising)
    return "this very minute" if now else "shared by everybody"


def hand_transfers(v: Given) -> Result:
    filled = {
        "mailed": ["spreadsheet", "e-mail", "workspace", "page", "schedule"],
        "through the page": ["spreadsheet", "workspace", "page", "schedule"],
        "past the page": ["spreadsheet", "workspace", "schedule"],
    }
    return len(filled[v.way])


RECOMPUTED: dict[str, Recomputation] = {
    "dr-bill-all-right": whole_bill,
    "dr-capacity-evidence": pick_capacity,
    "dr-doubled-history": forecast_slip,
    "dr-lag-table": errors_by_lag,
    "dr-list-price-plan": net_contribution,
    "dr-misfiled-pump-case:loads": paint_hours,
    "dr-misfiled-pump-case:verdict": judge_overload,
    "dr-notice-lag": error_in_time,
    "dr-outside-check": failed_check,
    "dr-record-accuracy-rate": lambda v: (v.counted - v.over - v.under) / v.counted * 100,
    "dr-record-owner": who_owns,
    "dr-reorder-point-error": lambda v: v.true_days * v.d - v.stored * v.d,
    "dr-split-mix": lambda v: v.plan * (v.before if v.seasonal == 1 else v.recent) / 100,
    "dr-state-needed": which_state,
    "dr-way-back-case:gap": lambda v: sum(v.s) - 3 * v.new,
    "dr-way-back-case:joint": lambda v: "The way back",
    "dr-way-back-case:transfers": hand_transfers,
}
