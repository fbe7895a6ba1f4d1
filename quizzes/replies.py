"""Attempts as JSON values; keys, whys and tolerances only where the answer counts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import Any

from quizzes.grading import round_shown
from quizzes.model import Kind
from quizzes.results import Result
from quizzes.sittings import Answer, Item, Mode, Saving, Sitting
from quizzes.variant_model import Variant, VariantGrid
from quizzes.verdicts import Feedback


def describe_question(item: Item, variant: Variant) -> dict[str, Any]:
    """Return a question without its key."""
    return {
        "position": item.position,
        "id": item.question_id,
        "topic": item.topic,
        "section": item.section,
        "flagged": item.flagged,
        **_describe_asked(variant),
    }


def _describe_asked(variant: Variant) -> dict[str, Any]:
    """Return what a question or a part asks and offers."""
    question = variant.question
    reply: dict[str, Any] = {
        "kind": question.kind.value,
        "level": question.level,
        "stem": variant.stem,
        "options": [{"id": option.id, "text": option.text} for option in variant.options],
    }
    if question.kind is Kind.MULTIPLE_RESPONSE:
        reply["choose"] = sum(option.correct for option in variant.options)
    if question.kind is Kind.MATCHING:
        reply["lefts"] = [{"id": left.id, "text": left.text} for left in variant.lefts]
    if question.answer is not None:
        reply |= {"unit": variant.unit, "rounding": variant.rounding}
    if variant.grid is not None:
        reply["table"] = _describe_grid(variant.grid)
    if variant.exhibit is not None:
        reply["exhibit"] = _describe_grid(variant.exhibit)
    if question.kind is Kind.CASE:
        reply["minutes"] = [{"who": said.who, "said": said.said} for said in variant.minutes]
        reply["parts"] = [
            {"id": p.question.part_id, "section": p.question.section, **_describe_asked(p)}
            for p in variant.parts
        ]
    return reply


def _describe_grid(grid: VariantGrid) -> dict[str, Any]:
    rows = [
        {
            "label": label,
            "cells": [{"id": cell.id} if cell.id else {"text": cell.text} for cell in cells],
        }
        for label, cells in grid.rows
    ]
    return {"columns": list(grid.columns), "rows": rows, "unit": grid.unit}


def describe_answer(item: Item, answer: Answer, feedback: Feedback | None) -> dict[str, Any]:
    """Return a stored answer, with its feedback where the mode gives it."""
    return {
        "position": item.position,
        "sequence": answer.sequence,
        "response": answer.response,
        "certainty": answer.certainty.value if answer.certainty else None,
        "received_at": answer.received_at,
        "feedback": describe_feedback(feedback) if feedback else None,
    }


def describe_feedback(feedback: Feedback) -> dict[str, Any]:
    """Return everything that may be known once the answer counts."""
    parts = [
        {
            "id": part.variant.question.part_id,
            "answered": part.variant.question.part_id in feedback.response.parts,
            **_describe_review(part),
        }
        for part in feedback.parts
    ]
    return {**_describe_review(feedback), "parts": parts}


def _describe_review(feedback: Feedback) -> dict[str, Any]:
    variant, grade = feedback.variant, feedback.grade
    answer = variant.question.answer
    reply: dict[str, Any] = {
        "credit": grade.credit,
        "verdict": feedback.verdict.title,
        "sentence": feedback.verdict.sentence,
        "options": [
            {"id": option.id, "correct": option.correct, "why": option.why}
            for option in variant.options
        ],
        "solution": list(variant.solution),
        "mistake": grade.mistake or None,
        "cells": [
            {
                "id": cell.id,
                "right": cell.right,
                "carried": cell.carried,
                "key": _write(round_shown(cell.key, blank.decimals)),
            }
            for cell, blank in zip(
                grade.cells, variant.grid.blanks() if variant.grid else (), strict=True
            )
        ],
        "places": [
            {
                "id": row.id,
                "place": row.place,
                "given": row.given,
                "right": row.right,
                "follows": row.follows,
            }
            for row in grade.places
        ],
        "pairs": [
            {"left": row.id, "key": row.key, "given": row.given or None, "right": row.right}
            for row in grade.pairs
        ],
    }
    if answer is not None and variant.key is not None:
        reply["key"] = _write(round_shown(variant.key, answer.decimals))
        reply["tolerance"] = _write(variant.tolerance)
    return reply


def _write(number: Decimal) -> str:
    return format(number, "f")


def describe_saving(saved: Saving, answer: dict[str, Any] | None) -> dict[str, Any]:
    """Return a position after an answer arrived, and the answer that counts there.

    It says how things stand, so that what arrives twice is answered the same twice.
    """
    sitting = saved.sitting
    return {
        "attempt": sitting.id,
        "status": "open" if sitting.open else "closed",
        "position": saved.item.position,
        "sequence": saved.item.sequence,
        "paused": sitting.open and sitting.paused_at is not None,
        "deadline_at": sitting.deadline_at,
        "answer": answer,
    }


def describe_result(result: Result) -> dict[str, Any]:
    """Return what an attempt earned."""
    return {
        "questions": result.questions,
        "answered": result.answered,
        "credit": result.credit,
        "possible": result.possible,
        "line": result.line,
        "reached": result.reached,
        "topics": [{"topic": t.topic, "n": t.n, "credit": t.credit} for t in result.topics],
    }


def describe_state(sitting: Sitting, now: datetime) -> dict[str, Any]:
    """Return an attempt's own state; seeds of other modes than practice stay here."""
    rules = sitting.rules
    left = sitting.find_seconds_left(now) if sitting.open else None
    return {
        "id": sitting.id,
        "mode": rules.mode.value,
        "exam": rules.exam,
        "feedback": rules.reveal.value,
        "seed": rules.seed if rules.mode is Mode.PRACTICE else None,
        "status": "open" if sitting.open else "closed",
        "started_at": sitting.started_at,
        "closed_at": sitting.closed_at,
        "closed_by": sitting.closed_by.value if sitting.closed_by else None,
        "deadline_at": sitting.deadline_at,
        "seconds_left": None if left is None else ceil(left),
        "seconds_allowed": rules.seconds,
        "extra_percent": rules.extra_percent,
        "may_pause": rules.may_pause,
        "paused": sitting.open and sitting.paused_at is not None,
    }
