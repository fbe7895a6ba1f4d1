"""What axe finds wrong with a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# A script answers a new width in the next frame.
SETTLE = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def find_violations(page: Page) -> list[Any]:
    """Return the id and the first elements of every rule that the page breaks."""
    page.evaluate(SETTLE)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found["violations"]]
