"""Grading answers again after a key was mended, with a look beforehand at what it changes.

Answers never change, so most of the work is done before the transaction that writes. It
holds the answers to this question alone, and grades what has arrived meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from db import attempts, regrading, sittings
from db.engine import db, write_transaction
from db.questions import find_questions
from quizzes.mending import adopt, differs, find_obstacle
from quizzes.model import Question
from quizzes.regrading import (
    Mended,
    Plan,
    ResultShift,
    Shift,
    Version,
    VersionPlan,
    earn,
    find_shifts,
    shift_result,
)
from quizzes.services.current import bank
from quizzes.services.errors import NotFoundError, RequestError
from quizzes.sittings import Sitting

STALE = "The question has changed since this page was shown. Look at what changes once more."


@dataclass(frozen=True)
class Outdated:
    """A question with answers that the present key doesn't grade; ``obstacle`` to all of them."""

    question: Question
    versions: int
    answers: int
    obstacle: str


@dataclass
class _Work:
    """What was worked out: credits by version, key and answer, and obstacles."""

    credits: MutableMapping[tuple[str, str], dict[int, float]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    obstacles: dict[tuple[str, str, tuple[int, ...]], str] = field(default_factory=dict)


def list_outdated() -> tuple[Outdated, ...]:
    """Return the questions whose key was mended since they were answered, in the bank's order.

    An obstacle is looked for in the first variant of each version alone.
    """
    session = db.session
    by_question: dict[str, list[Version]] = defaultdict(list)
    for version in regrading.select_versions(session):
        present = bank().by_id.get(version.question_id)
        if present is not None and _is_outdated(session, version, present):
            by_question[version.question_id].append(version)
    answers = regrading.count_answers(session, (v for some in by_question.values() for v in some))
    found = []
    for question in bank().questions:
        versions = [v for v in by_question[question.id] if answers.get(v.hash)]
        if versions:
            number = sum(answers[version.hash] for version in versions)
            obstacles = [_look(session, version, question) for version in versions]
            obstacle = obstacles[0] if all(obstacles) else ""
            found.append(Outdated(question, len(versions), number, obstacle))
    return tuple(found)


def _is_outdated(session: Session, version: Version, present: Question) -> bool:
    if version.key == present.hash:
        return False
    key = find_questions(session, [(version.key, version.key)])[version.key, version.key]
    return differs(key, present)


def _look(session: Session, version: Version, present: Question) -> str:
    asked = _find_asked(session, version)
    return find_obstacle(asked, adopt(asked, present), regrading.select_seeds(session, version)[:1])


def _find_asked(session: Session, version: Version) -> Question:
    return find_questions(session, [(version.hash, version.hash)])[version.hash, version.hash]


def plan_regrade(question_id: str, undo: bool = False) -> Plan:
    """Return what a regrade by the present key would change, without changing it.

    With ``undo`` each version goes back to its own key.

    Raises:
        NotFoundError: nobody was asked such a question.
    """
    return _plan_all(question_id, undo, _Work())


def _plan_all(question_id: str, undo: bool, work: _Work) -> Plan:
    plan = _plan(db.session, question_id, undo, work)
    shifts: dict[tuple[str, str], list[Shift]] = defaultdict(list)
    for shift in (shift for version in plan.versions for shift in version.shifts):
        shifts[shift.given.user_id, shift.given.attempt_id].append(shift)
    names = regrading.name_people(db.session, {user_id for user_id, _ in shifts})
    results = (_shift(*key, some, names[key[0]]) for key, some in shifts.items())
    found = sorted((r for r in results if r), key=lambda r: (r.name, r.started_at, r.attempt_id))
    return replace(plan, results=tuple(found))


def _shift(user_id: str, attempt_id: str, shifts: Iterable[Shift], name: str) -> ResultShift | None:
    sitting = sittings.find_sitting(db.session, user_id, attempt_id)
    found = shift_result(sitting, shifts) if sitting else None
    if sitting is None or found is None:
        return None
    return ResultShift(
        attempt_id,
        user_id,
        name,
        sitting.mode,
        sitting.rules.exam,
        sitting.open,
        sitting.started_at,
        *found,
    )


def _plan(session: Session, question_id: str, undo: bool, work: _Work) -> Plan:
    versions = regrading.select_versions(session, question_id)
    present = bank().by_id.get(question_id)
    if not versions:
        raise NotFoundError
    chosen: list[tuple[Version, Question | None]] = []
    if undo:
        chosen = [(v, None) for v in versions if v.graded_otherwise]
    elif present is not None:
        chosen = [(v, present) for v in versions if _is_outdated(session, v, present)]
    plans = tuple(_plan_version(session, version, key, work) for version, key in chosen)
    return Plan(question_id, present.hash if present else "", plans)


def _plan_version(
    session: Session, version: Version, present: Question | None, work: _Work
) -> VersionPlan:
    """Return what becomes of the answers to a version by the present key, or by its own."""
    asked = _find_asked(session, version)
    question = adopt(asked, present) if present else asked
    to = present.hash if present else version.hash
    given = regrading.select_given(session, version)
    seeds = tuple(regrading.select_seeds(session, version))
    looked = (version.hash, to, seeds)
    if looked not in work.obstacles:
        work.obstacles[looked] = find_obstacle(asked, question, seeds)
    if work.obstacles[looked]:
        return VersionPlan(version, to, len(given), obstacle=work.obstacles[looked])
    shifts = find_shifts(question, given, work.credits[version.hash, to])
    return VersionPlan(version, to, len(given), shifts)


def regrade(
    question_id: str,
    by: str | None,
    undo: bool = False,
    key: str | None = None,
    now: datetime | None = None,
) -> Plan:
    """Grade every answer by the present key, or by its version's own; return what was done.

    Answers to a version that reads otherwise keep their grade. ``key`` is the hash of the
    content that somebody has looked at before they asked for this.

    Raises:
        NotFoundError: nobody was asked such a question.
        RequestError: the present content is another one.
    """
    present = bank().by_id.get(question_id)
    if key is not None and key != (present.hash if present else ""):
        raise RequestError(STALE, "key")
    work = _Work()
    looked_at = _plan_all(question_id, undo, work)
    moment = now or datetime.now(UTC)
    with write_transaction() as session:
        regrading.hold_answers(session, question_id)
        plan = _plan(session, question_id, undo, work)
        if present is not None and plan.useful and not undo:
            attempts.keep_versions(session, [present], moment)
        for part in (part for part in plan.versions if not part.obstacle):
            regrading.set_key(session, part.version, part.to)
            regrading.set_credits(session, {s.given.id: s.credit for s in part.shifts})
            counts = (part.answers, len(part.shifts))
            regrading.add_regrade(session, part.version, part.to, counts, by, moment)
    return replace(plan, results=looked_at.results)


def find_mended(sitting: Sitting) -> tuple[Mended, ...]:
    """Return the answers that earn something else because their key was mended afterwards.

    Only those whose key may be shown.
    """
    shown = [item for item in sitting.items if item.answer and sitting.reveals(item)]
    made = regrading.select_made(db.session, {item.question_hash for item in shown})
    found = []
    for item in shown:
        changes = [change for change in made if change.from_hash == item.question_hash]
        if item.answer is None or not changes:
            continue
        earlier = [c.to_hash for c in changes if c.made_at <= item.answer.received_at]
        key = (item.question_hash, earlier[-1] if earlier else item.question_hash)
        question = find_questions(db.session, [key])[key]
        before = earn(question, item.seed, item.answer.response)
        if abs(before - item.answer.credit) > 1e-9:
            found.append(Mended(item.position, changes[-1].made_at, before, item.answer.credit))
    return tuple(found)
