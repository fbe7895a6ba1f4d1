"""Charts of item analysis: who chose what by group, and how results spread."""

from __future__ import annotations

from collections.abc import Sequence

from kb.charts import Chart, Series
from quizzes.model import Kind
from quizzes.statistics.firsts import First, Table
from quizzes.statistics.groups import name_groups, split_learners
from quizzes.statistics.tables import group_choices

LEGIBLE = 6  # lines that can be told apart
BINS = 10


def trace_credit(firsts: Sequence[First]) -> Chart | None:
    """Return the share of the mark earned by each group, or None with too few learners."""
    known = [(first.rest, first.credit) for first in firsts if first.rest is not None]
    names = name_groups(len(known))
    if not names:
        return None
    groups = split_learners([rest for rest, _ in known], len(names))
    values = []
    for place in range(len(names)):
        own = [credit for (_, credit), g in zip(known, groups, strict=True) if g == place]
        values.append(100 * sum(own) / len(own) if own else None)
    said = [value for value in values if value is not None]
    rises = said[-1] > said[0]
    return Chart(
        kind="lines",
        title=f"The share of the mark earned {'rises' if rises else 'does not rise'} from the "
        "weakest to the strongest learners, by what they earned on their other first answers.",
        alt=f"Share earned: {said[0]:.0f} % by the weakest, {said[-1]:.0f} % by the strongest.",
        unit="% of the mark",
        x=names,
        series=(Series("Earned", tuple(values)),),
    )


def trace_options(table: Table) -> Chart | None:
    """Return the share that chose each option by group, or None where it says too little."""
    single = table.offer.kind is Kind.SINGLE_CHOICE
    known = sum(reply.rest is not None for reply in table.replies)
    names = name_groups(known)
    if not (single and names and len(table.offer.named) <= LEGIBLE):
        return None
    groups = group_choices(table, names)
    series = []
    for place, named in enumerate(table.offer.named):
        key = named.choice.credit > 0
        values = tuple(100 * g.counts[place] / g.n if g.n else None for g in groups)
        series.append((not key, Series(f"{named.label}, key" if key else named.label, values)))
    ordered = tuple(one for _, one in sorted(series, key=lambda pair: pair[0]))
    first, last = _find_ends(ordered[0].values)
    return Chart(
        kind="lines",
        title=f"The key {'rises' if last > first else 'does not rise'} from the weakest to the "
        "strongest learners, by what they earned on their other first answers. A sound key "
        "rises, and every distractor falls.",
        alt=f"The key: {first:.0f} % of the weakest, {last:.0f} % of the strongest chose it.",
        unit="% of the group",
        x=names,
        series=ordered,
    )


def _find_ends(values: Sequence[float | None]) -> tuple[float, float]:
    known = [value for value in values if value is not None]
    return known[0], known[-1]


def count_results(totals: Sequence[float], maximum: float, line: int) -> Chart | None:
    """Return how many results lie in each tenth of the full mark, or None without any."""
    if not totals or not maximum:
        return None
    counts = [0] * BINS
    for total in totals:
        counts[min(BINS - 1, int(BINS * total / maximum + 1e-9))] += 1
    reached = sum(100 * total / maximum >= line - 1e-9 for total in totals)
    return Chart(
        kind="bars",
        title=f"{reached} of {len(totals)} results reach the line of {line} %. Each bar is "
        "a tenth of the full mark.",
        alt=f"Results by tenth of the full mark; {reached} of {len(totals)} reach the line.",
        unit="results",
        x=tuple(f"{10 * place}–{10 * place + 10}" for place in range(BINS)),
        series=(Series("Results", tuple(map(float, counts))),),
    )
