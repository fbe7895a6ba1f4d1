"""What the views of reading share: who reads, and what is not theirs."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash
from werkzeug.exceptions import NotFound

from kb.model import Topic
from kb.services import current
from kb.services.notes import MissingError
from people.auth import current_person, ensure_person
from people.errors import show_error

GUEST = "Kept in this browser. Sign up, and it stays yours on every device."


def ensure_reader() -> str:
    """Return the id of who is asking; a visitor becomes a guest and is told so, this once."""
    known = current_person()
    if known is None:
        flash(GUEST)
    return ensure_person().id


def find_topic(slug: str) -> Topic:
    """Return the topic, or answer 404."""
    topic = current.library().by_slug.get(slug)
    if topic is None:
        abort(404)
    return topic


def show_missing(_error: MissingError) -> Response:
    """Answer somebody else's note like one that never was."""
    return show_error(NotFound())


def answer_missing(blueprint: Blueprint) -> None:
    """Let a blueprint answer what is missing or somebody else's with 404."""
    blueprint.register_error_handler(MissingError, show_missing)
