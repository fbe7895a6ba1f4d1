"""The present week: minutes on each of its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from kb.charts.canvas import Canvas
from quizzes.standing.durations import Spent, find_monday, write_minutes

WIDTH, HEIGHT = 328, 110
TOP, BASE = 24, 84
FLAT = 2.0  # the height of a day without practice


def list_week(days: Mapping[date, Spent], today: date) -> list[tuple[date, float]]:
    """Return the minutes of each day of this week, Monday first."""
    monday = find_monday(today)
    week = [monday + timedelta(days=day) for day in range(7)]
    return [(day, days[day].minutes if day in days else 0.0) for day in week]


def draw_week(week: list[tuple[date, float]], today: date) -> Canvas:
    """Return seven bars; days still to come have none."""
    canvas = Canvas(WIDTH, HEIGHT)
    most = max(1.0, *(minutes for _, minutes in week))
    band = WIDTH / 7
    for place, (day, minutes) in enumerate(week):
        middle = (place + 0.5) * band
        present = day == today
        canvas.text((middle, BASE + 16), f"{day:%a}"[0], "m b" if present else "m")
        if day > today:
            continue
        height = (BASE - TOP) * minutes / most if minutes else FLAT
        style = "quiet" if not minutes else "now" if present else "f1"
        canvas.rect((middle - band * 0.32, BASE - height), band * 0.64, height, style)
        if minutes:
            canvas.text((middle, BASE - height - 10), f"{minutes:.0f}", "m b")
    canvas.line((0, BASE), (WIDTH, BASE), "a")
    return canvas


def describe_week(week: list[tuple[date, float]], today: date) -> str:
    """Return the minutes of each day so far in words, for who doesn't see the bars."""
    said = (f"{day:%A} {write_minutes(minutes)}" for day, minutes in week if day <= today)
    return f"Practised this week: {', '.join(said)}."
