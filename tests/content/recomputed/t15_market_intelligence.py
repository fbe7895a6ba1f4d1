"""Second calculations of the questions on market intelligence."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from tests.content.recomputed import Given, Number, Recomputation, Result


def find(text: str, signs: dict[str, str]) -> str:
    """Return what the only sign in a text stands for."""
    found = [meaning for sign, meaning in signs.items() if sign in text]
    assert len(found) == 1
    return found[0]


def variance(values: Sequence[Any]) -> Number:
    mean = Fraction(sum(values)) / len(values)
    spread: Number = sum((each - mean) ** 2 for each in values) / len(values)
    return spread


def months_left(v: Given) -> Result:
    shift = max(range(len(v.c)), key=lambda month: v.c[month])
    left: Number = shift - v.pub - v.act
    return left


def which_series(v: Given) -> Result:
    series = [(v.a, 8, 1, v.ra), (v.b, 5, 1, v.rb), (v.c, 3, 2, v.rc), (v.d, 0, 1, v.rd)]
    in_time = [(fit, name) for name, lead, late, fit in series if lead - late > v.act]
    assert all(lead - late != v.act for _, lead, late, _ in series)
    return str(max(in_time)[1])


def where_it_turns(v: Given) -> Result:
    held = v.market * v.share / 100
    answer = v.fixed if v.mode == 0 else held * v.off
    point = v.market * v.earn / 100
    assert answer / point < v.share  # no more can be lost than is held
    turn: Number = answer / point
    return turn


def overstated(v: Given) -> Result:
    gap: Number = Fraction(sum(v.o[:3]) - sum(v.s[:3])) / 3
    return gap


def shortage(v: Given) -> bool:
    """Return whether goods were short, rather than bought before a price list."""
    short = any(got < asked for got, asked in zip(v.d, v.o, strict=True))
    said = v.why1 if short else v.why0
    assert ("castings were short" in said) == short
    return short


def distributor_stock(v: Given) -> Result:
    stock: Number = v.opening
    for got, sold in zip(v.d, v.s, strict=True):
        stock += got - sold
        assert stock >= 0
    return stock


def event_errors(v: Given) -> Result:
    found: dict[str, Number] = {}
    for n, (base, adjusted, came) in enumerate(zip(v.base, v.adj, v.act, strict=True), 1):
        before, after = abs(came - base), abs(came - adjusted)
        found |= {f"p{n}": before, f"q{n}": after, f"z{n}": before - after}
    return found


def uplift_that_came(v: Given) -> Result:
    events = (0, 1) if v.worse == "sales" else (2, 3)
    announced = sum(v.adj[n] - v.base[n] for n in events)
    share: Number = 100 * sum(v.act[n] - v.base[n] for n in events) / announced
    return share


def read_sources(v: Given) -> Result:
    gains = [
        abs(came - base) - abs(came - adjusted)
        for base, adjusted, came in zip(v.base, v.adj, v.act, strict=True)
    ]
    if max(gains[:2]) < 0 < min(gains[2:]):
        return "Events of service cut the error, those of sales raised it"
    assert max(gains[2:]) < 0 < min(gains[:2])
    return "Events of sales cut the error, those of service raised it"


def trigger(v: Given) -> Result:
    falls = [later < before for before, later in pairwise(v.v)]
    reached = [one and two for one, two in pairwise(falls)]
    assert not any(reached[:-1])  # not reached some time ago and left again
    return "trigger is reached" if reached[-1] else "trigger is not reached"


def ratio_of_squares(v: Given) -> Result:
    assert (v.mo > v.m) == (v.up == 1)
    ratio: Number = (v.so / v.mo) ** 2 / (v.sd / v.m) ** 2
    return ratio


def form_of_sharing(v: Given) -> Result:
    signs = {
        "plans by itself": "Information sharing",
        "settle what differs": "Collaborative planning",
        "once a year": "Joint business plan",
        "decides what is sent": "Vendor-managed inventory",
    }
    return find(v.told, signs)


def events_table(v: Given) -> Result:
    expected, both = list(v.base), list(v.base)
    campaign, early = 2 * int(v.late), int(v.when)
    for month, units, chance in (
        (campaign, v.a, v.pa),
        (early, v.b, v.pb),
        (early + 1, -v.b, v.pb),
    ):
        expected[month] += units * chance / 100
        both[month] += units
    found: dict[str, Number] = {f"e{n}": each for n, each in enumerate(expected, 1)}
    return found | {f"s{n}": each for n, each in enumerate(both, 1)}


def answer_to_rival(v: Given) -> Result:
    share_lost = v.market * v.pts / 100 * v.earn
    cut_costs = v.market * v.share / 100 * v.price * v.cut / 100
    assert share_lost != cut_costs
    course, cost = min(
        ("Let the share fall", share_lost), ("Lower the price", cut_costs), key=lambda x: x[1]
    )
    return f"{course}, at USD {int(cost):,}"


def method_for_case(v: Given) -> Result:
    signs = {
        "within two days": "Sales-force composite",
        "reward those": "Prediction pool",
        "much like one": "Analogy",
        "rank": "Delphi",
    }
    return find(v.told, signs)


def driver_known(v: Given) -> Result:
    seen_before = {
        "half a year before": "In the forecast, as",
        "a year earlier": "In the forecast, as",
        "each spring": "In the forecast, as",
        "of the same": "In scenarios",
    }
    return find(v.d1 if v.known == 1 else v.d0, seen_before)


def promotion_inside(v: Given) -> Result:
    cleaned: Number = v.b - v.p
    if "not held" in v.year:
        return cleaned
    month: Number = cleaned + (v.p if "as before" in v.year else v.q)
    return month


def name_the_bias(v: Given) -> Result:
    signs = {
        "last year plus": "Anchoring",
        "won three": "Optimism",
        "one strong month": "Recency",
        "bonus": "Sandbagging",
    }
    return find(v.told, signs)


RECOMPUTED: dict[str, Recomputation] = {
    "mi-answer-to-rival": answer_to_rival,
    "mi-bullwhip-ratio": lambda v: variance(v.o) / variance(v.d),
    "mi-distributor-case:cause": lambda v: "Shortage gaming" if shortage(v) else "Price fluct",
    "mi-distributor-case:overstated": overstated,
    "mi-distributor-case:remedy": lambda v: "Allocation" if shortage(v) else "Contracts",
    "mi-distributor-case:stock": distributor_stock,
    "mi-driver-known": driver_known,
    "mi-events-table": events_table,
    "mi-expected-event": lambda v: v.base + v.a * v.pa / 100 - v.b * v.pb / 100,
    "mi-form-of-sharing": form_of_sharing,
    "mi-method-for-case": method_for_case,
    "mi-months-left": months_left,
    "mi-name-the-bias": name_the_bias,
    "mi-permits-trigger": trigger,
    "mi-promotion-inside": promotion_inside,
    "mi-ratio-of-squares": ratio_of_squares,
    "mi-record-of-tenders": lambda v: v.size * v.won / v.n,
    "mi-regression-forecast": lambda v: v.c + v.slope * v.then,
    "mi-where-it-turns": where_it_turns,
    "mi-which-series": which_series,
    "mi-whose-news-case:errors": event_errors,
    "mi-whose-news-case:read": read_sources,
    "mi-whose-news-case:share": uplift_that_came,
}
