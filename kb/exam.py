"""The exam seen from the topics: its domains with what serves them, its facts by group."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.model import Domain, ExamFact, Library, Topic

FACT_GROUPS = {
    "format": "Format",
    "scoring": "Scoring",
    "registration": "Registration",
    "maintenance": "Keeping it",
    "costs": "Cost and effort",
    "content": "Content",
    "other": "Other",
}


@dataclass(frozen=True)
class DomainRow:
    """A domain: topics that serve it first, topics that touch it, and its questions."""

    domain: Domain
    main: tuple[Topic, ...]
    also: tuple[Topic, ...]
    questions: int


def describe_domains(library: Library, questions: Mapping[int, int]) -> tuple[DomainRow, ...]:
    """Return every domain by number; a topic's first domain is the one it serves most."""
    topics = library.topics
    return tuple(
        DomainRow(
            domain,
            tuple(topic for topic in topics if topic.domains[:1] == (domain.number,)),
            tuple(topic for topic in topics if domain.number in topic.domains[1:]),
            questions.get(domain.number, 0),
        )
        for domain in library.domains
    )


def find_uncovered(rows: Iterable[DomainRow]) -> tuple[Domain, ...]:
    """Return the domains that no topic serves."""
    return tuple(row.domain for row in rows if not row.main and not row.also)


def show_month(as_of: str) -> str:
    """Return a fact's date as people read it: ``2026-10`` as October 2026."""
    year, _, rest = as_of.partition("-")
    month, _, day = rest.partition("-")
    return " ".join(
        part for part in (day.lstrip("0"), month and month_name[int(month)], year) if part
    )


def group_facts(facts: Iterable[ExamFact]) -> list[tuple[str, tuple[ExamFact, ...]]]:
    """Return the facts under the names of their groups; groups without facts are left out."""
    kept = tuple(facts)
    groups = (
        (name, tuple(fact for fact in kept if fact.group == key))
        for key, name in FACT_GROUPS.items()
    )
    return [(name, found) for name, found in groups if found]
