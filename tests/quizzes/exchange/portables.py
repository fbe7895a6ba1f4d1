"""Questions with texts that are hard to carry, for hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from quizzes.exchange.model import Portable
from quizzes.exchange.portable import write_number
from quizzes.model import LEVELS, Extra, Mistake, NumericAnswer, Option, OrderedItem, Pair

# What one of the formats, a spreadsheet, YAML or HTML gives a meaning to.
NASTY = (
    "{", "}", "{{", "}}", "~", "=", "#", "####", ":", "::", "\\", "\\n", "->", "//", "%50%", "%",
    "[html]", "[plain]", "[id:x]", "]]>", "<b>", "</text>", "&amp;", "&", "<!-- -->", '"', "'",
    "''", "'=", "+", "-", "@", "=1+1", ",", ";", "\t", "$CATEGORY:", "$x^2$", "- ", "? ", "! ",
    "no", "1.5e3", "−", "\u202f%", "\u00a0", "é", "日本", "😀", "T", "FALSE", "{#5}", "|", "`",
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
PIECES = st.one_of(st.sampled_from(NASTY), st.text(CHARACTERS, max_size=8), st.just(" "))


def texts(*, lines: bool = True) -> st.SearchStrategy[str]:
    """Return texts with content; with ``lines`` they may hold line breaks."""
    pieces = st.one_of(PIECES, st.just("\n")) if lines else PIECES
    joined = st.lists(pieces, min_size=1, max_size=8).map("".join)
    return joined.map(str.strip).filter(bool)


SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
WHYS = st.one_of(st.just(""), texts())
LABELS = st.one_of(st.just(""), texts(lines=False))
NUMBERS = st.decimals("-99999999", "99999999", places=4).map(write_number)
SIZES = st.decimals("0", "1000", places=3).map(write_number)


@st.composite
def portables(draw: st.DrawFn) -> Portable:
    """Draw a question of any kind that formats may hold, perhaps with gaps."""
    kind = draw(st.sampled_from(sorted(MAKERS)))
    return Portable(
        id=draw(SLUGS),
        kind=kind,
        stem=draw(texts()),
        topic=draw(st.one_of(st.just(""), SLUGS)),
        section=draw(st.one_of(st.just(""), SLUGS)),
        domain=draw(st.one_of(st.none(), st.integers(1, 8))),
        level=draw(st.sampled_from(("", *LEVELS))),
        difficulty=draw(st.one_of(st.none(), st.integers(1, 5))),
        terms=tuple(draw(st.lists(SLUGS, max_size=3))),
        solution=tuple(draw(st.lists(texts(lines=False), max_size=3))),
        negative=draw(st.booleans()),
        enemies=tuple(draw(st.lists(SLUGS, max_size=2))),
        **draw(MAKERS[kind]),
    )


@st.composite
def _choices(draw: st.DrawFn, most: int) -> dict[str, Any]:
    keys = draw(st.integers(min(2, most), most))
    count = draw(st.integers(keys + 1, 6))
    options = [Option(draw(texts()), n < keys, draw(WHYS), draw(LABELS)) for n in range(count)]
    return {"options": tuple(draw(st.permutations(options)))}


@st.composite
def _items(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(2, 7))
    return {"items": tuple(OrderedItem(draw(texts()), draw(WHYS)) for _ in range(count))}


@st.composite
def _pairs(draw: st.DrawFn) -> dict[str, Any]:
    pairs, extras = draw(st.integers(1, 6)), draw(st.integers(0, 3))
    return {
        "pairs": tuple(Pair(draw(texts()), draw(texts()), draw(WHYS)) for _ in range(pairs)),
        "extras": tuple(Extra(draw(texts()), draw(WHYS), draw(LABELS)) for _ in range(extras)),
    }


@st.composite
def _numbers(draw: st.DrawFn) -> dict[str, Any]:
    answer = NumericAnswer(
        value=draw(NUMBERS),
        unit=draw(LABELS),
        tolerance=draw(SIZES),
        decimals=draw(st.integers(0, 8)),
        rounding=draw(LABELS),
    )
    mistakes = draw(st.lists(st.builds(Mistake, NUMBERS, WHYS), max_size=4))
    return {"answer": answer, "mistakes": tuple(mistakes)}


MAKERS = {
    "single-choice": _choices(1),
    "multiple-response": _choices(4),
    "ordering": _items(),
    "matching": _pairs(),
    "numeric": _numbers(),
}
