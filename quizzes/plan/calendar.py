"""The plan as a calendar file (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from quizzes.plan.model import Day, Syllabus
from quizzes.plan.words import find_address, name_task


def write_calendar(
    days: Iterable[Day], syllabus: Syllabus, title: str, site: str, now: datetime
) -> bytes:
    """Return an all-day entry for each day with tasks, and one for the exam.

    ``site`` is where it is served, without a slash at the end. An entry keeps its name from
    one plan to the next, so that a calendar that reads the file again replaces it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Linkage//Study plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Study plan")
    for day in days:
        if day.exam:
            _add(calendar, day, f"Exam: {title}", "The day of your exam.", site, now)
        elif day.tasks:
            lines = (
                f"{name_task(task, syllabus)}, {task.minutes} min: {site}{find_address(task)}"
                for task in day.tasks
            )
            _add(calendar, day, f"Study, {day.planned} min", "\n".join(lines), site, now)
    written: bytes = calendar.to_ical()
    return written


def _add(
    calendar: Calendar, day: Day, summary: str, description: str, site: str, now: datetime
) -> None:
    event = Event()
    event.add("uid", f"plan-{day.on.isoformat()}@{site.split('://')[-1]}")
    event.add("dtstamp", now)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    event.add("url", f"{site}/plan")
    # A day with half an hour of study is free for other things.
    event.add("transp", "TRANSPARENT")
    calendar.add_component(event)
