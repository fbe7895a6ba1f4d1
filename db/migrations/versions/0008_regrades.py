"""Regrades, and reports about questions

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "regrades",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("from_hash", sa.String(), nullable=False),
        sa.Column("to_hash", sa.String(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String()),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _refer("regrades", "from_hash", "question_versions.hash"),
        _refer("regrades", "to_hash", "question_versions.hash"),
        _refer("regrades", "user_id", "users.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_regrades"),
    )
    for column in ("question_id", "from_hash", "user_id"):
        op.create_index(f"ix_regrades_{column}", "regrades", [column])
    op.create_table(
        "question_reports",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True)),
        _refer("question_reports", "user_id", "users.id", "CASCADE"),
        _refer("question_reports", "attempt_id", "attempts.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_question_reports"),
        sa.UniqueConstraint("attempt_id", "position", name="uq_question_reports_attempt_id"),
    )
    for column in ("user_id", "state"):
        op.create_index(f"ix_question_reports_{column}", "question_reports", [column])


def _refer(table: str, column: str, target: str, then: str | None = None) -> sa.Constraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}", ondelete=then)


def downgrade() -> None:
    op.drop_table("question_reports")
    op.drop_table("regrades")
