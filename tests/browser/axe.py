"""What axe finds wrong with a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# The rules whose outcome depends on colours, which is all that a theme changes.
# They take most of the time: narrow in light, wide in dark, and the others in both widths.
COLOUR_RULES = {"runOnly": ["color-contrast", "link-in-text-block"]}
OTHER_RULES = {"rules": {name: {"enabled": False} for name in COLOUR_RULES["runOnly"]}}


def find_violations(page: Page, options: dict[str, Any] | None = None) -> list[Any]:
    """Return the id and the first elements of every rule that the page breaks."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "options => axe.run(document, options)", {"resultTypes": ["violations"]} | (options or {})
    )
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found["violations"]]
