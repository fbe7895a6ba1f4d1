"""What first answers show of each question's difficulty: a cache

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "question_evidence",
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("last_event", sa.BigInteger(), nullable=False),
        sa.Column("rasch", sa.Double()),
        sa.Column("rasch_error", sa.Double()),
        sa.Column("rasch_n", sa.Integer()),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("question_id", name="pk_question_evidence"),
    )


def downgrade() -> None:
    op.drop_table("question_evidence")
