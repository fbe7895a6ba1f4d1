"""The plan as a calendar file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from icalendar import Calendar

from quizzes.plan.calendar import write_calendar
from quizzes.plan.model import Day, Kind, Task
from tests.quizzes.plan.small import SYLLABUS, TODAY

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
SITE = "https://learn.example.org"
DAYS = (
    Day(
        TODAY,
        40,
        (
            Task(Kind.READ, 14, "demand", ("first", "second")),
            Task(Kind.PRACTISE, 8, "supply", questions=5),
        ),
    ),
    Day(TODAY + timedelta(days=1), 0),
    Day(TODAY + timedelta(days=2), 40, exam=True),
)


def test_days_with_tasks_and_the_exam_are_entries() -> None:
    written = write_calendar(DAYS, SYLLABUS, "S&OP; road map, whole", SITE, NOW)
    events: list[Any] = list(Calendar.from_ical(written).walk("VEVENT"))
    shown = [
        (e["DTSTART"].dt, e["DTEND"].dt, str(e["SUMMARY"]), str(e["DESCRIPTION"])) for e in events
    ]
    assert shown == [
        (
            TODAY,
            TODAY + timedelta(days=1),
            "Study, 22 min",
            f"Read demand planning, 14 min: {SITE}/topics/demand#first\n"
            f"Five questions on S&OP supply, 8 min: {SITE}/practice?topics=supply&count=5",
        ),
        (
            TODAY + timedelta(days=2),
            TODAY + timedelta(days=3),
            "Exam: S&OP; road map, whole",
            "The day of your exam.",
        ),
    ]
    assert [str(event["UID"]) for event in events] == [
        "plan-2027-02-01@learn.example.org",
        "plan-2027-02-03@learn.example.org",
    ]
    assert {str(event["URL"]) for event in events} == {f"{SITE}/plan"}
    # RFC 5545: lines end in CRLF and have 75 octets at most.
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
