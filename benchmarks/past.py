"""A long past for the sitters: a million answers in attempts that are over.

Rows are copied inside the database from the sitters' own attempts, which takes seconds.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, create_engine, text

from db.engine import engine_options, prepare_engine

# Copies of every attempt, n = 1, 2, …: its id is the copied one's after its number.
ATTEMPTS = """
WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < :copies)
INSERT INTO attempts (id, user_id, mode, seed, status, started_at, closed_at)
SELECT CAST(n AS VARCHAR) || '-' || id, user_id, 'practice', seed, 'closed', started_at, started_at
FROM copies CROSS JOIN attempts
"""
ITEMS = """
WITH RECURSIVE copies(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < :copies)
INSERT INTO attempt_items
    (attempt_id, position, question_id, question_hash, seed, topic, section, flagged)
SELECT CAST(n AS VARCHAR) || '-' || attempt_id,
    position, question_id, question_hash, seed, topic, section, flagged
FROM copies CROSS JOIN attempt_items
"""
EVENTS = """
INSERT INTO response_events
    (attempt_id, position, sequence, response, certainty, received_at, credit)
SELECT attempt_id, position, 1, {response}, 'fair', started_at, 0.5
FROM attempt_items JOIN attempts ON attempts.id = attempt_id WHERE status = 'closed'
"""


def open_engine(url: str) -> Engine:
    """Return an engine on the database that a server uses."""
    engine = create_engine(**engine_options(url))
    prepare_engine(engine)
    return engine


def count_answers(engine: Engine) -> int:
    """Return how many answers are stored."""
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM response_events")) or 0)


def add_past(engine: Engine, answers: int) -> int:
    """Add at least this many answers to the sitters' past; return how many were added."""
    before = count_answers(engine)
    on_postgresql = engine.dialect.name == "postgresql"
    response = "CAST('\"345\"' AS JSON)" if on_postgresql else "'\"345\"'"
    with engine.begin() as connection:
        if on_postgresql:
            # The copies refer to what their originals do: checking each takes minutes.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        copies = -(-answers // _count_items(connection))
        for statement in (ATTEMPTS, ITEMS):
            connection.execute(text(statement), {"copies": copies})
        connection.execute(text(EVENTS.format(response=response)))
    _tidy(engine)
    return count_answers(engine) - before


def _tidy(engine: Engine) -> None:
    """Do now what the database would do some time later, in the middle of a measurement."""
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()


def _count_items(connection: Connection) -> int:
    return int(connection.scalar(text("SELECT count(*) FROM attempt_items")) or 0)
