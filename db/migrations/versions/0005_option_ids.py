"""Option ids that follow from a question's hash, in the answers given so far

Until now they followed from its id and the seed, which anybody can know, and so
told where in the file an option stands.

Revision ID: 0005
Revises: 0004
"""

import hashlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

VERSIONS = sa.table(
    "question_versions", sa.column("hash", sa.String), sa.column("document", sa.JSON)
)
ITEMS = sa.table(
    "attempt_items",
    sa.column("attempt_id", sa.String),
    sa.column("position", sa.Integer),
    sa.column("question_id", sa.String),
    sa.column("question_hash", sa.String),
    sa.column("seed", sa.BigInteger),
)
EVENTS = sa.table(
    "response_events",
    sa.column("id", sa.BigInteger),
    sa.column("attempt_id", sa.String),
    sa.column("position", sa.Integer),
    sa.column("response", sa.JSON),
)


def upgrade() -> None:
    _rename(to_hash=True)


def downgrade() -> None:
    _rename(to_hash=False)


def _rename(*, to_hash: bool) -> None:
    connection = op.get_bind()
    counts = {
        row.hash: len(row.document["options"])
        for row in connection.execute(sa.select(VERSIONS))
        if row.document["kind"] in {"single-choice", "multiple-response"}
    }
    given = connection.execute(
        sa.select(EVENTS.c.id, EVENTS.c.response, ITEMS).join_from(
            EVENTS,
            ITEMS,
            sa.and_(
                EVENTS.c.attempt_id == ITEMS.c.attempt_id, EVENTS.c.position == ITEMS.c.position
            ),
        )
    )
    for row in given.all():
        if row.question_hash not in counts:
            continue
        names: dict[str, str] = {}
        for place in range(counts[row.question_hash]):
            by_id = _name(row.question_id, row.seed, place)
            by_hash = _name(row.question_hash, row.seed, place)
            names |= {by_id: by_hash} if to_hash else {by_hash: by_id}
        renamed: Any = (
            [names.get(pick, pick) for pick in row.response]
            if isinstance(row.response, list)
            else names.get(row.response, row.response)
        )
        connection.execute(
            sa.update(EVENTS).where(EVENTS.c.id == row.id).values(response=renamed)
        )


def _name(key: str, seed: int, place: int) -> str:
    return hashlib.sha256(f"{key}:{seed}:{place}".encode()).hexdigest()[:10]
