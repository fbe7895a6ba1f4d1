"""SQL about links that work once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db.tables import OneTimeLink


def replace_link(
    session: Session, secret_hash: str, purpose: str, now: datetime, expires_at: datetime
) -> None:
    """Store a link and withdraw earlier unused ones for the same purpose."""
    session.execute(
        delete(OneTimeLink).where(OneTimeLink.purpose == purpose, OneTimeLink.used_at.is_(None))
    )
    session.add(
        OneTimeLink(secret_hash=secret_hash, purpose=purpose, created_at=now, expires_at=expires_at)
    )
    session.flush()


def find_purpose(session: Session, secret_hash: str, now: datetime) -> str | None:
    """Return what the link is for if it is unused and in time, else None."""
    return session.scalar(
        select(OneTimeLink.purpose).where(
            OneTimeLink.secret_hash == secret_hash,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
    )


def spend_link(session: Session, secret_hash: str, now: datetime) -> bool:
    """Mark the link as used; False if somebody else was first or it is out of date."""
    spent = session.scalars(
        update(OneTimeLink)
        .where(
            OneTimeLink.secret_hash == secret_hash,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(OneTimeLink.secret_hash)
    ).all()
    return bool(spent)
