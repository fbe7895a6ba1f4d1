"""Name, formula and description of every statistic, for page, CSV and API alike.

In the formulas x is a learner's mark for the item, y the mark for the rest of
the test, T = x + y the result, n the number of learners, k the number of
positions. Variance and covariance divide by n − 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.model import ItemStatistics, QuizStatistics
from quizzes.statistics.rasch import Difficulty

Value = str | int | float | bool | None
SYMBOLS = (
    ("x", "a learner's mark for the item"),
    ("y", "the same learner's mark for the rest of the test"),
    ("T", "the result, x + y"),
    ("n", "the number of learners"),
    ("k", "the number of positions"),
)


class Unit(StrEnum):
    """What a statistic is measured in; a share runs from 0 to 1."""

    COUNT = "count"
    MARKS = "marks"
    SHARE = "share"
    PERCENT = "percent"
    LOGITS = "logits"
    NONE = "none"


@dataclass(frozen=True)
class Definition:
    """One statistic. ``key`` is the field that holds it."""

    key: str
    name: str
    formula: str
    description: str
    unit: Unit


N = Definition("n", "Answers", "n", "How many learners the figures rest on.", Unit.COUNT)

ITEM = (
    N,
    Definition(
        "facility",
        "Facility",
        "mean(x) ÷ full mark",
        "The mean share of the mark that was earned. Close to 1 is easy, close to 0 is hard.",
        Unit.SHARE,
    ),
    Definition(
        "deviation",
        "Standard deviation",
        "√var(x)",
        "How far marks for the item lie apart.",
        Unit.MARKS,
    ),
    Definition(
        "guess",
        "Random guess score",
        "expected x ÷ full mark of a blind guess",
        "What guessing earns. A facility near it says that hardly anybody knew the answer.",
        Unit.SHARE,
    ),
    Definition(
        "intended_weight",
        "Intended weight",
        "100 × full mark ÷ Σ full marks",
        "The item's part of the marks that can be earned.",
        Unit.PERCENT,
    ),
    Definition(
        "effective_weight",
        "Effective weight",
        "100 × √cov(x, T) ÷ Σ √cov(x, T)",
        "The item's part in what sets the results apart. Undefined where the covariance is "
        "negative; the others add up to 100.",
        Unit.PERCENT,
    ),
    Definition(
        "discrimination",
        "Discrimination index",
        "100 × cov(x, y) ÷ √(var(x) × var(y))",
        "Whether those who do well in the rest do well here. Below 0, they do worse. "
        "Undefined where all marks are equal.",
        Unit.PERCENT,
    ),
    Definition(
        "efficiency",
        "Discriminative efficiency",
        "100 × cov(x, y) ÷ cov(sorted x, sorted y)",
        "The discrimination as a part of the most that an item of this difficulty could reach.",
        Unit.PERCENT,
    ),
)

QUIZ = (
    Definition("n", "Results", "n", "How many results the figures rest on.", Unit.COUNT),
    Definition("positions", "Positions", "k", "How many items the test has.", Unit.COUNT),
    Definition("maximum", "Full mark", "Σ full marks", "The most one can earn.", Unit.MARKS),
    Definition("mean", "Mean", "Σ T ÷ n", "The average result.", Unit.MARKS),
    Definition(
        "median",
        "Median",
        "the middle T",
        "Half of the results lie below it and half above.",
        Unit.MARKS,
    ),
    Definition(
        "deviation", "Standard deviation", "√var(T)", "How far results lie apart.", Unit.MARKS
    ),
    Definition(
        "skewness",
        "Skewness",
        "k₃ ÷ k₂^(3/2)",
        "Where the longer tail is: below 0 towards low results, above 0 towards high ones. "
        "From three results.",
        Unit.NONE,
    ),
    Definition(
        "kurtosis",
        "Kurtosis",
        "k₄ ÷ k₂²",
        "0 for the normal curve; below 0 the curve is flatter, above 0 it has a sharper peak. "
        "From four results.",
        Unit.NONE,
    ),
    Definition(
        "consistency",
        "Internal consistency",
        "100 × k ÷ (k − 1) × (1 − Σ var(x) ÷ var(T))",
        "Cronbach's alpha: how far the items measure one thing. With marks of 0 and 1 it is "
        "KR-20. Below 0, items work against one another.",
        Unit.PERCENT,
    ),
    Definition(
        "error_ratio",
        "Error ratio",
        "100 × √(1 − consistency ÷ 100)",
        "The part of the spread that chance accounts for.",
        Unit.PERCENT,
    ),
    Definition(
        "error",
        "Standard error",
        "error ratio × standard deviation ÷ 100",
        "How far a result lies from what the same learner would earn on average.",
        Unit.MARKS,
    ),
    Definition(
        "dichotomous",
        "Marks of 0 and 1 only",
        "all x are 0 or 1",
        "Whether the internal consistency is KR-20 as well.",
        Unit.NONE,
    ),
)

DISTRACTOR = (
    Definition(
        "credit",
        "Credit",
        "share of the full mark",
        "What the answer earns; undefined for an answer that nobody foresaw.",
        Unit.SHARE,
    ),
    N,
    Definition("count", "Chosen", "c", "How many learners chose it.", Unit.COUNT),
    Definition("share", "Share", "c ÷ n", "The part of the learners who chose it.", Unit.SHARE),
    Definition(
        "mean_rest",
        "Mean of the rest",
        "mean(y) of those who chose it",
        "How those who chose it did in the rest of the test.",
        Unit.MARKS,
    ),
    Definition(
        "discrimination",
        "Discrimination",
        "100 × correlation of chosen (0 or 1) with y",
        "Above 0 for the answer of those who do well. A wrong answer should be below 0.",
        Unit.PERCENT,
    ),
)

DIFFICULTY = (
    N,
    Definition(
        "difficulty",
        "Rasch difficulty",
        "chance of a correct answer = 1 ÷ (1 + e^(difficulty − ability))",
        "The ability at which the chance is one half. The mean ability is 0.",
        Unit.LOGITS,
    ),
    Definition(
        "error",
        "Standard error",
        "1 ÷ √information",
        "How uncertain the difficulty is.",
        Unit.LOGITS,
    ),
    Definition(
        "extreme",
        "Extreme",
        "Σ x is 0 or the full mark",
        "Everybody earned all or nobody anything: harder or easier than the answers can show.",
        Unit.NONE,
    ),
)


def read_values(
    definitions: Sequence[Definition],
    statistics: ItemStatistics | QuizStatistics | DistractorRow | Difficulty,
) -> dict[str, Value]:
    """Return the statistics by key in the catalogue's order; None where undefined."""
    return {one.key: getattr(statistics, one.key) for one in definitions}
