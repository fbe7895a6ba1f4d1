"""Marking passages inside rendered HTML, and reading the text that passages are sought in.

Formulas, figures, forms and tooltips are no text: the page's script, which reads
what a reader selects, leaves out the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from typing import NamedTuple

from kb.quotes import find_quote

_PART = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>|&[#\w]+;|[^<&]+|[<&]""", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_TIP = re.compile(r"""\sclass="(?:[^"]*\s)?tip[\s"]""")
_LEFT_OUT = {"math", "svg", "form", "select", "script", "style"}
_VOID = {"br", "col", "hr", "img", "input", "wbr"}


@dataclass(frozen=True)
class Mark:
    """A passage to mark, by its text and what surrounds it. ``id`` names it on the page."""

    id: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    noted: bool = False


class _Sign(NamedTuple):
    """One character of the text, where the HTML holds it, and between which tags."""

    char: str
    start: int
    end: int
    piece: int


def read_page_text(html: str) -> str:
    """Return the text of rendered HTML in which passages are sought."""
    return "".join(sign.char for sign in _read_signs(html))


def mark_passages(html: str, marks: Iterable[Mark]) -> tuple[str, frozenset[str]]:
    """Return the HTML with ``<mark>`` around each passage, and the ids of those found.

    The first piece of a passage has the id ``mark-ID``. Passages may overlap.
    """
    found = set()
    for mark in marks:
        signs = _read_signs(html)
        text = "".join(sign.char for sign in signs)
        place = find_quote(text, mark.quote, mark.prefix, mark.suffix)
        if place is not None:
            html = _wrap(html, signs[slice(*place)], mark)
            found.add(mark.id)
    return html, frozenset(found)


def _wrap(html: str, signs: list[_Sign], mark: Mark) -> str:
    """Put a mark around every run of text between two tags, so that elements stay nested."""
    runs = [list(run) for _, run in groupby(signs, key=lambda sign: sign.piece)]
    runs = [run for run in runs if any(not sign.char.isspace() for sign in run)]
    for number, run in reversed(list(enumerate(runs))):
        name = f' id="mark-{escape(mark.id)}"' if number == 0 else ""
        kind = "own noted" if mark.noted else "own"
        opening = f'<mark class="{kind}"{name} data-note="{escape(mark.id)}">'
        start, end = run[0].start, run[-1].end
        html = f"{html[:start]}{opening}{html[start:end]}</mark>{html[end:]}"
    return html


def _read_signs(html: str) -> list[_Sign]:
    signs: list[_Sign] = []
    piece = depth = 0  # depth counts the open elements inside one that is left out
    for part in _PART.finditer(html):
        shown = part.group()
        if len(shown) > 1 and shown.startswith("<"):
            piece += 1
            depth = _change_depth(shown, depth)
        elif not depth and shown[0] == "&":
            signs += [_Sign(char, part.start(), part.end(), piece) for char in unescape(shown)]
        elif not depth:
            signs += [_Sign(c, at, at + 1, piece) for at, c in enumerate(shown, part.start())]
    return signs


def _change_depth(tag: str, depth: int) -> int:
    named = _TAG.match(tag)
    if named is None or named[2].lower() in _VOID or tag.endswith("/>"):
        return depth
    if named[1]:
        return max(0, depth - 1)
    left_out = named[2].lower() in _LEFT_OUT or _TIP.search(tag) is not None
    return depth + 1 if depth or left_out else 0
