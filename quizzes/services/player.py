"""What the player's pages show of an attempt: keys only where the answer counts."""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import Library, Section, Term, Topic
from quizzes.invitations import lower_name
from quizzes.responses import parse_response
from quizzes.services.attempts import find_sitting, recall_variant
from quizzes.services.errors import NotFoundError
from quizzes.sittings import Item, Sitting
from quizzes.variant_model import Variant
from quizzes.verdicts import Feedback, leave_open, make_feedback


@dataclass(frozen=True)
class Place:
    """A question of an attempt with its variant; ``feedback`` once its key may be shown."""

    item: Item
    variant: Variant
    feedback: Feedback | None
    topic: Topic | None
    section: Section | None
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class PlayerPage:
    """The player at one position. ``next`` is where to continue, or None at the end."""

    sitting: Sitting
    place: Place
    title: str
    next: int | None


def describe_place(sitting: Sitting, item: Item, library: Library) -> Place:
    """Return a question as it was asked, with feedback if its key may be shown."""
    variant = recall_variant(item)
    feedback = None
    if sitting.reveals(item):
        feedback = leave_open(variant)
        if item.answer is not None:
            response = parse_response(variant, item.answer.response)
            feedback = make_feedback(variant, response, item.answer.certainty)
    topic = library.by_slug.get(item.topic)
    return Place(
        item=item,
        variant=variant,
        feedback=feedback,
        topic=topic,
        section=topic.section(item.section) if topic else None,
        terms=tuple(
            library.by_term[term] for term in variant.question.every_term if term in library.by_term
        ),
    )


def open_player(
    person_id: str, attempt_id: str, position: int | None, library: Library
) -> PlayerPage:
    """Return the player at a position, by default the first open one.

    Raises:
        NotFoundError: there is no such attempt or position, or it is somebody else's.
    """
    sitting = find_sitting(person_id, attempt_id)
    if position is None:
        position = sitting.next_open() or len(sitting.items)
    item = sitting.item(position)
    if item is None:
        raise NotFoundError
    return PlayerPage(
        sitting=sitting,
        place=describe_place(sitting, item, library),
        title=name_set(sitting, library),
        next=sitting.next_open(position),
    )


def name_set(sitting: Sitting, library: Library) -> str:
    """Return "Practice, demand planning" or, over several topics, "Practice, mixed"."""
    slugs = {item.topic for item in sitting.items}
    topic = library.by_slug.get(next(iter(slugs))) if len(slugs) == 1 else None
    return f"Practice, {lower_name(topic.short) if topic else 'mixed'}"
