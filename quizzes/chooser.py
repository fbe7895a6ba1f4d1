"""The page on which a practice set is chosen: what it read, and what it says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.model import Library
from quizzes.choices import Choice, Counts, History, Nearest, Only, count_fitting, find_nearest
from quizzes.invitations import (
    WORDS,
    Invitation,
    explain_choice,
    find_practised_section,
    invite,
    lower_name,
)
from quizzes.model import LEVELS, Bank, Kind

COUNTS = (5, 10, 20, 40)
DEFAULT_COUNT = 10
MOST_LISTED = 50

KINDS: Mapping[Kind, str] = {
    Kind.SINGLE_CHOICE: "single choice",
    Kind.MULTIPLE_RESPONSE: "multiple response",
    Kind.ORDERING: "ordering",
    Kind.MATCHING: "matching",
    Kind.NUMERIC: "numeric",
    Kind.TABLE: "table",
    Kind.CASE: "case",
}
ONLY: Mapping[Only | None, str] = {
    None: "any",
    Only.UNSEEN: "not seen yet",
    Only.MISSED: "missed last time",
    Only.FLAGGED: "flagged",
    Only.SLOW: "took long",
    Only.SURE: "certain and wrong",
}
_SUCH = {
    None: "",
    Only.UNSEEN: " you haven’t seen",
    Only.MISSED: " you missed",
    Only.FLAGGED: " you flagged",
    Only.SLOW: " that took you long",
    Only.SURE: " you were certain of and missed",
}
_CHANGE = "You can change that below."


@dataclass(frozen=True)
class Chooser:
    """What the page shows. ``fitting`` is how many questions fit, ``limited`` whether by more
    than topics and a section; ``nearest`` says what fits if nothing does.
    """

    choice: Choice
    count: int
    counts: Counts
    fitting: int
    invitation: Invitation | None
    nearest: tuple[Nearest, ...]

    @property
    def limited(self) -> bool:
        """Whether kinds, levels or what was done before limit the set."""
        return bool(self.choice.kinds or self.choice.levels or self.choice.only)


def read_choice(values: Mapping[str, Sequence[str]], library: Library, bank: Bank) -> Choice:
    """Return what the values of an address or a form choose; what is unknown chooses nothing.

    A section counts where it is one of the one topic chosen, and has questions.
    """
    topics = _keep(values, "topics", bank.by_topic)
    section = find_practised_section(library, bank, topics, _read(values, "section"))
    only = _read(values, "only")
    listed = [id for text in values.get("questions", ()) for id in text.split(",")]
    return Choice(
        topics=topics,
        sections=(section.id,) if section else (),
        term=_read(values, "term"),
        kinds=frozenset(Kind(kind) for kind in _keep(values, "kind", set(Kind))),
        levels=frozenset(_keep(values, "level", LEVELS)),
        only=Only(only) if only in set(Only) else None,
        questions=tuple(id for id in dict.fromkeys(listed) if id in bank.by_id)[:MOST_LISTED],
        first=_read(values, "question"),
    )


def _read(values: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(values.get(name, ())), "")


def _keep(values: Mapping[str, Sequence[str]], name: str, known: Any) -> tuple[str, ...]:
    return tuple(value for value in dict.fromkeys(values.get(name, ())) if value in known)


def read_count(values: Mapping[str, Sequence[str]]) -> int | None:
    """Return how many questions are asked for, or None if none of the numbers on offer is."""
    return next((n for n in COUNTS if str(n) == _read(values, "count")), None)


def list_parameters(choice: Choice) -> dict[str, Any]:
    """Return the choice as the parameters of an address that ``read_choice`` understands."""
    found = {
        "topics": list(choice.topics),
        "section": next(iter(choice.sections), ""),
        "term": choice.term,
        "kind": sorted(choice.kinds),
        "level": sorted(choice.levels, key=LEVELS.index),
        "only": choice.only.value if choice.only else "",
        "questions": ",".join(choice.questions),
        "question": choice.first,
    }
    return {name: value for name, value in found.items() if value}


def make_chooser(
    library: Library,
    bank: Bank,
    choice: Choice,
    history: History,
    count: int,
    fresh: bool = False,
) -> Chooser:
    """Return the page for a choice; ``fresh`` says that a list is asked for its other numbers."""
    counts = count_fitting(bank, choice, history)
    fitting = len(choice.questions) or counts.fitting
    return Chooser(
        choice=choice,
        count=count,
        counts=counts,
        fitting=fitting,
        invitation=_invite(library, bank, choice, min(count, fitting), fresh),
        nearest=() if fitting else find_nearest(bank, choice, history),
    )


_DROPS = {
    "only": "Whatever you did before",
    "levels": "At any level",
    "kinds": "Of any kind",
    "sections": "In the whole topic",
    "term": "On any term",
    "topics": "On every topic",
}


def name_drop(nearest: Nearest) -> str:
    """Return what a wider choice is, as the words of a link to it."""
    if len(nearest.dropped) == 1:
        return _DROPS[nearest.dropped[0]]
    return "All questions" + ("" if "topics" in nearest.dropped else " on these topics")


def _invite(
    library: Library, bank: Bank, choice: Choice, count: int, fresh: bool
) -> Invitation | None:
    if choice.questions:
        return _invite_listed(len(choice.questions), fresh)
    if not (choice.only or choice.kinds or choice.levels):
        section = next(iter(choice.sections), "")
        return invite(library, bank, set(choice.topics), count, section)
    topics = [topic for topic in library.topics if topic.slug in choice.topics]
    names = [topic.short for topic in topics]
    own = topics[0].section(choice.sections[0]) if topics and choice.sections else None
    on = _name_place([f"{own.number} {own.title}"] if own else names)
    said = [_list_kinds(choice), _list_levels(choice)]
    if names and not own:
        said.append(explain_choice(names).removesuffix(_CHANGE).strip())
    sentence = " ".join([*filter(None, said), _CHANGE])
    if not count:
        return Invitation(f"No question{_SUCH[choice.only]}{on}", sentence)
    return Invitation(f"{_count(count)}{_SUCH[choice.only]}{on}", sentence)


def _invite_listed(count: int, fresh: bool) -> Invitation:
    again = "with new numbers" if fresh else "again"
    these = "This question" if count == 1 else f"These {WORDS.get(count, count)} questions".lower()
    sentence = "Where a question has numbers, they are drawn anew. Options are shuffled."
    return Invitation(f"{these[:1].upper()}{these[1:]} {again}", sentence)


def _count(count: int) -> str:
    return f"{WORDS.get(count, count)} {'question' if count == 1 else 'questions'}"


def _name_place(names: Sequence[str]) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return f" on {lower_name(names[0])}"
    return f" on {WORDS.get(len(names), len(names))} topics".lower()


def _list_kinds(choice: Choice) -> str:
    names = [name for kind, name in KINDS.items() if kind in choice.kinds]
    return f"Only of the kind {_either(names)}." if names else ""


def _list_levels(choice: Choice) -> str:
    names = [level for level in LEVELS if level in choice.levels]
    return f"Only at the level {_either(names)}." if names else ""


def _either(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
