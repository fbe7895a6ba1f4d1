"""Second calculations of the questions on governance."""

from __future__ import annotations

from tests.content.recomputed import Given, Number, Recomputation, Result


def decided_by(v: Given) -> Result:
    if v.rise <= 2:
        latest: Number = v.day + v.grant
    else:
        latest = v.pre if v.rise < 5 else v.top
    return latest


def demand_of_the_month(v: Given) -> Result:
    demand: Number = v.shipped
    if "request" in v.words:
        demand += v.missed - v.late
    else:
        assert "leaves the gate" in v.words
    return demand


def exceptions_that_fit(v: Given) -> Result:
    clock, fitted = v.open, 0
    while clock + v.limit + v.read <= v.length:
        clock += v.limit + v.read
        fitted += 1
    return fitted


def faulty_row(v: Given) -> Result:
    faulty = []
    for name, place in zip(v.names, v.at, strict=True):
        letters = "/".join(v.rows[int(place)]).split("/")
        if letters.count("A") != 1 or "R" not in letters:
            faulty.append(name)
    return faulty


def may_decide(v: Given) -> Result:
    enough, authority = v.present >= v.quorum, v.named
    if enough:
        return "both conditions are met" if authority else "authority is missing"
    assert authority
    return "too few members"


def leaning(v: Given) -> Result:
    found = []
    for name, place in zip(v.names, v.at, strict=True):
        errors = v.data[int(place)]
        if all(error < 0 for error in errors):
            found.append(f"{name}, and it adds too much")
        if all(error > 0 for error in errors):
            found.append(f"{name}, and it adds too little")
    return found


def change_of_performance(v: Given) -> Result:
    change = v.current - v.restated
    return f"{'rise' if change > 0 else 'fall'} of {abs(change)} point"


def paint_hours(v: Given) -> Number:
    hours: Number = v.pumps * v.hp + v.tanks * v.ht
    return hours


def waiting(v: Given) -> Result:
    cells: dict[str, Number] = {}
    for i in range(3):
        before, after = v.now[i] * v.wait, (v.now[i] - v.told[i]) * v.wait
        cells |= {f"b{i + 1}": before, f"a{i + 1}": after}
        cells[f"s{i + 1}"] = (before - after) * v.times[i]
    return cells


RECOMPUTED: dict[str, Recomputation] = {
    "gv-decided-by-day": decided_by,
    "gv-demand-by-definition": demand_of_the_month,
    "gv-exceptions-that-fit": exceptions_that_fit,
    "gv-find-faulty-row": faulty_row,
    "gv-matrix-of-the-pilot:days-saved": lambda v: (4 - 1) * v.wait * v.times,
    "gv-meeting-without-manager": may_decide,
    "gv-metric-after-new-formula": change_of_performance,
    "gv-paint-line-in-september:load": paint_hours,
    "gv-paint-line-in-september:overtime-cost": lambda v: (paint_hours(v) - v.capacity) * v.premium,
    "gv-paint-line-in-september:who-decides": lambda v: (
        "The executives" if v.inside else "The pre-S&OP"
    ),
    "gv-raci-count": lambda v: v.none + v.double + v.noresp,
    "gv-waiting-table": waiting,
    "gv-which-override-leans": leaning,
}
