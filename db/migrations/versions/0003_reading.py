"""Notes, studied sections and reading positions

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('reading_notes',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('section', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('quote', sa.String(), nullable=False),
    sa.Column('prefix', sa.String(), nullable=False),
    sa.Column('suffix', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_reading_notes_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reading_notes'))
    )
    with op.batch_alter_table('reading_notes', schema=None) as batch_op:
        batch_op.create_index('ix_reading_notes_user_topic', ['user_id', 'topic'], unique=False)

    op.create_table('studied',
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('section', sa.String(), nullable=False),
    sa.Column('studied_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_studied_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'topic', 'section', name=op.f('pk_studied'))
    )
    op.create_table('reading_positions',
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('topic', sa.String(), nullable=False),
    sa.Column('section', sa.String(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_reading_positions_user_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'topic', name=op.f('pk_reading_positions'))
    )


def downgrade() -> None:

    op.drop_table('reading_positions')
    op.drop_table('studied')
    with op.batch_alter_table('reading_notes', schema=None) as batch_op:
        batch_op.drop_index('ix_reading_notes_user_topic')

    op.drop_table('reading_notes')
