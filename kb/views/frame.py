"""What the frame of every page shows: partner, person, theme, addresses of assets."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Flask, request, url_for

from kb.reading import read_settings
from kb.services import current
from people import auth
from settings import ROOT, Settings


def install_frame(app: Flask, settings: Settings) -> None:
    """Give every template the frame's context.

    ``asset(name)`` is the address of a static file with its content's hash, so
    that browsers may keep it for good.
    """
    hashes: dict[str, str] = {}

    def asset(name: str) -> str:
        if name not in hashes or app.debug:
            content = (ROOT / "static" / name).read_bytes()
            hashes[name] = hashlib.sha256(content).hexdigest()[:10]
        return url_for("static", filename=name, v=hashes[name])

    def frame() -> dict[str, Any]:
        theme = request.cookies.get("theme", "system")
        return {
            "asset": asset,
            "library": current.library(),
            "partner": settings.partner,
            "person": auth.current_person(),
            "is_instructor": auth.instructs(),
            "reading": read_settings(request.cookies.get("reading", "")),
            "theme": theme if theme in {"light", "dark"} else "system",
        }

    app.context_processor(frame)
