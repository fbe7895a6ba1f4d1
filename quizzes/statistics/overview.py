"""All questions with what first answers say about them, filtered and sorted as asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from quizzes.model import Bank, Question
from quizzes.statistics.firsts import First, analyse
from quizzes.statistics.flags import Flag, FlagCode
from quizzes.statistics.model import ItemStatistics

PAGE = 100


@dataclass(frozen=True)
class Entry:
    """A question as it reads now: what its answers say, and how many earlier versions have.

    ``time`` is the median in seconds; ``paired`` counts the answers behind the discrimination.
    """

    question: Question
    statistics: ItemStatistics
    paired: int
    time: float | None
    flags: tuple[Flag, ...]
    earlier: int


@dataclass(frozen=True)
class Overview:
    """All questions of the bank, and what their figures rest on.

    ``gone`` counts answers to questions that aren't in the bank any more.
    """

    entries: tuple[Entry, ...]
    answers: int
    learners: int
    gone: int

    @property
    def flagged(self) -> int:
        """How many questions have a flag."""
        return sum(bool(entry.flags) for entry in self.entries)

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(entry.statistics.n > 0 for entry in self.entries)


@dataclass(frozen=True)
class Choice:
    """Which questions to show: ``least`` answers; a flag, ``any`` of them, or no matter."""

    topic: str = ""
    flag: str = ""
    least: int = 0
    sort: str = "n"
    descending: bool = True


ANY = "any"
Key = Callable[[Entry], float | str | None]
SORTS: Mapping[str, Key] = {
    "question": lambda entry: entry.question.id,
    "n": lambda entry: entry.statistics.n,
    "facility": lambda entry: entry.statistics.facility,
    "discrimination": lambda entry: entry.statistics.discrimination,
    "efficiency": lambda entry: entry.statistics.efficiency,
    "time": lambda entry: entry.time,
    "difficulty": lambda entry: entry.question.difficulty,
}


def make_overview(bank: Bank, firsts: Sequence[First], pace: float | None) -> Overview:
    """Return the overview of a bank over first answers in their order."""
    found: dict[str, list[First]] = {}
    for first in firsts:
        found.setdefault(first.question, []).append(first)
    return Overview(
        tuple(_enter(question, found.get(question.id, []), pace) for question in bank.questions),
        len(firsts),
        len({first.learner for first in firsts}),
        sum(len(some) for id, some in found.items() if id not in bank.by_id),
    )


def _enter(question: Question, firsts: Sequence[First], pace: float | None) -> Entry:
    own = [first for first in firsts if first.hash == question.hash]
    found = analyse(question, own, pace, picked_only=True)
    return Entry(
        question,
        found.statistics,
        found.paired,
        median(found.times) if found.times else None,
        found.flags,
        len(firsts) - len(own),
    )


def choose_entries(entries: Iterable[Entry], choice: Choice) -> list[Entry]:
    """Return the entries asked for; what has no value for the sorting comes last."""
    kept = [entry for entry in entries if _suits(entry, choice)]
    kept.sort(key=lambda entry: entry.question.id)
    key = SORTS[choice.sort]
    known = [entry for entry in kept if key(entry) is not None]
    unknown = [entry for entry in kept if key(entry) is None]
    known.sort(key=lambda entry: _order(key(entry)), reverse=choice.descending)
    return known + unknown


def _suits(entry: Entry, choice: Choice) -> bool:
    codes = {flag.code for flag in entry.flags}
    return (
        choice.topic in ("", entry.question.topic)
        and entry.statistics.n >= choice.least
        and (not choice.flag or (bool(codes) if choice.flag == ANY else choice.flag in codes))
    )


def _order(value: float | str | None) -> tuple[float, str]:
    return (0.0, value) if isinstance(value, str) else (value or 0.0, "")


def count_flags(entries: Iterable[Entry]) -> dict[FlagCode, int]:
    """Return how many questions have each flag."""
    counts = dict.fromkeys(FlagCode, 0)
    for entry in entries:
        for flag in entry.flags:
            counts[flag.code] += 1
    return counts
