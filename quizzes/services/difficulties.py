"""How hard questions are by everybody's first answers: replayed now and then, read often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from db import evidence, first_answers
from db.engine import db, write_transaction
from kb.services import current as reading
from quizzes.ability.difficulty import start_difficulty
from quizzes.ability.items import make_items
from quizzes.ability.model import Evidence
from quizzes.ability.prior import make_prior
from quizzes.ability.replay import learn_difficulties
from quizzes.services import current
from quizzes.statistics.rasch import calibrate

GROWTH = 0.1
FEWEST = 50
MOST = 100_000
RASCH_ANSWERS = 10


def read_evidence() -> Mapping[str, Evidence]:
    """Return what first answers have shown of each question, as of the last replay."""
    return evidence.select_evidence(db.session)


def refresh_difficulties(now: datetime) -> int:
    """Replay all first answers, keep what they show, and return how many there were.

    The replay only reads; writing its result is one short transaction.
    """
    bank, library = current.bank(), reading.library()
    events, newest = first_answers.select_events(db.session)
    starts = {question.id: start_difficulty(question.difficulty) for question in bank.questions}
    prior = make_prior([topic.slug for topic in library.topics], library.links)
    found = learn_difficulties(prior, make_items(bank), starts, events)
    shown = {id: each for id, each in found.items() if each.n}
    with write_transaction() as session:
        evidence.replace_evidence(session, shown, newest, now)
    return sum(each.n for each in shown.values())


def refresh_rasch() -> int:
    """Work out Rasch difficulties from all first answers; return of how many questions.

    Questions below ``RASCH_ANSWERS`` are left out: their error would be larger than the
    spread of all. It takes longer than the replay, so only the command asks for it.
    """
    events, _ = first_answers.select_events(db.session)
    bank = current.bank()
    counts = Counter(event.item for event in events)
    learners: dict[str, dict[str, float]] = {}
    for event in events:
        if counts[event.item] >= RASCH_ANSWERS and event.item in bank.by_id:
            learners.setdefault(event.learner, {})[event.item] = event.credit
    found = calibrate(list(learners.values())).difficulties
    with write_transaction() as session:
        evidence.put_rasch(session, found)
    return len(found)


def refresh_if_stale(now: datetime) -> bool:
    """Replay if answers have grown by a tenth, and by ``FEWEST``; return whether it did.

    Answers to questions met before are counted along: telling them apart would cost more
    than a replay too many. Above ``MOST`` answers the replay takes too long for a learner
    to wait; then the command does it.
    """
    state = evidence.find_state(db.session)
    if state.answers >= MOST:
        return False
    wanted = max(FEWEST, GROWTH * state.answers)
    if first_answers.count_new(db.session, state.last_event) < wanted:
        return False
    refresh_difficulties(now)
    return True
