"""How hard an item is and how well it tells learners apart, as Moodle defines it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import fsum, sqrt

from quizzes.statistics.model import ItemStatistics, Pair, Position, Sheet
from quizzes.statistics.moments import (
    find_correlation,
    find_covariance,
    find_deviation,
    find_mean,
)


def compute_items(sheet: Sheet) -> tuple[ItemStatistics, ...]:
    """Return the statistics of every position.

    A learner who didn't reach a position counts in its weights, with no mark,
    since that is how the results came about. All else is taken over those who
    reached it.
    """
    totals = sheet.totals
    intended = _share([position.maximum for position in sheet.positions])
    effective = weigh_effectively(sheet)
    return tuple(
        replace(
            compute_item(
                position,
                [
                    Pair(mark, total - mark)
                    for row, total in zip(sheet.rows, totals, strict=True)
                    if (mark := row[place]) is not None
                ],
            ),
            intended_weight=intended[place],
            effective_weight=effective[place],
        )
        for place, position in enumerate(sheet.positions)
    )


def compute_item(item: Position, pairs: Sequence[Pair]) -> ItemStatistics:
    """Return the statistics of an item out of any tests, without weights.

    This serves a question version or a variant, wherever it stood. Discrimination and
    efficiency rest on the pairs whose rest is known.
    """
    marks = [pair.mark for pair in pairs]
    known = [(pair.mark, pair.rest) for pair in pairs if pair.rest is not None]
    paired, rests = [mark for mark, _ in known], [rest for _, rest in known]
    mean = find_mean(marks)
    correlation = find_correlation(paired, rests)
    return ItemStatistics(
        id=item.id,
        n=len(pairs),
        facility=mean / item.maximum if mean is not None and item.maximum else None,
        deviation=find_deviation(marks),
        guess=item.guess,
        intended_weight=None,
        effective_weight=None,
        discrimination=None if correlation is None else 100 * correlation,
        efficiency=_find_efficiency(paired, rests),
    )


def _find_efficiency(marks: Sequence[float], rests: Sequence[float]) -> float | None:
    """Relate the covariance to the largest that these very marks could have had."""
    covariance = find_covariance(marks, rests)
    largest = find_covariance(sorted(marks), sorted(rests))
    return 100 * covariance / largest if covariance is not None and largest else None


def weigh_effectively(sheet: Sheet) -> tuple[float | None, ...]:
    """Return each position's share in the spread of the results, in per cent.

    A position against the trend has no weight, as the root of a negative
    covariance doesn't exist; the others' weights add up to 100.
    """
    totals = sheet.totals
    pulls = [find_covariance(sheet.find_column(p), totals) for p in range(len(sheet.positions))]
    return _share([sqrt(pull) if pull is not None and pull >= 0 else None for pull in pulls])


def _share(parts: Sequence[float | None]) -> tuple[float | None, ...]:
    whole = fsum(part for part in parts if part is not None)
    return tuple(100 * part / whole if part is not None and whole else None for part in parts)
