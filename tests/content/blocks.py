"""The blocks of a page that carry computed numbers, read from its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EXAMPLE = re.compile(
    r"^::: example (?P<id>EX-\w+) (?P<title>[^\n]*)\n(?P<text>.*?)^:::", re.M | re.S
)
_CHART = re.compile(r"^```chart\n(?P<text>.*?)^```", re.M | re.S)
_TABLE = re.compile(r"(?:^Table: (?P<caption>[^\n]*)\n\n)?(?P<text>(?:^\|[^\n]*\n)+)", re.M)
_NOISE = re.compile(
    r"\$\$.*?\$\$|(?<!\\)\$[^$\n]*\$"  # formulas
    r"|\]\([^)]*\)"  # targets of links
    r"|^\d+\. (?=\S)",  # numbers of steps
    re.M | re.S,
)
_NUMBER = re.compile(
    r"(?<![\w.,])(?<![A-Za-z][−+–-])[−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w-]|\.\d)"
)


def read_numbers(text: str) -> list[str]:
    """Return the numbers of a piece of Markdown in reading order; WC1 and M+2 are names."""
    return _NUMBER.findall(_NOISE.sub(" ", text))


def read_blocks(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of every worked example, chart and table, in reading order.

    A table is named by its caption, a chart by its title; tables inside an example belong to
    the example. Blocks without numbers are left out.
    """
    found: list[tuple[int, str, str]] = []
    for match in _EXAMPLE.finditer(markdown):
        found.append((match.start(), match["id"], match["title"] + "\n" + match["text"]))
    rest = _EXAMPLE.sub(lambda match: " " * len(match[0]), markdown)
    for match in _CHART.finditer(rest):
        title = re.search(r"^title: (.*)$", match["text"], re.M)
        found.append((match.start(), f"Chart: {title[1] if title else ''}", match["text"]))
    rest = _CHART.sub(lambda match: " " * len(match[0]), rest)
    for match in _TABLE.finditer(rest):
        caption = f"Table: {match['caption']}" if match["caption"] else "Table without caption"
        found.append((match.start(), caption, match["text"]))
    for _, name, text in sorted(found):
        if read_numbers(text):
            yield name, text
