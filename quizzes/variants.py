"""Concrete instances of questions: the same question and seed always give the same one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from quizzes.arrangements import arrange_items, arrange_pairs
from quizzes.draws import Draws
from quizzes.expressions import Scope
from quizzes.grading import matches, round_shown
from quizzes.model import Grid, Question, Remark, Variable
from quizzes.numbers import ExpressionError, to_decimal
from quizzes.texts import render
from quizzes.variant_model import (
    Variant,
    VariantCell,
    VariantGrid,
    VariantLeft,
    VariantMistake,
    VariantOption,
)

TRIES = 50
_LEADING_NUMBER = re.compile(r"^([^\d−-]*)([−-]?\d[\d,]*(?:\.\d+)?)(\D*)$")


class DegenerateVariantError(ValueError):
    """No usable variant was found for a seed; the message says what was wrong last."""


def make_variant(question: Question, seed: int) -> Variant:
    """Return the variant of ``question`` for ``seed``.

    Draws again, up to 50 times, while a constraint is broken or the variant is
    degenerate.

    Raises:
        DegenerateVariantError: no try gave a usable variant.
        ExpressionError: a formula or template of the question cannot be evaluated.
    """
    reason = ""
    for attempt in range(TRIES if question.variables else 1):
        draws = Draws(question.id, seed, attempt)
        scope = Scope({v.name: _draw(v, draws) for v in question.variables})
        for name, formula in question.derived:
            scope.define(name, scope.evaluate(formula))
        broken = next((c for c in question.constraints if not scope.evaluate(c)), None)
        if broken is not None:
            reason = f"the constraint “{broken}” is broken"
            continue
        variant = _build(question, seed, scope)
        reason = find_degeneracy(variant)
        if not reason:
            return variant
    raise DegenerateVariantError(f"seed {seed}: {reason}")


def name_option(question: Question, seed: int, place: int) -> str:
    """Return the opaque id, in the variant of ``seed``, of the option at this place in the file.

    It follows from the question's hash, and so from whys that nobody has seen yet: the
    question's id and the seed are public and would tell where in the file it stands.
    """
    return hashlib.sha256(f"{question.hash}:{seed}:{place}".encode()).hexdigest()[:10]


def find_degeneracy(variant: Variant) -> str:
    """Return why a variant must not be served, or an empty string."""
    for part in variant.parts:
        reason = find_degeneracy(part)
        if reason:
            return f"in the part {part.question.part_id}, {reason}"
    texts = [" ".join(option.text.casefold().split()) for option in variant.options]
    if len(set(texts)) < len(texts):
        return "two options read the same"
    lefts = [" ".join(left.text.casefold().split()) for left in variant.lefts]
    if len(set(lefts)) < len(lefts):
        return "two left texts read the same"
    keys = {blank.id: blank for blank in variant.grid.blanks()} if variant.grid else {}
    answer = variant.question.answer
    if variant.key is not None and answer is not None:
        keys[""] = VariantCell("", "", variant.key, variant.tolerance, answer.decimals)
    seen: set[tuple[str, Decimal]] = set()
    for mistake in variant.mistakes:
        key = keys.get(mistake.cell)
        if key is None:
            continue
        value = round_shown(mistake.value, key.decimals)
        if matches(value, key.key, key.tolerance, key.decimals):
            return f"the mistake {value} equals the key"
        if (mistake.cell, value) in seen:
            return f"two mistakes give {value}"
        seen.add((mistake.cell, value))
    return ""


def _draw(variable: Variable, draws: Draws) -> Any:
    if variable.count:
        return [_draw_one(variable, draws) for _ in range(variable.count)]
    return _draw_one(variable, draws)


def _draw_one(variable: Variable, draws: Draws) -> Any:
    if variable.choices:
        return variable.choices[draws.below(len(variable.choices))]
    steps = int((variable.high - variable.low) / variable.step) + 1
    return variable.low + variable.step * draws.below(steps)


def _build_part(part: Question, seed: int, names: Mapping[str, Any]) -> Variant:
    """Return a part of a case, which sees the case's names and nothing of the other parts."""
    try:
        return _build(part, seed, Scope(names))
    except ExpressionError as error:
        raise ExpressionError(f"in the part {part.part_id}, {error}") from None


