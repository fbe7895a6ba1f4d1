"""Stored answers back in the fields of a form, and what a form can't leave open left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quizzes.faces import RESPONSE, Typed
from quizzes.model import Kind, Question
from quizzes.rows import PAIR
from quizzes.tables import PREFIX
from quizzes.variant_model import Variant


def write_typed(question: Question, response: Any, prefix: str = "") -> Typed:
    """Return a stored response as the fields that ``read_typed`` would read it from."""
    return dict(_write(question, response, prefix))


def _write(question: Question, response: Any, prefix: str) -> Iterator[tuple[str, Sequence[str]]]:
    if response is None:
        return
    if question.kind is Kind.CASE:
        for part in question.parts:
            yield from _write(part, response.get(part.part_id), f"{prefix}{part.part_id}.")
    elif isinstance(response, Mapping):
        start = prefix + (PAIR if question.kind is Kind.MATCHING else PREFIX)
        for name, value in response.items():
            yield start + name, [value]
    else:
        yield prefix + RESPONSE, response if isinstance(response, list) else [response]


def leave_untouched(variant: Variant, raw: Any, before: Any) -> Any:
    """Return what a form says with orders left open that stand as they were shown.

    A form sends every order. Nobody gave the one that it began with, which is never the
    right one; where an order was answered ``before``, what the form says is meant.
    """
    if variant.question.kind is Kind.CASE:
        stored = before or {}
        parts = {part.question.part_id: part for part in variant.parts}
        return {
            id: leave_untouched(part, raw.get(id), stored.get(id)) for id, part in parts.items()
        }
    shown = [option.id for option in variant.options]
    if variant.question.kind is Kind.ORDERING and before is None and raw == shown:
        return None
    return raw
