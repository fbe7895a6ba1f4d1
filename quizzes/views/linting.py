"""What the linter says about the questions, for authors."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from kb.services import current
from people.auth import allow
from people.views.downloads import send_csv
from quizzes.linting.rules import RULES, Severity
from quizzes.services import linting

bp = Blueprint("linting", __name__)


@bp.get("/admin/content/questions")
@allow("administrator")
def show() -> ResponseReturnValue:
    """Show findings by rule and topic, and the figures of the bank."""
    rule, topic = _read_filter()
    return render_template(
        "quizzes/linting.html",
        chosen=linting.choose_findings(rule, topic),
        rule=rule,
        topic=topic,
        rules=RULES,
        topics=current.library().topics,
        severities=Severity,
        problems=len(current.problems()),
    )


@bp.get("/admin/content/questions.csv")
@allow("administrator")
def download() -> ResponseReturnValue:
    """Send the same findings as a file."""
    found = linting.choose_findings(*_read_filter())
    return send_csv("questions", linting.HEAD, linting.tabulate(found.rows))


def _read_filter() -> tuple[str, str]:
    rule, topic = request.args.get("rule", ""), request.args.get("topic", "")
    known = rule in RULES, topic in current.library().by_slug
    return rule if known[0] else "", topic if known[1] else ""
