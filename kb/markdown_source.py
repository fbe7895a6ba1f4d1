"""Faults that only show in Markdown as written: fences of callouts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.calculations import ALL, find

CALLOUTS = ("definition", "example", "trap", "note", "recap", "try")
_FENCE = re.compile(r" {0,3}:::+(.*)\Z")
_CODE = re.compile(r" {0,3}(```|~~~)")


def find_fence_faults(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield line (from 0) and message for callouts that are unknown, nested or left open."""
    opened: tuple[int, str] | None = None
    in_code = False
    panels: set[str] = set()
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
        if said := _fault_opening(words, panels):
            yield number, said
        opened = (number, words[0])
    if opened is not None:
        yield opened[0], _left_open(opened[1])


def _left_open(name: str) -> str:
    return f"The callout {name} is not closed. Write ::: on a line of its own after it."


def _fault_opening(words: list[str], panels: set[str]) -> str:
    """Return what is wrong with a line that opens a callout, or nothing."""
    if words[0] not in CALLOUTS:
        return f"{words[0]} is not a callout. Use one of: {', '.join(CALLOUTS)}."
    if words[0] == "example" and len(words) < 3:
        return "An example needs an id and a title: ::: example EX-04b Its title."
    return _fault_panel(words[1:], panels) if words[0] == "try" else ""


def _fault_panel(names: list[str], seen: set[str]) -> str:
    """Return what is wrong with a ``::: try`` line; ``seen`` takes up the name."""
    if len(names) != 1 or find(names[0]) is None:
        known = ", ".join(calculation.id for calculation in ALL)
        return f"{' '.join(names) or 'Nothing'} is not a calculation. Use one of: {known}."
    if names[0] in seen:
        return f"The calculation {names[0]} stands on this page twice. Keep one."
    seen.add(names[0])
    return ""
