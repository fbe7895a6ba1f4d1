"""The figures of content folders, read and cleaned once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from kb.drawings import Drawing, read_drawing
from kb.files import SUFFIXES, read_sources
from kb.model import Problem


def load_drawings(folders: Sequence[Path], problems: list[Problem]) -> dict[str, Drawing]:
    """Return the drawings by name; a later folder's replaces an earlier one's.

    What is wrong in a drawing is added to ``problems``.
    """
    drawings: dict[str, Drawing] = {}
    for source in read_sources(folders, "topics/figures/*.svg", problems):
        drawing, faults = read_drawing(source.text)
        problems += [Problem(source.name, line, "", said) for line, said in faults]
        if drawing is not None:
            drawings[PurePosixPath(source.place).stem] = drawing
    return drawings


def list_figures(folders: Sequence[Path]) -> frozenset[str]:
    """Return the figures there are, as pages name them: ``figures/name.svg``."""
    found = (path for folder in folders for path in folder.glob("topics/figures/*"))
    return frozenset(f"figures/{path.name}" for path in found if path.suffix in SUFFIXES)
