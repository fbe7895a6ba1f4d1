"""A whole assessment: from answers and facts to everything its result says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from quizzes.maturity.consistency import (
    Flag,
    Reliability,
    check_respondent,
    find_contradictions,
    rate_reliability,
)
from quizzes.maturity.model import Answers, Dimension, Facts, Instrument, Scores
from quizzes.maturity.plan import RoadMap, Wishes, plan_road_map
from quizzes.maturity.scoring import (
    AppliedCap,
    Blockers,
    StageResult,
    cap_scores,
    compute_index,
    find_blockers,
    find_stage,
    find_unevidenced,
)

LOW_EFFORT = frozenset({"C10", "C12"})


@dataclass(frozen=True)
class Sheet:
    """What one person filled in. ``seconds`` per dimension; ``confirmed`` check codes."""

    answers: Answers = field(default_factory=lambda: MappingProxyType({}))
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))
    seconds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """One dimension's result; ``score`` is final, ``uncapped`` before caps."""

    dimension: Dimension
    uncapped: Fraction | None
    score: Fraction | None
    caps: tuple[AppliedCap, ...]
    evidenced: bool


@dataclass(frozen=True)
class Assessment:
    """The result. Without a stage there are neither blockers nor a road map."""

    rows: tuple[Row, ...]
    scored: int
    index: Fraction | None
    uncapped_index: Fraction | None
    stage: StageResult
    blockers: Blockers | None
    flags: tuple[Flag, ...]
    confirmed: frozenset[str]
    reliability: Reliability
    road_map: RoadMap | None

    def row(self, dimension: str) -> Row:
        """Return the row of this dimension's id."""
        return next(row for row in self.rows if row.dimension.id == dimension)

    @property
    def final(self) -> dict[str, Fraction | None]:
        """The final scores by dimension."""
        return {row.dimension.id: row.score for row in self.rows}


def assess_sheet(instrument: Instrument, sheet: Sheet, wishes: Wishes | None = None) -> Assessment:
    """Return the result of one person's sheet; that person runs the assessment too."""
    scores = {
        d.id: None if (level := sheet.answers.get(d.id)) is None else Fraction(level)
        for d in instrument.dimensions
    }
    flags = check_respondent(instrument, sheet.answers, tuple(sheet.seconds.values()))
    low_effort = int(any(flag.code in LOW_EFFORT for flag in flags))
    return assess_scores(instrument, scores, sheet, flags, low_effort, 1, wishes)


def assess_scores(
    instrument: Instrument,
    scores: Scores,
    sheet: Sheet,
    raised: tuple[Flag, ...],
    low_effort: int,
    respondents: int,
    wishes: Wishes | None = None,
) -> Assessment:
    """Return the result of dimension scores, one person's or an organisation's.

    Facts and confirmations are the sheet's; ``raised`` are flags of respondents
    to show with it.
    """
    final, caps = cap_scores(instrument, scores, sheet.facts)
    contradictions = find_contradictions(instrument, scores, final)
    unevidenced = find_unevidenced(instrument, final, sheet.facts)
    stage = find_stage(instrument, final)
    blockers = None if stage.stage is None else find_blockers(instrument, final, stage.stage)
    road_map = None
    if stage.stage is not None:
        must = {blocker.dimension for blocker in blockers.must} if blockers else set()
        road_map = plan_road_map(instrument, final, stage.stage, must, wishes)
    return Assessment(
        rows=tuple(
            Row(
                d,
                scores.get(d.id),
                final[d.id],
                tuple(cap for cap in caps if cap.dimension == d.id),
                d.id not in unevidenced,
            )
            for d in instrument.dimensions
        ),
        scored=sum(score is not None for score in final.values()),
        index=compute_index(final, instrument.gate),
        uncapped_index=compute_index(scores, instrument.gate),
        stage=stage,
        blockers=blockers,
        flags=(*contradictions, *raised),
        confirmed=sheet.confirmed,
        reliability=rate_reliability(
            contradictions, sheet.confirmed, unevidenced, low_effort, respondents
        ),
        road_map=road_map,
    )
