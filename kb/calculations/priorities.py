"""Initiatives by priority, in waves that their needs and the effort allow."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kb.calculations.fields import Field, Values
from kb.calculations.model import Calculation, Grid, Outcome, Result
from kb.calculations.wording import listing, write
from kb.charts.model import Chart, Limit, Series
from kb.formulas.roadmap import ScheduleError, Step, schedule

LEVEL = 2


def _steps(v: Values) -> list[Step]:
    needs = dict(v["needs"])
    return [
        Step(name, name, LEVEL, LEVEL + 1, int(gap), Fraction(impact), int(effort),
             needs=needs.get(name, ()))
        for name, (gap, impact, effort) in v["initiatives"]
    ]  # fmt: skip


def _check(v: Values) -> Iterable[tuple[str, str]]:
    names = [name for name, _ in v["initiatives"]]
    known = set(names)
    for name, needed in v["needs"]:
        for unknown in [n for n in (name, *needed) if n not in known]:
            yield "needs", f"{unknown} is not an initiative. Use one of {listing(names, 'or')}."
            return
    for name, (gap, impact, effort) in v["initiatives"]:
        if gap > 4 or not 1 <= impact <= 5 or effort < 1:
            yield (
                "initiatives",
                f"{name} needs a gap of 0 to 4, an impact of 1 to 5 and an effort of at least 1.",
            )
            return
    try:
        schedule(_steps(v), {}, int(v["budget"]), int(v["most"]))
    except ScheduleError as error:
        yield "needs", f"{listing(error.ids)} wait for each other. Take one of the needs away."


def _prioritise(v: Values) -> Result:
    steps = _steps(v)
    placed = schedule(steps, {}, int(v["budget"]), int(v["most"]))
    waves = max(p.wave for p in placed)
    members = [[p for p in placed if p.wave == n] for n in range(1, waves + 1)]
    efforts = [float(sum(p.step.effort for p in wave)) for wave in members]
    top = max(steps, key=lambda s: s.priority)
    waits = [s.id for s in steps if s.priority == top.priority and placed[0].step.id != s.id]
    return Result(
        (
            Outcome("First", placed[0].step.id),
            Outcome("Waves", waves),
            Outcome("Effort in all", sum(efforts), "points"),
        ),
        (
            *(f"{p.step.id}: {p.step.gap} × {write(float(p.step.impact))} ÷ {p.step.effort} = "
              f"{write(float(p.step.priority))}"
              + (f", after {listing(list(p.after))}." if p.after else ".") for p in placed),
            *(f"Wave {n}: {listing([p.step.id for p in wave])}, {write(effort)} points."
              for n, (wave, effort) in enumerate(zip(members, efforts, strict=True), start=1)),
        ),
        Chart(
            "bars",
            f"{len(placed)} initiatives fit into {waves} wave{'s' if waves > 1 else ''}",
            "Bars of effort by wave: " + listing([write(x) for x in efforts]) + " points.",
            "Effort points",
            tuple(f"Wave {n}" for n in range(1, waves + 1)),
            (Series("Effort", tuple(efforts)),),
            (Limit(v["budget"], "budget"),),
        ),
        f"{waits[0]} scores highest but has to wait for what it needs." if waits
        else "The score decides among those that may start; needs decide who may.",
        (
            Grid(
                "Order of work",
                ("Initiative", "Score", "Wave"),
                tuple((p.step.id, write(float(p.step.priority), 2), str(p.wave)) for p in placed),
            ),
        ),
    )  # fmt: skip


CALCULATIONS = (
    Calculation(
        "initiative-priority", "Priority of initiatives", "implementation-roadmap", "rollout",
        "4.6", "Gap times impact over effort, subject to what must come first.",
        (
            Field("initiatives", "Initiatives",
                  "I1 Charter: 1, 5, 2\nI2 Data owners: 1, 4, 3\nI3 Forecast error: 1, 4, 2\n"
                  "I4 Bills of resources: 1, 4, 3\nI5 Money bridge: 1, 5, 3\n"
                  "I6 Decision log: 1, 5, 1\nI7 Scenarios: 2, 4, 2\nI8 Planning system: 1, 3, 8",
                  "", "table", maximum=100, whole=True, columns=("gap", "impact", "effort"),
                  rows=(1, 12), hint="Name, colon, gap, impact 1 to 5, effort in points."),
            Field("needs", "What needs what",
                  "I6 Decision log: I1 Charter\nI3 Forecast error: I2 Data owners\n"
                  "I5 Money bridge: I1 Charter, I2 Data owners\n"
                  "I4 Bills of resources: I2 Data owners\n"
                  "I7 Scenarios: I4 Bills of resources, I5 Money bridge\n"
                  "I8 Planning system: I1 Charter, I2 Data owners, I3 Forecast error, "
                  "I4 Bills of resources",
                  "", "names", rows=(0, 12), hint="Name, colon, the names it has to wait for."),
            Field("budget", "Effort a wave", "8", "points", minimum=1, maximum=100, whole=True),
            Field("most", "Initiatives a wave", "4", minimum=1, maximum=12, whole=True),
        ),
        _prioritise, _check,
    ),
)  # fmt: skip
