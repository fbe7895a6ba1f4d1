"""Questions made concrete for other programs, and the entries of what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from decimal import Decimal
from typing import Any

from quizzes.exchange.model import Held, Loss, Portable
from quizzes.expressions import Scope
from quizzes.grading import round_shown
from quizzes.model import (
    Extra,
    Mistake,
    NumericAnswer,
    Option,
    OrderedItem,
    Pair,
    Question,
)
from quizzes.texts import render
from quizzes.variant_model import Variant
from quizzes.variants import make_variant

# What is written out, listed as left behind, or says nothing about the question itself.
_CARRIED = frozenset(
    {"variables", "derived", "constraints", "accept", "hash", "file", "line"}
    | {field.name for field in fields(Portable)}
)
KINDS = frozenset({"single-choice", "multiple-response", "ordering", "matching", "numeric"})


@dataclass(frozen=True)
class Defaults:
    """What a file from elsewhere doesn't say about its questions; empty: not said either."""

    topic: str = ""
    section: str = ""
    domain: int | None = None
    level: str = ""
    difficulty: int | None = None


def write_number(value: Decimal) -> str:
    """Return a number as every program reads it: no exponent, no needless zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def concretise(question: Question, seeds: int = 1) -> Iterator[Held]:
    """Yield the question with its numbers written out, and what that leaves behind.

    A question with drawn numbers is given once for each seed, under an id that names the
    seed. None stands for a question that no format can hold.
    """
    strange = _find_strange(question)
    if strange:
        yield None, [Loss(question.id, "kind", f"No format holds {strange}; it is left out.")]
        return
    for seed in range(1, (seeds if question.parameterised else 1) + 1):
        variant = make_variant(question, seed)
        concrete = _concretise(variant)
        yield concrete, list(_list_losses(variant, concrete.id))


def _find_strange(question: Question) -> str:
    """Return what of the question can't travel at all, or nothing."""
    if question.kind not in KINDS:
        return f"a {question.kind} question"
    names = (
        f.name for f in fields(question) if f.name not in _CARRIED and f.default is not MISSING
    )
    defaults = {f.name: f.default for f in fields(question)}
    odd = next((name for name in names if getattr(question, name) != defaults[name]), "")
    return f"a question with “{odd}”" if odd else ""


def _concretise(variant: Variant) -> Portable:
    question, scope = variant.question, Scope(variant.values)

    def say(text: str) -> str:
        return " ".join(render(text, scope).split())

    return Portable(
        id=f"{question.id}-seed-{variant.seed}" if question.parameterised else question.id,
        kind=str(question.kind),
        stem=say(question.stem),
        topic=question.topic,
        section=question.section,
        domain=question.domain,
        level=question.level,
        difficulty=question.difficulty,
        terms=question.terms,
        options=tuple(
            Option(say(o.text), o.correct, say(o.why), o.misconception) for o in question.options
        ),
        items=tuple(OrderedItem(say(item.text), say(item.why)) for item in question.items),
        pairs=tuple(Pair(say(p.left), say(p.right), say(p.why)) for p in question.pairs),
        extras=tuple(Extra(say(e.text), say(e.why), e.misconception) for e in question.extras),
        answer=_concretise_answer(variant),
        mistakes=_concretise_mistakes(variant),
        solution=tuple(" ".join(step.split()) for step in variant.solution),
        negative=question.negative,
        enemies=question.enemies,
    )


def _concretise_answer(variant: Variant) -> NumericAnswer | None:
    """Return the key as it is shown, since other programs compare with what is written."""
    answer = variant.question.answer
    if answer is None or variant.key is None:
        return None
    shown = round_shown(variant.key, answer.decimals)
    return replace(
        answer,
        value=write_number(shown),
        tolerance=write_number(variant.tolerance),
        unit=variant.unit,
        rounding=variant.rounding,
    )


def _concretise_mistakes(variant: Variant) -> tuple[Mistake, ...]:
    answer = variant.question.answer
    decimals = answer.decimals if answer else 0
    return tuple(
        Mistake(write_number(round_shown(m.value, decimals)), " ".join(m.why.split()))
        for m in variant.mistakes
    )


def _list_losses(variant: Variant, id_: str) -> Iterator[Loss]:
    question, answer = variant.question, variant.question.answer
    if question.parameterised:
        said = f"Drawn numbers aren't held; the numbers of seed {variant.seed} are written out."
        yield Loss(id_, "variables", said)
    elif question.derived:
        yield Loss(id_, "derived", "Formulas aren't held; their numbers are written out.")
    if (
        answer
        and variant.key is not None
        and variant.key != round_shown(variant.key, answer.decimals)
    ):
        yield Loss(id_, "answer.value", "The key is rounded as it is shown.")
    if question.accept:
        yield Loss(id_, "accept", "Reasons for accepted warnings aren't held.")


def fill_in(question: Portable, defaults: Defaults) -> Portable:
    """Return the question with the defaults where it says nothing itself."""
    return replace(
        question,
        topic=question.topic or defaults.topic,
        section=question.section or defaults.section,
        domain=question.domain if question.domain is not None else defaults.domain,
        level=question.level or defaults.level,
        difficulty=question.difficulty if question.difficulty is not None else defaults.difficulty,
    )


def to_entry(question: Portable) -> dict[str, Any]:
    """Return the question as an author would write it, without fields that say nothing."""
    entry: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind,
        "section": question.section,
        "domain": question.domain,
        "level": question.level,
        "difficulty": question.difficulty,
        "terms": list(question.terms),
        "negative": question.negative,
        "enemies": list(question.enemies),
        "stem": question.stem,
        "options": _list_parts(question.options),
        "items": _list_parts(question.items),
        "pairs": _list_parts(question.pairs),
        "extras": _list_parts(question.extras),
        "answer": _drop_empty(vars(question.answer)) if question.answer else None,
        "solution": list(question.solution),
        "mistakes": _list_parts(question.mistakes),
    }
    return _drop_empty(entry)


def _list_parts(parts: Iterable[Option | OrderedItem | Pair | Extra | Mistake]) -> list[Any]:
    return [_drop_empty(vars(part)) for part in parts]


def _drop_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value is not False and value not in ("", [], ())
    }


def find_formulas(value: Any, path: str = "") -> Iterator[str]:
    """Yield where an entry holds braces that the bank would take for a formula."""
    if isinstance(value, str) and ("{{" in value or "}}" in value):
        yield path
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from find_formulas(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from find_formulas(inner, f"{path}[{number}]")
