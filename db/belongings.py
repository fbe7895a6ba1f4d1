"""All that is stored of one person, found by the tables' references, so that none is forgotten."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_, select
from sqlalchemy.orm import Session

from db.tables import Attempt, Base, User

Rows = list[dict[str, Any]]
# Hashes of secrets, what makes links work, and what questions yet to be answered follow from.
SECRETS = frozenset(
    {"password_hash", "secret_hash", "session_version", "token", "request", "seed", "user_id"}
)


def select_belongings(session: Session, user_id: str) -> dict[str, Rows]:
    """Return the rows of a person by table: their own, and those that belong to these.

    Values are those of JSON; tables without a row of theirs are left out. What would give
    away a secret isn't among the columns.
    """
    found = {}
    for table in Base.metadata.sorted_tables:
        conditions = list(_refer(table, user_id))
        if conditions:
            columns = [column for column in table.columns if column.name not in SECRETS]
            query = select(*columns).where(or_(*conditions)).order_by(*table.primary_key)
            rows = [dict(row._mapping) for row in session.execute(query)]
            found[table.name] = [{name: _write(v) for name, v in row.items()} for row in rows]
    return {name: rows for name, rows in found.items() if rows}


def remove_practice(session: Session, user_id: str) -> None:
    """Remove every attempt of a person with its questions and answers."""
    session.execute(delete(Attempt).where(Attempt.user_id == user_id))
    session.expire_all()


def _refer(table: Table, user_id: str) -> list[ColumnElement[bool]]:
    """Return what makes a row of a table one of this person."""
    users: Any = User.__table__
    if table is users:
        return [users.c.id == user_id]
    conditions: list[ColumnElement[bool]] = []
    for key in table.foreign_keys:
        owner = key.column.table
        if owner is users:
            conditions.append(key.parent == user_id)
        elif "user_id" in owner.columns:
            own = select(key.column).where(owner.columns["user_id"] == user_id)
            conditions.append(key.parent.in_(own))
    return conditions


def _write(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
