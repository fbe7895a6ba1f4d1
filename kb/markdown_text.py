"""Markdown tokens as plain text, for search, snippets and word counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from kb.documents import parse_yaml
from kb.mathematics import read_formula

CHART = "chart"
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_CONTAINERS = ("container_", "table_", "footnote_block")


def read_inline(token: Token) -> str:
    """Return the visible text of an inline token, with straight quotes."""
    parts: list[str] = []
    for child in token.children or []:
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type.startswith("math"):
            parts.append(read_formula(child.content))
        elif child.type == "image":
            parts.append(child.content)
    return "".join(parts).translate(_STRAIGHT)


def read_text(tokens: Sequence[Token]) -> str:
    """Return the text of all tokens, one line a block."""
    return "\n".join(line for line in _read_lines(tokens) if line)


def count_words(tokens: Sequence[Token]) -> int:
    """Return the number of words of running prose: no callouts, tables, formulas, headings."""
    depth, words, heading = 0, 0, False
    for token in tokens:
        if token.type.startswith(_CONTAINERS):
            depth += token.nesting
        elif token.type.startswith("heading"):
            heading = token.nesting == 1
        elif token.type == "inline" and depth == 0 and not heading:
            words += len(read_inline(token).split())
    return words


def _read_chart(block: str) -> Iterator[str]:
    """Yield what a chart says in words."""
    data = parse_yaml(block).data
    if isinstance(data, dict):
        yield from (str(data[key]).strip() for key in ("title", "alt") if data.get(key))


def _read_lines(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield read_inline(token)
        elif token.type == "math_block":
            yield read_formula(token.content)
        elif token.type == "fence" and token.info.strip() == CHART:
            yield from _read_chart(token.content)
        elif token.type in ("fence", "code_block"):
            yield token.content.strip()
        elif token.type == "container_example_open":
            yield " ".join(token.info.split()[2:])
