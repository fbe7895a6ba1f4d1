"""What attempts are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kb.model import Library
from quizzes.exams.model import Blueprint
from quizzes.invitations import lower_name
from quizzes.root_cause import read_probes
from quizzes.sittings import Mode

MODES = {
    Mode.PRACTICE: "Practice",
    Mode.QUIZ: "Quiz",
    Mode.EXAM: "Exam",
    Mode.REVIEW: "Review",
    Mode.PLACEMENT: "Placement",
}


def name_attempt(
    mode: Mode,
    exam: str,
    topics: Collection[str],
    library: Library,
    blueprints: Mapping[str, Blueprint],
) -> str:
    """Return a name like "Practice, demand planning", or the exam's own title.

    ``topics`` are the slugs of what it asks; several make it mixed.
    """
    if exam in blueprints:
        return blueprints[exam].title
    probes = read_probes(exam)
    slugs = {probes[1]} if probes else set(topics)
    topic = library.by_slug.get(next(iter(slugs))) if len(slugs) == 1 else None
    if probes and topic:
        return f"Three questions on {lower_name(topic.short)}"
    return f"{MODES[mode]}, {lower_name(topic.short) if topic else 'mixed'}"
