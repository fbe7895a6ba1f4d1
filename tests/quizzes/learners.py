"""A course of three topics with a dozen questions each, and learners who answered some."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from types import MappingProxyType

from kb.model import Library, Link, LinkType, Topic
from quizzes.answers import Counted
from quizzes.course import Course
from quizzes.exams.model import Blueprint, Grouping, Purpose
from quizzes.learner import Learner
from quizzes.load import make_bank
from quizzes.model import Certainty, Kind
from tests.quizzes.samples import choice

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)  # a Monday
SLUGS = ("alpha", "beta", "gamma")
EACH = 12
EXAM = Blueprint("exam", "Exam", "", Purpose.EXAM, Grouping.TOPIC, 18, minutes=20, line=70)


def make_topic(number: int, slug: str) -> Topic:
    return Topic(
        number, slug, slug.title(), slug.title(), "", (1,), 10, (), "", "", (), "", (), 0, ""
    )


def make_course() -> Course:
    """Return a course in which each topic rests on the one before."""
    topics = tuple(make_topic(number, slug) for number, slug in enumerate(SLUGS, 1))
    links = tuple(Link(one, other, LinkType.PREREQUISITE, "") for one, other in pairwise(SLUGS))
    library = Library(
        topics, links=links, by_slug=MappingProxyType({topic.slug: topic for topic in topics})
    )
    bank = make_bank(
        choice(id=f"{slug[0]}{n}", topic=slug, section=f"part-{n % 4}", difficulty=1 + n % 5)
        for slug in SLUGS
        for n in range(EACH)
    )
    return Course(library, bank, MappingProxyType({"exam": EXAM}))


COURSE = make_course()


def answers(text: str, days_ago: int = 0) -> tuple[Counted, ...]:
    """Return answers like ``a1+ b2- g3?-``: question, certain or unsure, right or wrong.

    Without a mark of certainty it is fair; they come a minute apart.
    """
    topics = {slug[0]: slug for slug in SLUGS}
    marks = {"!": Certainty.CERTAIN, "?": Certainty.UNSURE}
    return tuple(
        Counted(
            question_id=token.rstrip("+-!?"),
            topic=topics[token[0]],
            kind=Kind.SINGLE_CHOICE,
            credit=float(token[-1] == "+"),
            certainty=marks.get(token[-2], Certainty.FAIR),
            answered_at=NOW - timedelta(days=days_ago, minutes=90 - place),
            seconds=60.0,
            section=f"part-{int(token.rstrip('+-!?')[1:]) % 4}",
            attempt_id="set",
            position=place + 1,
        )
        for place, token in enumerate(text.split())
    )


def make_learner(given: tuple[Counted, ...] = (), exam_on: date | None = None) -> Learner:
    return Learner(COURSE, given, "UTC", NOW, exam_on)


# Ten answers in alpha, all right; eight in beta, half right; four in gamma, all wrong.
MIXED = " ".join(
    [*(f"a{n}+" for n in range(10)), *(f"b{n}{'+-'[n % 2]}" for n in range(8))]
    + [f"g{n}!-" for n in range(4)]
)
