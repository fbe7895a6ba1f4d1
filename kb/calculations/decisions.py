"""Choosing between options under uncertainty, and closing a gap by the cheapest levers."""

from __future__ import annotations

from collections.abc import Iterable

from kb import formulas as f
from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Grid, Outcome, Result
from kb.calculations.wording import listing, money, series, write
from kb.charts.model import Bridge, Chart, Series, Step


def _check_payoffs(v: Values) -> Iterable[tuple[str, str]]:
    states = len(v["payoffs"][0][1])
    if len(v["chances"]) != states:
        yield "chances", f"Probabilities needs {states} numbers, one for each state of demand."
    elif abs(sum(v["chances"]) - 1) > 1e-6:
        yield (
            "chances",
            f"Probabilities add up to {write(sum(v['chances']), 4)}. Make it 1.",
        )


def _decide(v: Values) -> Result:
    names = [name for name, _ in v["payoffs"]]
    table, chances = [row for _, row in v["payoffs"]], v["chances"]
    expected = [f.expected_value(row, chances) for row in table]
    worst, best = [min(row) for row in table], [max(row) for row in table]
    mean, regret = f.laplace(table), f.max_regrets(table)
    tops = [max(column) for column in zip(*table, strict=True)]
    informed = f.expected_value(tops, chances)
    value = f.perfect_information(table, chances)

    def choose(scores: list[float], least: bool = False) -> str:
        wanted = min(scores) if least else max(scores)
        return listing([n for n, x in zip(names, scores, strict=True) if abs(x - wanted) < 1e-9],
                       "or")  # fmt: skip

    winners = {
        "Expected value": choose(expected), "Maximin": choose(worst), "Maximax": choose(best),
        "Laplace": choose(mean), "Minimax regret": choose(regret, least=True),
    }  # fmt: skip
    return Result(
        (
            *(Outcome(criterion, name) for criterion, name in winners.items()),
            Outcome("EVPI", value, v["unit"], 2),
        ),
        (
            *(f"{name}: " + " + ".join(f"{write(p, None)} × {write(x)}" for p, x in
                                       zip(chances, row, strict=True))
              + f" = {write(ev)}." for name, row, ev in zip(names, table, expected, strict=True)),
            f"Best in each state: {series(tops)}; regret is the distance to it.",
            f"With perfect information {write(informed)}; less {write(max(expected))} "
            f"leaves an EVPI of {write(value)}.",
        ),
        Chart(
            "bars",
            f"{len(set(winners.values()))} different answers from five criteria"
            if len(set(winners.values())) > 1 else f"All criteria choose {winners['Maximin']}",
            "Bars of expected value and worst payoff by option: "
            + listing([f"{n} {write(e)} and {write(w)}" for n, e, w in
                       zip(names, expected, worst, strict=True)]) + ".",
            v["unit"],
            tuple(names),
            (Series("Expected value", tuple(round(x, 2) for x in expected)),
             Series("Worst", tuple(worst)), Series("Largest regret", tuple(regret))),
            (), 1,
        ),
        "An expected value is a mean over many decisions; it need not be a payoff that can occur.",
        (
            Grid(
                "Criteria by option", ("Option", "EV", "Worst", "Best", "Mean", "Largest regret"),
                tuple((n, *(write(x) for x in row)) for n, *row in
                      zip(names, expected, worst, best, mean, regret, strict=True)),
            ),
        ),
    )  # fmt: skip


def _check_levers(v: Values) -> Iterable[tuple[str, str]]:
    if v["demand"] <= v["capacity"]:
        yield "demand", "Demand must be more than Capacity: there is no gap to close."


def _close(v: Values) -> Result:
    names = [name for name, _ in v["levers"]]
    limits, costs = map(list, zip(*(row for _, row in v["levers"]), strict=True))
    gap = v["demand"] - v["capacity"]
    units, left = f.close_gap(gap, limits, costs)
    spent = [u * c for u, c in zip(units, costs, strict=True)]
    order = [i for i in sorted(range(len(names)), key=lambda i: costs[i]) if units[i]]
    lost, rest = gap * v["contribution"], left * v["contribution"]
    net = lost - rest - sum(spent)
    dear = [names[i] for i in order if costs[i] > v["contribution"]]
    return Result(
        (
            Outcome("Cost of closing", money(sum(spent), 0)),
            Outcome("Lost by doing nothing", money(lost, 0)),
            Outcome("Net benefit", money(net, 0)),
            Outcome("Left open", left, "units"),
        ),
        (
            f"Gap = {write(v['demand'])} − {write(v['capacity'])} = {write(gap)} units.",
            *(f"{names[i]}: {write(units[i])} of at most {write(limits[i])} at "
              f"{money(costs[i])} = {money(spent[i])}." for i in order),
            f"Doing nothing loses {write(gap)} × {money(v['contribution'])} = {money(lost)}.",
            f"Net benefit = {money(lost)} − {money(rest)} − {money(sum(spent))} = {money(net)}.",
        ),
        Bridge(
            f"{write(gap - left)} of {write(gap)} units closed for {money(sum(spent), 0)}",
            "Bridge from capacity to what can be supplied: "
            + listing([f"{names[i]} {write(units[i])}" for i in order]) + ".",
            "Units",
            Step("Capacity", v["capacity"]),
            tuple(Step(names[i], units[i]) for i in order),
            "Supplied",
        ),
        f"{listing(dear)} costs more a unit than it earns: leave it out." if len(dear) == 1
        else f"{listing(dear)} cost more a unit than they earn: leave them out." if dear
        else f"{write(left)} units stay open: look for a lever on demand." if left
        else "The cheapest lever comes first, up to its limit. Check its lead time too.",
    )  # fmt: skip


CALCULATIONS = (
    Calculation(
        "decision-criteria", "Payoffs, regret and the value of information", "scenario-planning",
        "criteria", "EX-10", "Five criteria for one table of payoffs.",
        (
            Field("payoffs", "Payoffs",
                  "Overtime: 180, 220, 230\nSubcontract: 160, 230, 270\nAdd a shift: 90, 240, 340",
                  "", "table", minimum=-1_000_000_000, each="state", least=2, most=6,
                  hint="One option a line; one number for each state of demand."),
            Field("chances", "Probabilities", "0.25, 0.50, 0.25", "", "series", maximum=1,
                  each="state", most=6, hint="One for each state, together 1."),
            Field("unit", "Unit", "USD thousand", kind="choice",
                  options=(("USD thousand", "USD thousand"), ("USD", "USD"), ("units", "units"))),
        ),
        _decide, _check_payoffs,
    ),
    Calculation(
        "gap-closing", "Closing a gap with levers", "balancing-strategies", "choose", "EX-11a",
        "The cheapest levers first, each within its limit.",
        (
            Field("demand", "Demand", "1,300", "units a month"),
            Field("capacity", "Capacity", "1,100", "units a month"),
            Field("levers", "Levers", "Overtime: 100, 12\nSubcontract: 150, 18\nPre-build: 60, 6",
                  "", "table", columns=("limit in units", "cost a unit"), rows=(1, 8),
                  hint="Name, colon, limit in units, cost a unit."),
            Field("contribution", "Contribution lost", "35", "USD a unit"),
        ),
        _close, _check_levers,
    ),
)  # fmt: skip
