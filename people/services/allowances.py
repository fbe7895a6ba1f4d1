"""Extra time and pauses in exams: instructors grant them to their members, administrators to all.

What is granted holds for attempts that begin afterwards; one that runs keeps what it began with.
"""

from __future__ import annotations

from db import cohorts as table
from db import people
from db.engine import db, write_transaction
from people.model import Account, Allowance, Member, NotFoundError, Person
from people.services.cohorts import find_managed


def find_member(cohort_id: str, person: Person, member_id: str) -> Member:
    """Return a member of a cohort that the person manages.

    Raises:
        NotFoundError: the cohort is not managed, or nobody in it has this id.
    """
    find_managed(cohort_id, person)
    member = table.find_member(db.session, cohort_id, member_id)
    if member is None:
        raise NotFoundError
    return member


def grant_member(cohort_id: str, person: Person, member_id: str, allowance: Allowance) -> None:
    """Grant a member of a managed cohort this in every exam of theirs.

    Raises:
        NotFoundError: the cohort is not managed, or nobody in it has this id.
    """
    with write_transaction() as session:
        find_member(cohort_id, person, member_id)
        people.set_allowance(session, member_id, allowance)


def grant_account(account_id: str, allowance: Allowance) -> None:
    """Grant an account this in its exams.

    Raises:
        NotFoundError: there is no account with this id.
    """
    with write_transaction() as session:
        if not people.set_allowance(session, account_id, allowance):
            raise NotFoundError


def find_account(account_id: str) -> Account:
    """Return an account, for administrators.

    Raises:
        NotFoundError: there is none with this id.
    """
    account = people.find_as_listed(db.session, account_id)
    if account is None:
        raise NotFoundError
    return account


def find_own(user_id: str) -> Allowance:
    """Return what somebody is granted."""
    user = people.find_user(db.session, user_id)
    return people.as_allowance(user) if user else Allowance()
