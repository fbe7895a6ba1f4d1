"""The author's preview: pages that follow the files, with what is wrong on top.

Only ``flask content preview`` installs this; a served site has none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app, jsonify, request

from kb.model import Problem
from kb.services import current
from kb.services.editing import find_editing_problems
from kb.services.search import search_index
from kb.services.watch import Watch
from people.auth import allow
from quizzes.services.current import bank
from settings import Settings

SHOWN = 12

bp = Blueprint("preview", __name__)


def install_preview(app: Flask, settings: Settings) -> None:
    """Make an application follow the content folders of these settings."""
    load: Callable[[Flask, Settings], None] = app.extensions["linkage.load"]
    app.config["TEMPLATES_AUTO_RELOAD"] = True

    def load_all() -> None:
        with app.app_context():
            load(app, settings)
            search_index().build()
            app.extensions["linkage.findings"] = _find_problems()

    app.extensions["linkage.watch"] = Watch(settings.content, load_all)
    app.before_request(_look)
    app.context_processor(lambda: {"preview": describe(request.path)})
    app.register_blueprint(bp)


@bp.get("/preview/state")
@allow("anyone")
def show_state() -> Response:
    """Answer with the version of the content that is loaded."""
    return jsonify(version=_watch().version)


def describe(path: str) -> dict[str, Any]:
    """Return what the banner shows: the version, and the problems, those of this page first."""
    found: list[Problem] = current_app.extensions["linkage.findings"]
    slug = path.rstrip("/").rpartition("/")[2]
    here = [p for p in found if slug and f"-{slug}." in p.file]
    shown = [*here, *(p for p in found if p not in here)][:SHOWN]
    return {
        "version": _watch().version,
        "problems": shown,
        "here": len(here),
        "total": len(found),
    }


def _find_problems() -> list[Problem]:
    asked = {term for question in bank().questions for term in question.every_term}
    found = find_editing_problems(current.library(), asked, current.folders())
    return [*_sort(current.problems()), *_sort(found)]


def _sort(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.file, p.line or 0, p.field))


def _look() -> None:
    if request.endpoint != "static":
        _watch().look()


def _watch() -> Watch:
    return cast(Watch, current_app.extensions["linkage.watch"])
