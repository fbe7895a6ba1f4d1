"""Formulas in questions, evaluated by simpleeval with what ``quizzes.functions`` allows."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

import simpleeval

from quizzes.functions import FUNCTIONS
from quizzes.lists import MAX_ITEMS, as_sequence
from quizzes.numbers import ExpressionError, as_number, as_whole, exact, settle

MAX_LENGTH = 500

_FORBIDDEN_NODES = (
    ast.Assign,
    ast.AugAssign,
    ast.Attribute,
    ast.Dict,
    ast.DictComp,
    ast.FormattedValue,
    ast.Import,
    ast.JoinedStr,
    ast.Set,
    ast.keyword,
)


def _arithmetic(
    calculate: Callable[[Fraction, Fraction], Fraction | int],
) -> Callable[[object, object], Fraction]:
    def apply(left: object, right: object) -> Fraction:
        return settle(Fraction(calculate(as_number(left), as_number(right))))

    return apply


def _add(left: object, right: object) -> Fraction | list[Any]:
    if isinstance(left, list) and isinstance(right, list):
        if len(left) + len(right) > MAX_ITEMS:
            raise ExpressionError(f"a list may have at most {MAX_ITEMS} items")
        return left + right
    return settle(as_number(left) + as_number(right))


def _power(base: object, exponent: object) -> Fraction:
    number, power = as_number(base), as_number(exponent)
    if power.denominator == 1 and abs(power) <= 100:
        return settle(Fraction(number ** int(power)))
    if number < 0:
        raise ExpressionError("a negative number to a power that is not whole")
    return settle(as_number(math.pow(number, power)))


_OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: _add,
    ast.Sub: _arithmetic(operator.sub),
    ast.Mult: _arithmetic(operator.mul),
    ast.Div: _arithmetic(operator.truediv),
    ast.FloorDiv: _arithmetic(operator.floordiv),
    ast.Mod: _arithmetic(operator.mod),
    ast.Pow: _power,
    ast.USub: lambda x: -as_number(x),
    ast.UAdd: lambda x: +as_number(x),
    ast.Not: operator.not_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda item, values: item in as_sequence(values),
    ast.NotIn: lambda item, values: item not in as_sequence(values),
}


def _constant(node: ast.Constant) -> Any:
    value = node.value
    return value if isinstance(value, bool | str) else as_number(value)


@lru_cache(maxsize=4096)
def _parse(text: str) -> ast.expr:
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"a formula may have at most {MAX_LENGTH} characters")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError(f"“{text.strip()}” is not a formula") from None


class _Evaluator(simpleeval.EvalWithCompoundTypes):  # type: ignore[misc]  # it carries no types
    """simpleeval, which need not look into numbers for anything forbidden."""

    def _check_disallowed_items(self, item: Any) -> None:
        if type(item) is not Fraction:
            super()._check_disallowed_items(item)


class Scope:
    """The names a formula may use. ``define`` adds one; ``evaluate`` returns a value."""

    def __init__(self, names: Mapping[str, Any] | None = None) -> None:
        self.names: dict[str, Any] = {n: exact(v) for n, v in (names or {}).items()}
        self._evaluator = _Evaluator(
            operators=dict(_OPERATORS), functions=dict(FUNCTIONS), names=self.names
        )
        self._evaluator.functions = dict(FUNCTIONS)
        for node in _FORBIDDEN_NODES:
            self._evaluator.nodes.pop(node, None)
        self._evaluator.nodes[ast.Constant] = _constant
        self._evaluator.nodes[ast.Subscript] = self._subscript

    def define(self, name: str, value: Any) -> None:
        """Make ``value`` known under ``name`` to the formulas that follow."""
        self.names[name] = exact(value)

    def evaluate(self, text: str) -> Any:
        """Return the value of a formula: a Fraction, bool, str or list.

        Raises:
            ExpressionError: it cannot be evaluated here.
        """
        node = _parse(text)
        try:
            value = self._evaluator.eval(text, previously_parsed=node)
        except ExpressionError as error:
            raise ExpressionError(f"“{text.strip()}”: {error}") from None
        except ZeroDivisionError:
            raise ExpressionError(f"“{text.strip()}” divides by zero") from None
        except simpleeval.NameNotDefined as error:
            raise ExpressionError(f"“{text.strip()}”: {error.name} is not known here") from None
        except simpleeval.FunctionNotDefined as error:
            raise ExpressionError(
                f"“{text.strip()}”: there is no function {error.func_name}"
            ) from None
        except (
            simpleeval.InvalidExpression,
            ArithmeticError,
            AttributeError,
            IndexError,
            KeyError,
            RecursionError,
            TypeError,
            ValueError,
        ):
            raise ExpressionError(f"“{text.strip()}” cannot be evaluated") from None
        if callable(value):
            raise ExpressionError(f"“{text.strip()}”: {text.strip()} is not known here")
        return value

    def evaluate_number(self, text: str) -> Fraction:
        """Return the value of a formula that must give a number."""
        value = self.evaluate(text)
        if isinstance(value, bool) or not isinstance(value, Fraction):
            raise ExpressionError(f"“{text.strip()}” does not give a number")
        return value

    def _subscript(self, node: ast.Subscript) -> Any:
        values = as_sequence(self._evaluator._eval(node.value))
        if isinstance(node.slice, ast.Slice):
            part = node.slice
            return values[
                self._bound(part.lower) : self._bound(part.upper) : self._bound(part.step)
            ]
        return values[as_whole(self._evaluator._eval(node.slice))]

    def _bound(self, node: ast.expr | None) -> int | None:
        return None if node is None else as_whole(self._evaluator._eval(node))
