"""The page of a result: everything its template draws."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor

from flask import render_template
from flask.typing import ResponseReturnValue

from kb.formulas.roadmap import weigh_impact
from quizzes.maturity.model import GOALS, Instrument
from quizzes.maturity.plan import Wishes
from quizzes.maturity.quadrant import draw_quadrant
from quizzes.maturity.radar import draw_radar
from quizzes.maturity.report import (
    describe_limits,
    explain_stage,
    name_stage,
    show_change,
    show_score,
)
from quizzes.maturity.scoring import format_score
from quizzes.maturity.strips import draw_strip, place_needle
from quizzes.services.maturity import Result

WAVES_SHOWN = 2


def show_page(
    result: Result, instrument: Instrument, wishes: Wishes, errors: Mapping[str, str]
) -> ResponseReturnValue:
    """Return the result as a page; 422 if the wishes in the address can't be used."""
    assessment = result.assessment
    plan = assessment.road_map
    levels = {d: floor(score) for d, score in assessment.final.items() if score is not None}
    reached = plan.reach(levels, WAVES_SHOWN) if plan else {}
    radar = (instrument.dimensions, assessment.final, reached)
    impacts = [
        (e.number, e.initiative.effort, weigh_impact(e.initiative.impacts, wishes.weights))
        for e in (plan.entries if plan else ())
    ]
    page = render_template(
        "maturity/result.html",
        result=result,
        record=result.record,
        assessment=assessment,
        instrument=instrument,
        title=name_stage(instrument, assessment),
        explanation=explain_stage(instrument, assessment),
        radar=draw_radar(*radar),
        radar_narrow=draw_radar(*radar, width=328, height=300, radius=118, short=False),
        strips=[draw_strip(row.score, reached.get(row.dimension.id)) for row in assessment.rows],
        quadrant=draw_quadrant(impacts),
        quadrant_narrow=draw_quadrant(impacts, width=328, height=260),
        needle=None if assessment.index is None else place_needle(assessment.index),
        show_score=show_score,
        show_change=show_change,
        format_score=format_score,
        describe_limits=describe_limits,
        wishes=wishes,
        goals=GOALS,
        errors=errors,
    )
    return page, 422 if errors else 200
