"""The style sheet that pages link: all sheets of ``static/css`` joined into one.

One request instead of six, and no build step: joined once when first asked for.
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


@cache
def join_sheets(folder: Path) -> tuple[str, str]:
    """Return the joined sheet and its short digest, in the order the cascade needs."""
    text = "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return text, hashlib.sha256(text.encode()).hexdigest()[:10]
