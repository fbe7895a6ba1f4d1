"""LaTeX formulas as MathML."""

from __future__ import annotations

import re

from latex2mathml.converter import convert

_COMMAND = re.compile(r"\\[a-zA-Z]+")
_LONGEST = 1000
_DROPPED = re.compile(r"\\(frac|left|right|sqrt|bar|text|begin|end|,|;|!|quad|qquad)")
_GREEK = re.compile(r"\\([a-zA-Z]+)")


class FormulaError(ValueError):
    """A formula can't be shown; the message says why and what to do."""


def render_formula(latex: str, *, display: bool = False) -> str:
    """Return a ``math`` element for the formula, not yet sanitised.

    Raises:
        FormulaError: the LaTeX is broken, too long, too deep or holds an unknown command.
    """
    if len(latex) > _LONGEST:
        raise FormulaError(f"The formula is longer than {_LONGEST} characters. Split it.")
    if latex.count("{") != latex.replace("\\}", "").count("}") + latex.count("\\{"):
        raise FormulaError(f"The braces of ${latex}$ don't match. Close every {{ with a }}.")
    try:
        markup = convert(latex, display="block" if display else "inline")
    except RecursionError:
        raise FormulaError("The formula is nested too deeply. Write it flatter.") from None
    except Exception as error:  # the converter raises bare IndexError, KeyError and its own
        kind = type(error).__name__.removesuffix("Error")
        raise FormulaError(f"${latex}$ is not valid LaTeX ({kind}). Correct it.") from None
    unknown = _COMMAND.search(markup)
    if unknown:
        raise FormulaError(f"{unknown.group()} is not a known LaTeX command. Write it differently.")
    return str(markup)


def read_formula(latex: str) -> str:
    """Return the formula as words to search for: ``\\sum e`` becomes ``sum e``."""
    words = _GREEK.sub(r" \1 ", _DROPPED.sub(" ", latex))
    return " ".join(re.sub(r"[{}\\&]", " ", words).split())
