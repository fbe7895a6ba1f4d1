"""Maturity assessments as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from db.types import utc_now
from people.auth import allow, current_id, ensure_person
from quizzes.maturity.assessment import Row, Sheet
from quizzes.maturity.entries import check_fact
from quizzes.maturity.model import LEVELS, Instrument
from quizzes.maturity.plan import Entry
from quizzes.maturity.scoring import Blockers, format_score
from quizzes.services import maturity
from quizzes.services.maturity import Result

bp = Blueprint("api_maturity", __name__, description="Assess the maturity of one's own S&OP")

LEVEL = fields.Integer(
    strict=True,
    allow_none=True,
    validate=validate.Range(
        LEVELS[0], LEVELS[-1], error="Give a whole number from 1 to 5, or null."
    ),
)


def check_name(name: str) -> None:
    """Refuse what is no character of a text, and what would break its line."""
    if not name.isprintable():
        raise ValidationError("Leave out line breaks and control characters.")


class AssessmentRequest(Schema):
    """Levels by dimension (null: don't know) and facts by code (null or absent: open)."""

    name = fields.String(load_default="", validate=[validate.Length(max=80), check_name])
    answers = fields.Dict(keys=fields.String(), values=LEVEL, required=True)
    facts = fields.Dict(keys=fields.String(), values=fields.Raw(allow_none=True), load_default=dict)

    @validates_schema
    def check_codes(self, data: Mapping[str, Any], **_: Any) -> None:
        """Refuse codes the instrument doesn't know, and facts of the wrong kind."""
        instrument = maturity.require_instrument()
        known = {fact.id: fact for fact in instrument.facts}
        errors: dict[str, dict[str, list[str]]] = {"answers": {}, "facts": {}}
        for code in data["answers"].keys() - instrument.by_id.keys():
            errors["answers"][code] = [f"There is no dimension {code[:20]}."]
        for code, value in data["facts"].items():
            try:
                if code not in known:
                    raise ValueError(f"There is no fact {code[:20]}.")
                check_fact(known[code], value)
            except ValueError as error:
                errors["facts"][code] = [str(error)]
        if errors["answers"] or errors["facts"]:
            raise ValidationError({name: found for name, found in errors.items() if found})


class DimensionReply(Schema):
    """One dimension: ``score`` after caps, ``uncapped`` before them."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    core = fields.Boolean(required=True)
    score = fields.Float(required=True, allow_none=True)
    uncapped = fields.Float(required=True, allow_none=True)
    caps = fields.List(fields.Dict(), required=True)
    evidenced = fields.Boolean(required=True)


class AssessmentReply(Schema):
    """The result. Without enough answers stage, index, blockers and road map are null or empty."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    created_at = fields.DateTime(required=True)
    finished_at = fields.DateTime(required=True, allow_none=True)
    profile = fields.Dict(keys=fields.String(), values=fields.Float(allow_none=True), required=True)
    dimensions = fields.List(fields.Nested(DimensionReply), required=True)
    scored = fields.Integer(required=True)
    index = fields.Float(required=True, allow_none=True)
    uncapped_index = fields.Float(required=True, allow_none=True)
    stage = fields.Integer(required=True, allow_none=True)
    stage_name = fields.String(required=True, allow_none=True)
    stage_range = fields.List(fields.Integer(), required=True)
    provisional = fields.Boolean(required=True)
    blockers = fields.Dict(required=True, allow_none=True)
    flags = fields.List(fields.Dict(), required=True)
    reliability = fields.String(required=True)
    road_map = fields.List(fields.Dict(), required=True)


@bp.post("/maturity/assessments")
@allow("anyone")
@bp.arguments(AssessmentRequest)
@bp.response(201, AssessmentReply)
def assess(data: dict[str, Any]) -> dict[str, Any]:
    """Store an assessment and return its result; a visitor becomes a guest."""
    instrument = maturity.require_instrument()
    sheet = Sheet(answers=data["answers"], facts=data["facts"])
    owner = ensure_person().id
    return describe(maturity.submit(owner, data["name"], sheet, instrument, utc_now()), instrument)


@bp.get("/maturity/assessments/<id>")
@allow("anyone")
@bp.response(200, AssessmentReply)
def show(id: str) -> dict[str, Any]:
    """Return the result of one's own assessment."""
    instrument = maturity.require_instrument()
    return describe(maturity.load_result(current_id(), id, instrument), instrument)


def describe(result: Result, instrument: Instrument) -> dict[str, Any]:
    """Return the result as plain data."""
    found, stage = result.assessment, result.assessment.stage
    return {
        "id": result.record.id,
        "name": result.record.name,
        "created_at": result.record.created_at,
        "finished_at": result.record.finished_at,
        "profile": {row.dimension.id: _number(row.score) for row in found.rows},
        "dimensions": [_describe_row(row) for row in found.rows],
        "scored": found.scored,
        "index": _rounded(found.index),
        "uncapped_index": _rounded(found.uncapped_index),
        "stage": stage.stage,
        "stage_name": stage.stage and instrument.stages[stage.stage - 1].name,
        "stage_range": [n for n in (stage.low, stage.high) if n is not None],
        "provisional": stage.provisional,
        "blockers": found.blockers and _describe_blockers(found.blockers),
        "flags": [
            {
                "code": flag.code,
                "dimensions": list(flag.dimensions),
                "text": flag.text,
                "confirmed": flag.code in found.confirmed,
            }
            for flag in found.flags
        ],
        "reliability": found.reliability.value,
        "road_map": [
            _describe_entry(entry, instrument)
            for entry in (found.road_map.entries if found.road_map else ())
        ],
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else float(format_score(value))


def _describe_row(row: Row) -> dict[str, Any]:
    return {
        "id": row.dimension.id,
        "name": row.dimension.name,
        "core": row.dimension.core,
        "score": _number(row.score),
        "uncapped": _number(row.uncapped),
        "caps": [
            {"source": cap.source, "limit": cap.limit, "reason": cap.reason} for cap in row.caps
        ],
        "evidenced": row.evidenced,
    }


def _describe_blockers(blockers: Blockers) -> dict[str, Any]:
    return {
        "stage": blockers.stage,
        "must": [{"dimension": b.dimension, "to": b.to} for b in blockers.must],
        "any": {"count": blockers.count, "of": list(blockers.any_of), "to": blockers.stage},
    }


def _describe_entry(entry: Entry, instrument: Instrument) -> dict[str, Any]:
    template = entry.initiative
    return {
        "number": entry.number,
        "id": template.id,
        "dimension": template.dimension,
        "level": template.level,
        "title": template.title,
        "action": template.action,
        "owner": template.owner,
        "effort": template.effort,
        "priority": float(entry.priority),
        "wave": entry.wave,
        "wave_name": "later" if entry.wave is None else instrument.waves.names[entry.wave - 1],
        "after": list(entry.after),
        "alone": entry.alone,
        "evidence": template.evidence,
    }
