"""The files that pages link, joined: one request instead of several, and no build step.

They are joined once when first asked for.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

SHEETS = (
    "tokens",
    "base",
    "components",
    "player",
    "evidence",
    "topic",
    "search",
    "people",
    "pages",
)

BUNDLES = {
    "topic.css": ("css/reading.css", "css/figures.css", "css/calculate.css"),
    "sitting.css": ("css/sitting.css", "css/case.css", "css/figures.css"),
    "late.js": ("js/sitting-clock.js", "js/sitting-queue.js", "js/sitting-late.js"),
    "rules.js": ("js/controls.js", "js/rules.js"),
    "player.js": ("js/controls.js", "js/player.js"),
    "sitting.js": (
        "js/controls.js",
        "js/sitting-clock.js",
        "js/sitting-queue.js",
        "js/sitting.js",
        "js/sitting-page.js",
        "js/calculator.js",
    ),
    "review.css": ("css/progress.css", "css/review.css", "css/case.css", "css/figures.css"),
    "topic.js": ("js/topic.js", "js/notes.js", "js/calculate.js"),
}


@cache
def join_bundle(folder: Path, name: str) -> tuple[str, str]:
    """Return the files of a bundle joined, and their short digest. ``folder`` is ``static``."""
    text = "\n".join((folder / part).read_text(encoding="utf-8") for part in BUNDLES[name])
    return text, hashlib.sha256(text.encode()).hexdigest()[:10]


@cache
def join_sheets(folder: Path) -> tuple[str, str]:
    """Return the joined sheet and its short digest, in the order the cascade needs."""
    text = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return text, hashlib.sha256(text.encode()).hexdigest()[:10]
