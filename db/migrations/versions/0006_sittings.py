"""Rules, deadlines and pauses of attempts, and whose key grades a question

Columns are added one by one: SQLite's way of copying a table would drop the one that
others refer to.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _columns() -> list[tuple[str, sa.Column]]:
    return [
        ("users", sa.Column("extra_percent", sa.Integer(), server_default="0", nullable=False)),
        ("users", _switch("untimed", sa.false())),
        ("users", _switch("may_pause", sa.false())),
        ("attempts", sa.Column("closed_by", sa.String())),
        ("attempts", _text("exam", "")),
        ("attempts", _text("feedback", "once")),
        ("attempts", _text("request", "")),
        ("attempts", sa.Column("line", sa.Integer())),
        ("attempts", sa.Column("allowed_seconds", sa.Integer())),
        ("attempts", sa.Column("extra_percent", sa.Integer(), server_default="0", nullable=False)),
        ("attempts", _switch("untimed", sa.false())),
        ("attempts", _switch("may_pause", sa.false())),
        ("attempts", sa.Column("deadline_at", sa.DateTime(timezone=True))),
        ("attempts", sa.Column("paused_at", sa.DateTime(timezone=True))),
        ("attempt_items", _switch("scored", sa.true())),
        ("response_events", sa.Column("seconds", sa.Double())),
        ("question_versions", sa.Column("graded_by", sa.String())),
    ]


def _text(name: str, default: str) -> sa.Column:
    return sa.Column(name, sa.String(), server_default=default, nullable=False)


def _switch(name: str, default: sa.ColumnElement) -> sa.Column:
    return sa.Column(name, sa.Boolean(), server_default=default, nullable=False)


def upgrade() -> None:
    for table, column in _columns():
        op.add_column(table, column)
    op.create_index("ix_attempts_exam", "attempts", ["exam"])


def downgrade() -> None:
    op.drop_index("ix_attempts_exam", "attempts")
    for table, column in reversed(_columns()):
        op.drop_column(table, column.name)
