"""Questions as JSON documents, which is how an asked question is kept, and their hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from quizzes.model import (
    Cell,
    Extra,
    Grid,
    Kind,
    Mistake,
    NumericAnswer,
    Option,
    OrderedItem,
    Pair,
    Question,
    Remark,
    Variable,
)

_NOT_CONTENT = frozenset({"hash", "file", "line", "key", "enemies", "accept"})


def dump_question(question: Question) -> dict[str, Any]:
    """Return a question's content as JSON values, without what has its default.

    Leaving defaults out keeps hashes stable when the model gains a field.
    """
    document: dict[str, Any] = _dump(question)
    return document


def load_question(document: Mapping[str, Any], under: str = "") -> Question:
    """Return the question that ``dump_question`` made this document from.

    ``under`` is the hash that it was asked under, if the document is of a later version
    with a mended key: the ids and the order of its options follow from the hash.
    """
    question = _load(document)
    return _carry(question, under) if under else with_hash(question)


def _load(document: Mapping[str, Any]) -> Question:
    answer = document.get("answer")
    return Question(
        **{
            **document,
            "kind": Kind(document["kind"]),
            "terms": tuple(document.get("terms", ())),
            "options": tuple(Option(**option) for option in document.get("options", ())),
            "items": tuple(OrderedItem(**item) for item in document.get("items", ())),
            "pairs": tuple(Pair(**pair) for pair in document.get("pairs", ())),
            "extras": tuple(Extra(**extra) for extra in document.get("extras", ())),
            "answer": NumericAnswer(**answer) if answer else None,
            "grid": _load_grid(document.get("grid")),
            "exhibit": _load_grid(document.get("exhibit")),
            "variables": tuple(_load_variable(v) for v in document.get("variables", ())),
            "derived": tuple((name, formula) for name, formula in document.get("derived", ())),
            "constraints": tuple(document.get("constraints", ())),
            "solution": tuple(document.get("solution", ())),
            "mistakes": tuple(Mistake(**mistake) for mistake in document.get("mistakes", ())),
            "minutes": tuple(Remark(**remark) for remark in document.get("minutes", ())),
            "parts": tuple(_load(part) for part in document.get("parts", ())),
        }
    )


def with_hash(question: Question) -> Question:
    """Return the question carrying the hash of its content.

    A case's hash covers its parts. Theirs follow from it and their ids, so that parts
    which read the same still draw differently.
    """
    canonical = json.dumps(
        dump_question(question), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return _carry(question, _digest(canonical))


def _carry(question: Question, hash: str) -> Question:
    parts = tuple(replace(part, hash=_digest(f"{hash}:{part.id}")) for part in question.parts)
    return replace(question, hash=hash, parts=parts)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _dump(value: Any) -> Any:
    if is_dataclass(value):
        return {
            field.name: _dump(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != field.default
            and not (isinstance(value, Question) and field.name in _NOT_CONTENT)
        }
    if isinstance(value, tuple | list):
        return [_dump(item) for item in value]
    return str(value) if isinstance(value, Decimal | Kind) else value


def _load_grid(document: Mapping[str, Any] | None) -> Grid | None:
    if document is None:
        return None
    rows = tuple(
        (label, tuple(Cell(**cell) for cell in cells)) for label, cells in document["rows"]
    )
    return Grid(tuple(document["columns"]), rows, document.get("unit", ""))


def _load_variable(document: Mapping[str, Any]) -> Variable:
    numbers = {n: Decimal(document[n]) for n in ("low", "high", "step") if n in document}
    return Variable(**{**document, **numbers, "choices": tuple(document.get("choices", ()))})
