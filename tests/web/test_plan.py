"""The study plan: its page, its file for calendars, and the API."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from icalendar import Calendar

from db.types import utc_now
from tests.cast import client_of
from tests.web.test_practice import heading
from tests.web.test_progress import study

WEEK = {f"minutes_{place}": "40" for place in range(7)}


def today() -> date:
    return utc_now().date()


def typed(days: int = 30, **more: str) -> dict[str, str]:
    exam_on = today() + timedelta(days=days)
    return {"exam": "sop-road-map", "exam_on": exam_on.isoformat(), "days_off": "", **WEEK, **more}


def asked(days: int = 30, **more: Any) -> dict[str, Any]:
    exam_on = (today() + timedelta(days=days)).isoformat()
    return {"exam": "sop-road-map", "exam_on": exam_on, "minutes": [40] * 7, **more}


def read_rows(page: str) -> list[str]:
    """Return the days of the plan as text."""
    body = page.split("Until the exam")[1].split("</table>")[0].split("<tbody>")[1]
    rows = body.split("<tr")[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", f"<tr{row}").split()) for row in rows]


def test_without_a_plan_the_form_stands_alone(site: Flask) -> None:
    page = site.test_client().get("/plan").text
    assert heading(page) == "Plan the way to your exam"
    assert "Until the exam" not in page
    assert "Delete the plan" not in page
    assert page.count('value="30"') == 5
    assert site.test_client().get("/plan.ics").status_code == 404


def test_a_visitor_s_plan_is_kept_for_a_guest(site: Flask) -> None:
    client = site.test_client()
    off = today() + timedelta(days=3)
    reply = client.post("/plan", data=typed(days_off=off.isoformat()))
    assert (reply.status_code, reply.headers["Location"]) == (303, "/plan")
    page = client.get("/plan").text
    assert heading(page) == "30 days to your exam, 39 minutes today"
    rows = read_rows(page)
    assert len(rows) == 31
    assert "Placement, up to 25 questions" in rows[0]
    assert rows[3].endswith(f"{off:%A} {off.day} {off:%B} day off")
    assert rows[-1].endswith("The exam")
    assert f">{off.isoformat()}</textarea>" in page.replace("\n", "")
    assert "What really happened" not in page
    other = site.test_client().get("/plan").text
    assert heading(other) == "Plan the way to your exam"


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"exam_on": ""}, "exam_on", "Give the day of your exam, like 2027-03-13."),
        ({"exam_on": "2020-01-01"}, "exam_on", "This day is not ahead."),
        ({"exam": "placement"}, "exam", "There is no exam “placement”."),
        ({"minutes_2": "4O"}, "minutes_2", "“4O” is not a number of minutes for Wednesday."),
        ({"minutes_2": "900"}, "minutes_2", "900 minutes on Wednesday are not to be planned with."),
        (dict.fromkeys(WEEK, "0"), "minutes_0", "No weekday has any minutes."),
        ({"days_off": "tomorrow"}, "days_off", "“tomorrow” is not a day off."),
    ],
)
def test_what_can_t_be_meant_is_said_and_kept(
    site: Flask, changed: dict[str, str], field: str, sentence: str
) -> None:
    client = site.test_client()
    reply = client.post("/plan", data=typed() | changed)
    assert reply.status_code == 422
    assert f'<a href="#f-{field}">{sentence}' in reply.text
    name, value = next(iter(changed.items()))
    shown = re.search(f'<[^>]* name="{name}"[^>]*>(\n[^<]*)?', reply.text)
    assert shown is not None
    assert name == "exam" or f'value="{value}"' in shown.group() or f"\n{value}" in shown.group()
    assert heading(client.get("/plan").text) == "Plan the way to your exam"


def test_the_plan_starts_from_what_was_done(site: Flask) -> None:
    client = client_of(site, study(site, "Ada", 60, days_ago=2))
    client.post("/plan", data=typed())
    page = client.get("/plan").text
    rows = read_rows(page)
    assert "Placement" not in rows[0]
    past = page.split("What really happened")[1]
    day = today() - timedelta(days=2)
    assert f"{day:%A} {day.day} {day:%B}" in past
    # The plan is younger than the day, so that nothing was meant for it.
    assert " of 40" not in past


def test_a_plan_can_be_changed_and_deleted(site: Flask) -> None:
    client = site.test_client()
    client.post("/plan", data=typed())
    client.post("/plan", data=typed(10))
    assert heading(client.get("/plan").text).startswith("Ten days to your exam")
    reply = client.post("/plan/delete", follow_redirects=True)
    assert "The plan is deleted." in reply.text
    assert heading(reply.text) == "Plan the way to your exam"


def test_the_calendar_file_holds_each_day_and_the_exam(site: Flask) -> None:
    client = site.test_client()
    client.post("/plan", data=typed())
    reply = client.get("/plan.ics")
    assert reply.headers["Content-Type"].startswith("text/calendar")
    assert reply.headers["Content-Disposition"] == 'attachment; filename="study-plan.ics"'
    events: list[Any] = list(Calendar.from_ical(reply.text).walk("VEVENT"))
    exam_on = today() + timedelta(days=30)
    assert (events[-1]["DTSTART"].dt, str(events[-1]["SUMMARY"])) == (
        exam_on,
        "Exam: S&OP road map",
    )
    assert events[0]["DTSTART"].dt == today()
    assert "http://localhost/placement" in str(events[0]["DESCRIPTION"])
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_the_api_tells_the_same(site: Flask) -> None:
    client = site.test_client()
    empty = client.get("/api/v1/plan").get_json()
    assert (empty["settled"], empty["days"]) == (None, [])
    assert empty["next"]["task"]["kind"] == "placement"
    reply = client.put("/api/v1/plan", json=asked(days_off=["2020-01-01"]))
    assert reply.status_code == 200
    found = reply.get_json()
    assert found == client.get("/api/v1/plan").get_json()
    assert found["settled"] == asked(days_off=["2020-01-01"])
    assert len(found["days"]) == 31
    assert found["days"][0]["tasks"][0] == found["next"]["task"]
    assert found["days"][-1]["exam"] is True


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"exam": "none"}, "exam"),
        ({"exam_on": "2020-01-01"}, "exam_on"),
        ({"minutes": [0] * 7}, "minutes"),
        ({"minutes": [1] * 6}, "minutes"),
        ({"more": 1}, "more"),
    ],
)
def test_the_api_names_the_field(site: Flask, changed: dict[str, Any], field: str) -> None:
    reply = site.test_client().put("/api/v1/plan", json=asked() | changed)
    assert reply.status_code == 422
    assert list(reply.get_json()["errors"]["json"]) == [field]