def _build(question: Question, seed: int, scope: Scope) -> Variant:
    values = MappingProxyType(dict(scope.names))
    exhibit = _build_grid(question.exhibit, scope) if question.exhibit else None
    # A table's blanks become names, so that its solution may speak of them.
    grid = _build_grid(question.grid, scope) if question.grid else None
    answer = question.answer
    options = _build_options(question, seed, scope)
    order: tuple[str, ...] = ()
    lefts: tuple[VariantLeft, ...] = ()
    if question.items:
        options, order = arrange_items(question, seed, scope)
    elif question.pairs:
        options, lefts = arrange_pairs(question, seed, scope)
    key, tolerance = None, Decimal(0)
    if answer is not None:
        key = to_decimal(scope.evaluate_number(answer.value))
        tolerance = to_decimal(scope.evaluate_number(answer.tolerance))
    return Variant(
        question=question,
        seed=seed,
        stem=render(question.stem, scope),
        options=options,
        order=order,
        lefts=lefts,
        key=key,
        tolerance=tolerance,
        unit=render(answer.unit, scope) if answer else "",
        rounding=render(answer.rounding, scope) if answer else "",
        grid=grid,
        exhibit=exhibit,
        minutes=tuple(
            Remark(render(remark.who, scope), render(remark.said, scope))
            for remark in question.minutes
        ),
        parts=tuple(_build_part(part, seed, values) for part in question.parts),
        solution=tuple(render(step, scope) for step in question.solution),
        mistakes=tuple(
            VariantMistake(
                to_decimal(scope.evaluate_number(mistake.value)),
                render(mistake.why, scope),
                mistake.cell,
            )
            for mistake in question.mistakes
        ),
        values=values,
    )


def _build_options(question: Question, seed: int, scope: Scope) -> tuple[VariantOption, ...]:
    options = [
        VariantOption(
            id=name_option(question, seed, place),
            text=render(option.text, scope),
            correct=option.correct,
            why=render(option.why, scope),
        )
        for place, option in enumerate(question.options)
    ]
    if is_ranked(options):
        return tuple(sorted(options, key=_rank))
    return tuple(Draws(question.hash, seed, "options").shuffle(options))


def is_ranked(options: Sequence[VariantOption]) -> bool:
    """Tell whether options are amounts of one unit, which are shown in ascending order."""
    numbers = [_read_option(option.text) for option in options]
    return None not in numbers and len({number[:2] for number in numbers if number}) == 1


def _rank(option: VariantOption) -> Fraction:
    number = _read_option(option.text)
    return number[2] if number else Fraction(0)


def _read_option(text: str) -> tuple[str, str, Fraction] | None:
    """Return the words before and after an option's only number, and the number."""
    match = _LEADING_NUMBER.match(text.strip())
    if match is None:
        return None
    before, digits, after = match.groups()
    return before, after, Fraction(digits.replace(",", "").replace("−", "-"))


def _build_grid(grid: Grid, scope: Scope) -> VariantGrid:
    rows = []
    for label, cells in grid.rows:
        built = []
        for cell in cells:
            if not cell.id:
                built.append(VariantCell(text=render(cell.text, scope)))
                continue
            exact = scope.evaluate_number(cell.value)
            scope.define(cell.id, exact)
            built.append(
                VariantCell(
                    id=cell.id,
                    key=to_decimal(exact),
                    tolerance=to_decimal(scope.evaluate_number(cell.tolerance)),
                    decimals=cell.decimals,
                    formula=cell.value,
                )
            )
        rows.append((render(label, scope), tuple(built)))
    columns = tuple(render(column, scope) for column in grid.columns)
    return VariantGrid(columns, tuple(rows), grid.unit)
