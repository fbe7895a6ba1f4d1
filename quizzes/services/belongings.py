"""Everything stored of a person, to take along; and their practice, to be rid of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from db import belongings, sittings
from db.engine import db, write_transaction
from quizzes.replies import describe_question
from quizzes.services.attempts import recall_variant


def export_person(person_id: str, now: datetime) -> dict[str, Any]:
    """Return a person's data as JSON values; attempts hold their questions, these the answers.

    Questions are as they were asked, without keys. Credits of an exam that is still open
    are left out, since they would give them away.
    """
    tables = belongings.select_belongings(db.session, person_id)
    account = next(iter(tables.pop("users", [])), {})
    items = _gather(tables.pop("attempt_items", []), "attempt_id")
    events = _gather(tables.pop("response_events", []), "attempt_id")
    attempts = [
        _describe(person_id, attempt, items.get(attempt["id"], []), events.get(attempt["id"], []))
        for attempt in tables.pop("attempts", [])
    ]
    return {"exported_at": now.isoformat(), "account": account, "attempts": attempts, **tables}


def delete_practice(person_id: str) -> None:
    """Remove all attempts of a person, for good."""
    with write_transaction() as session:
        belongings.remove_practice(session, person_id)


def _gather(rows: belongings.Rows, name: str) -> dict[Any, belongings.Rows]:
    found: dict[Any, belongings.Rows] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found


def _describe(
    person_id: str, attempt: Mapping[str, Any], items: belongings.Rows, events: belongings.Rows
) -> dict[str, Any]:
    sitting = sittings.find_sitting(db.session, person_id, attempt["id"])
    given = _gather(events, "position")
    hidden = {"id", "attempt_id", "position"}
    questions = []
    for row in items:
        item = sitting.item(row["position"]) if sitting else None
        if sitting is None or item is None:
            continue
        shown = hidden if sitting.reveals(item) else {*hidden, "credit"}
        answers = [
            {name: value for name, value in event.items() if name not in shown}
            for event in given.get(row["position"], [])
        ]
        asked = describe_question(item, recall_variant(item))
        questions.append({**asked, "scored": row["scored"], "answers": answers})
    return {**attempt, "questions": questions}
