"""What somebody wants to be asked: which questions of the bank fit, and what fits instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from quizzes.answers import Counted
from quizzes.calibration import list_confidently_wrong
from quizzes.model import Bank, Kind, Question
from quizzes.pacing import compute_pacing


class Only(StrEnum):
    """What a set can be limited to, by what the learner did with the questions before."""

    UNSEEN = "unseen"
    MISSED = "missed"
    FLAGGED = "flagged"
    SLOW = "slow"
    SURE = "certain-and-wrong"


@dataclass(frozen=True)
class Choice:
    """What a set is chosen from; an empty field limits nothing.

    ``first`` is a question that the set begins with, whatever else is chosen. ``questions``
    are ids of the only ones to ask, in this order.
    """

    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    term: str = ""
    kinds: frozenset[Kind] = frozenset()
    levels: frozenset[str] = frozenset()
    only: Only | None = None
    questions: tuple[str, ...] = ()
    first: str = ""


@dataclass(frozen=True)
class History:
    """What a learner did with the questions before, by their ids.

    ``seen`` says when each was last answered. ``held`` are those of an exam that runs, whose
    keys nothing else may show.
    """

    seen: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    missed: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    slow: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()

    def admits(self, question_id: str, only: Only | None) -> bool:
        """Return whether the question is one of those that a set is limited to."""
        match only:
            case None:
                return True
            case Only.UNSEEN:
                return question_id not in self.seen
            case Only.MISSED:
                return question_id in self.missed
            case Only.FLAGGED:
                return question_id in self.flagged
            case Only.SLOW:
                return question_id in self.slow
            case Only.SURE:
                return question_id in self.sure


NOTHING = History()


def make_history(
    answers: Iterable[Counted],
    seen: Mapping[str, datetime],
    flagged: Collection[str] = (),
    held: Collection[str] = (),
) -> History:
    """Return the history that answers which count, the oldest first, tell.

    A question is missed or slow by its last answer: once right or quick, it is off the list.
    """
    given = tuple(answers)
    last = {answer.question_id: answer for answer in given}
    slow = {(s.answer.attempt_id, s.answer.position) for s in compute_pacing(given).slow}
    return History(
        seen=seen,
        missed=frozenset(id for id, answer in last.items() if not answer.right),
        flagged=frozenset(flagged),
        slow=frozenset(id for id, a in last.items() if (a.attempt_id, a.position) in slow),
        sure=frozenset(answer.question_id for answer in list_confidently_wrong(given)),
        held=frozenset(held),
    )


@dataclass(frozen=True)
class Counts:
    """How many questions fit in all, and how many would with each option alone in its group."""

    fitting: int
    topics: Mapping[str, int]
    kinds: Mapping[Kind, int]
    levels: Mapping[str, int]
    only: Mapping[Only | None, int]


def list_fitting(bank: Bank, choice: Choice, history: History) -> tuple[Question, ...]:
    """Return the questions that fit, in the bank's order, or in that of a given list."""
    if choice.questions:
        listed = (bank.by_id[id] for id in dict.fromkeys(choice.questions) if id in bank.by_id)
        return tuple(question for question in listed if question.id not in history.held)
    return tuple(q for q in bank.questions if all(_judge(q, choice, history)))


def count_fitting(bank: Bank, choice: Choice, history: History) -> Counts:
    """Return the counts that stand beside the options."""
    choice = replace(choice, questions=())
    topics: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    levels: Counter[str] = Counter()
    only: Counter[Only | None] = Counter()
    fitting = 0
    for question in bank.questions:
        topic, kind, level, limit, rest = _judge(question, choice, history)
        fitting += topic and kind and level and limit and rest
        topics[question.topic] += kind and level and limit and rest
        kinds[question.kind] += topic and level and limit and rest
        levels[question.level] += topic and kind and limit and rest
        if topic and kind and level and rest:
            only.update(each for each in (None, *Only) if history.admits(question.id, each))
    return Counts(fitting, topics, kinds, levels, only)


