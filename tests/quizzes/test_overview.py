"""The instructor's page: weakest first, nothing shown that the data do not carry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from kb.model import Topic
from people.model import CohortRole, Member
from quizzes.overview import Cell, Overview, build_overview
from quizzes.progress import Exposure, MemberProgress

NOW = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)


def topic(number: int, slug: str) -> Topic:
    return Topic(
        number=number, slug=slug, title=slug, short=slug.title(), summary="", domains=(),
        minutes=1, links=(), lead_html="", lead_text="", sections=(), markdown="", terms=(),
        words=0, file="",
    )  # fmt: skip


TOPICS = (topic(1, "demand"), topic(2, "supply"))


def member(name: str, joined: int = 60, role: CohortRole = CohortRole.LEARNER) -> Member:
    return Member(name, name, f"{name}@example.org", role, NOW - timedelta(days=joined))


def progress(days: float = 1, answers: int = 40, **topics: tuple[float, int]) -> MemberProgress:
    when = NOW - timedelta(days=days)
    exposures = tuple(Exposure(slug, credit, n, when) for slug, (credit, n) in topics.items())
    return MemberProgress(exposures, answers, when)


def build(
    found: Mapping[str, MemberProgress | None], exam: date | None = None, zone: str = "UTC"
) -> Overview:
    members = [member("teacher", role=CohortRole.INSTRUCTOR), *(member(name) for name in found)]
    known = {name: entry for name, entry in found.items() if entry}
    return build_overview(members, known, TOPICS, NOW, zone, exam)


def test_rows_go_from_weakest_to_strongest_and_unknown_last() -> None:
    seen = build(
        {
            "strong": progress(demand=(9, 10), supply=(4, 4)),
            "new": progress(demand=(4, 4)),
            "never": None,
            "weak": progress(demand=(3, 10)),
        }
    )
    assert [(r.member.name, r.overall, r.cells, r.answers, r.days_quiet) for r in seen.rows] == [
        ("weak", Cell(30, 10), (Cell(30, 10), Cell(None, 0)), 40, 1),
        ("strong", Cell(93, 14), (Cell(90, 10), Cell(None, 4)), 40, 1),
        ("never", Cell(None, 0), (Cell(None, 0), Cell(None, 0)), 0, None),
        ("new", Cell(None, 4), (Cell(None, 4), Cell(None, 0)), 40, 1),
    ]


@pytest.mark.parametrize(
    ("percent", "ramp"),
    [(0, 0), (39, 0), (40, 1), (54, 1), (55, 2), (69, 2), (70, 3), (84, 3), (85, 4), (100, 4)],
)
def test_the_ramp_has_five_steps(percent: int, ramp: int) -> None:
    assert Cell(percent, 20).ramp == ramp


def test_too_few_answers_have_no_colour() -> None:
    assert Cell(None, 4).ramp is None


def test_who_needs_a_word_and_why() -> None:
    seen = build(
        {
            "fine": progress(demand=(20, 20)),
            "quiet": progress(days=14, demand=(20, 20)),
            "recent": progress(days=13, demand=(20, 20)),
            "low": progress(demand=(9, 20)),
            "early": progress(demand=(0, 19)),
            "never": None,
        }
    )
    assert [(c.member.name, c.reason) for c in seen.concerns] == [
        ("low", "45\u202f% right on the first try, of 20 questions"),
        ("quiet", "Nothing for 14 days"),
        ("never", "Has not answered yet; joined 60 days ago"),
    ]
    assert seen.finding == "Three of 6 need a word this week"


def test_who_has_just_joined_is_left_in_peace() -> None:
    seen = build_overview([member("new", joined=6)], {}, TOPICS, NOW, "UTC", None)
    assert seen.concerns == ()
    assert seen.finding == "Nobody of 1 needs a word this week"


@pytest.mark.parametrize(
    ("learners", "finding"),
    [
        (0, "Nobody has joined yet"),
        (1, "The one learner needs a word this week"),
        (12, "Twelve of 12 need a word this week"),
        (13, "13 of 13 need a word this week"),
    ],
)
def test_the_title_is_the_finding(learners: int, finding: str) -> None:
    assert build({f"l{n}": None for n in range(learners)}).finding == finding


def test_the_summary_names_the_weakest_topic() -> None:
    two = {
        "a": progress(demand=(6, 10), supply=(5, 10)),
        "b": progress(demand=(8, 10), supply=(1, 4)),
    }
    assert build(two).summary == (
        "Supply, topic 2, is where most points are lost: 50\u202f% right on the first try."
    )
    assert build({"a": progress(demand=(1, 4))}).summary == (
        "No topic has 5 answers from one learner yet; shares appear from then on."
    )
    assert build({}).summary == (
        "Hand out the join link. Learners appear here as soon as they use it."
    )


def test_the_figures_carry_their_n() -> None:
    found: dict[str, MemberProgress | None] = {
        "a": progress(days=6, answers=1200, demand=(6, 10)),
        "b": progress(days=7, answers=34, demand=(9, 10)),
        "c": None,
    }
    assert build(found, date(2027, 3, 13)).stats == (
        ("1 of 3", "practised in the last 7 days"),
        ("75\u202f%", "median share right on the first try, n = 2"),
        ("1,234", "answers in all"),
        ("1 of 2", "topics with 5 answers or more from one learner"),
        ("12", "days to the exam"),
    )
    assert build(found, date(2027, 2, 28)).stats[4:] == ()
    assert build({"c": None}).stats[1] == ("–", "median share right on the first try, n = 0")
    assert build({}).stats == ()


def test_days_are_those_of_the_cohort_s_zone() -> None:
    """Half past eleven at night in UTC is the next day in Paris."""
    found: dict[str, MemberProgress | None] = {"a": progress(days=0.01, demand=(6, 10))}
    assert build(found, date(2027, 3, 2), "Europe/Paris").stats[4] == ("0", "days to the exam")
    assert build(found, date(2027, 3, 2)).stats[4] == ("1", "day to the exam")


def test_the_whole_cohort_has_a_row_from_eight_learners_on() -> None:
    found: dict[str, MemberProgress | None] = {
        f"l{n}": progress(demand=(n + 2, 10)) for n in range(8)
    }
    assert build(found).steps == (2, 0)
    found.pop("l7")
    assert build(found).steps == ()
