"""Faults that only show in Markdown as written: fences of callouts."""

from __future__ import annotations

import re
from collections.abc import Iterator

CALLOUTS = ("definition", "example", "trap", "note", "recap")
_FENCE = re.compile(r" {0,3}:::+(.*)\Z")
_CODE = re.compile(r" {0,3}(```|~~~)")


def find_fence_faults(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield line (from 0) and message for callouts that are unknown, nested or left open."""
    opened: tuple[int, str] | None = None
    in_code = False
    for number, line in enumerate(markdown.split("\n")):
        if _CODE.match(line):
            in_code = not in_code
        match = None if in_code else _FENCE.match(line)
        if match is None:
            continue
        words = match.group(1).split()
        if not words:
            if opened is None:
                yield number, "This ::: closes nothing. Remove it, or open a callout above."
            opened = None
            continue
        if opened is not None:
            yield opened[0], _left_open(opened[1])
        if words[0] not in CALLOUTS:
            yield number, f"{words[0]} is not a callout. Use one of: {', '.join(CALLOUTS)}."
        elif words[0] == "example" and len(words) < 3:
            yield number, "An example needs an id and a title: ::: example EX-04b Its title."
        opened = (number, words[0])
    if opened is not None:
        yield opened[0], _left_open(opened[1])


def _left_open(name: str) -> str:
    return f"The callout {name} is not closed. Write ::: on a line of its own after it."