def _judge(
    question: Question, choice: Choice, history: History
) -> tuple[bool, bool, bool, bool, bool]:
    """Return whether topic, kind, level, the limit by history, and the rest fit."""
    return (
        not choice.topics or question.topic in choice.topics,
        not choice.kinds or question.kind in choice.kinds,
        not choice.levels or question.level in choice.levels,
        history.admits(question.id, choice.only),
        (not choice.sections or question.section in choice.sections)
        and (not choice.term or choice.term in question.every_term)
        and question.id not in history.held,
    )


@dataclass(frozen=True)
class Nearest:
    """A choice without one of its limits, or without all but the topics, and what fits then.

    ``dropped`` names the limits by the fields of the choice.
    """

    dropped: tuple[str, ...]
    choice: Choice
    fitting: int


_LIMITS = ("only", "levels", "kinds", "sections", "term", "questions", "topics")


def find_nearest(bank: Bank, choice: Choice, history: History) -> tuple[Nearest, ...]:
    """Return what fits if a limit is dropped, the fewest questions first.

    If no single one stands in the way, all but the topics go, then these too.
    """
    asked = [name for name in _LIMITS if getattr(choice, name)]
    found = [_drop(bank, choice, history, [name]) for name in asked]
    found = [nearest for nearest in found if nearest.fitting]
    if not found:
        wider = [[name for name in asked if name != "topics"], asked]
        found = [n for names in wider if (n := _drop(bank, choice, history, names)).fitting][:1]
    return tuple(sorted(found, key=lambda nearest: nearest.fitting))


def _drop(bank: Bank, choice: Choice, history: History, names: Collection[str]) -> Nearest:
    empty = Choice()
    kept = replace(choice, first="", **{name: getattr(empty, name) for name in names})
    return Nearest(tuple(names), kept, len(list_fitting(bank, kept, history)))


_NAMES = {
    Only.UNSEEN: "you haven’t seen",
    Only.MISSED: "you missed",
    Only.FLAGGED: "you flagged",
    Only.SLOW: "that took you long",
    Only.SURE: "you were certain of and missed",
}


def explain_nothing(bank: Bank, choice: Choice, history: History) -> tuple[str, str]:
    """Return the sentences that say that nothing fits and what would, and the field to change."""
    near = find_nearest(bank, choice, history)
    field = near[0].dropped[0] if near else "topics"
    if choice.questions:
        return "None of these questions can be asked now. Choose others.", "questions"
    if choice.only and not (choice.kinds or choice.levels):
        said = f"There is no question {_NAMES[choice.only]} here."
    elif choice.term and field == "term":
        said = "There is no question on this term here."
    elif choice.sections and field == "sections":
        said = "There is no question on this section here."
    else:
        said = "No question fits all that you chose."
    return f"{said} {_offer(near[0]) if near else 'Choose something else.'}", field


_LIMIT_NAMES = {
    "only": "you did before",
    "levels": "the level",
    "kinds": "the kind",
    "sections": "the section",
    "term": "the term",
    "questions": "the list",
    "topics": "the topics",
}


def _offer(nearest: Nearest) -> str:
    fits = "1 fits" if nearest.fitting == 1 else f"{nearest.fitting} fit"
    return f"Whatever {_list_limits(nearest)}, {fits}."


def _list_limits(nearest: Nearest) -> str:
    names = [_LIMIT_NAMES[name] for name in nearest.dropped]
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def describe_choice(choice: Choice) -> dict[str, object]:
    """Return the choice as plain values, the same for the same choice."""
    return {
        "topics": sorted(choice.topics),
        "sections": sorted(choice.sections),
        "term": choice.term,
        "kinds": sorted(choice.kinds),
        "levels": sorted(choice.levels),
        "only": choice.only,
        "questions": choice.questions,
        "first": choice.first,
    }
