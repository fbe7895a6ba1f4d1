"""Content as tests read it: loaded once in a process, since loading takes seconds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kb.load import load_library
from kb.model import Library, Problem
from quizzes.load import load_bank
from quizzes.model import Bank
from settings import ROOT

SHIPPED = ROOT / "content"
SAMPLE = ROOT / "tests" / "sample_content"


@cache
def open_library(folder: Path) -> tuple[Library, list[Problem]]:
    """Return a folder's library with its problems, to be looked at only."""
    return load_library([folder])


@cache
def open_bank(folder: Path) -> tuple[Bank, list[Problem]]:
    """Return a folder's questions with their problems, to be looked at only."""
    return load_bank([folder], open_library(folder)[0])
