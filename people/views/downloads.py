"""Tables of a cohort as files to download."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from flask import Response

from kb.model import Topic
from people.csv import write_csv
from people.model import Member
from people.training import Event, Request
from quizzes.overview import Overview

Table = tuple[list[str], list[list[str | float | None]]]


def send_csv(
    name: str, head: Sequence[str], rows: Iterable[Sequence[str | float | None]]
) -> Response:
    """Return the table as a CSV file; the name keeps ASCII letters, digits and hyphens."""
    response = Response(write_csv(head, rows), mimetype="text/csv")
    file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "cohort"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}.csv"'
    return response


def tabulate_roster(members: Sequence[Member]) -> Table:
    """Return head and rows of the list of members."""
    head = ["Name", "E-mail", "Role", "Joined (UTC)"]
    return head, [[m.name, m.email, m.role, f"{m.joined_at:%Y-%m-%d %H:%M}"] for m in members]


def tabulate_requests(found: Sequence[Request], answers: Mapping[str, Event | None]) -> Table:
    """Return head and rows of requests for training, each with its latest answer."""
    head = [
        "Received (UTC)", "State", "Kind", "Subject", "Goal", "Name", "E-mail", "Group size",
        "Experience", "Preferred times", "Time zone", "Answer", "Proposed day",
    ]  # fmt: skip
    rows: list[list[str | float | None]] = []
    for asked in found:
        said = answers[asked.id]
        times = "; ".join(f"{time.day} {time.part}" for time in asked.times)
        day = said.proposed_on.isoformat() if said and said.proposed_on else ""
        received, subject = f"{asked.created_at:%Y-%m-%d %H:%M}", asked.subject
        row: list[str | float | None] = [received, asked.state, subject.kind, subject.title]
        row += [asked.goal, asked.name, asked.email, asked.group_size, asked.experience]
        row += [times, asked.time_zone, said.text if said else "", day]
        rows.append(row)
    return head, rows


def tabulate_progress(seen: Overview, topics: Sequence[Topic]) -> Table:
    """Return head and rows of the heat map, with the number of questions behind each share."""
    head = ["Name", "E-mail", "Answers", "Last active (UTC)", "All topics (%)", "n"]
    for topic in topics:
        head += [f"{topic.number} {topic.short} (%)", f"{topic.number} n"]
    rows: list[list[str | float | None]] = []
    for row in seen.rows:
        last = f"{row.last_active:%Y-%m-%d %H:%M}" if row.last_active else ""
        line: list[str | float | None] = [row.member.name, row.member.email, row.answers, last]
        for cell in (row.overall, *row.cells):
            line += [cell.percent, cell.n]
        rows.append(line)
    return head, rows
