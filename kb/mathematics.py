"""LaTeX formulas as MathML."""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element

_COMMAND = re.compile(r"\\[a-zA-Z]+")
_PAIRS = frozenset({"mfrac", "mroot", "msub", "msup", "munder", "mover"})
_REFUSED = frozenset({"mathcolor", "mathbackground", "style", "href", "class", "id"})
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
        element = convert_to_element(latex, display="block" if display else "inline")
    except RecursionError:
        raise FormulaError("The formula is nested too deeply. Write it flatter.") from None
    except Exception as error:  # the converter raises bare IndexError, KeyError and its own
        kind = type(error).__name__.removesuffix("Error")
        raise FormulaError(f"${latex}$ is not valid LaTeX ({kind}). Correct it.") from None
    for part in element.iter():
        _check_part(part, latex)
        # The converter writes characters as references; as text they are escaped once, rightly.
        part.text = unescape(part.text or "")
    return tostring(element, encoding="unicode")


def _check_part(part: Element, latex: str) -> None:
    unknown = _COMMAND.search(part.text or "")
    if unknown and part.tag != "mtext":
        raise FormulaError(f"{unknown.group()} is not a known LaTeX command. Write it differently.")
    if part.attrib.keys() & _REFUSED:
        raise FormulaError("Colours and styles are not allowed in formulas. Remove them.")
    if part.tag in _PAIRS and len(part) != 2:
        raise FormulaError(f"${latex}$ lacks an argument. Write both parts in braces.")


def read_formula(latex: str) -> str:
    """Return the formula as words to search for: ``\\sum e`` becomes ``sum e``."""
    words = _GREEK.sub(r" \1 ", _DROPPED.sub(" ", latex))
    return " ".join(re.sub(r"[{}\\&]", " ", words).split())
