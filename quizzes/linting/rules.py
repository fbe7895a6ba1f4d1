"""The rules of the linter by their codes: what each asks for and how a finding is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from quizzes.linting.catalogue import CATALOGUE


class Severity(StrEnum):
    """An error fails the check, a warning needs mending or a reason, a note is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Rule:
    """A rule; its code begins with E (error), W (warning), I (note) or S (the whole set)."""

    code: str
    asks: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """Return how grave a finding is unless the finding says otherwise."""
        letters = {"W": Severity.WARNING, "I": Severity.NOTE}
        return letters.get(self.code[0], Severity.ERROR)


def _read_catalogue(text: str) -> Iterator[Rule]:
    lines = iter(text.splitlines())
    for line, remedy in zip(lines, lines, strict=True):
        code, _, asks = line.partition(" ")
        yield Rule(code, asks, remedy.strip())


RULES = MappingProxyType({rule.code: rule for rule in _read_catalogue(CATALOGUE)})


@dataclass(frozen=True)
class Hit:
    """Where a rule found what; ``severity`` only where it is not the rule's own."""

    rule: str
    place: str
    evidence: str
    severity: Severity | None = None


@dataclass(frozen=True)
class Finding:
    """What is wrong with which question, why the linter thinks so, and what mends it."""

    question: str
    rule: str
    severity: Severity
    evidence: str
    remedy: str
    place: str = ""


def as_finding(question: str, hit: Hit) -> Finding:
    """Return the finding of a hit in this question."""
    rule = RULES[hit.rule]
    severity = hit.severity or rule.severity
    return Finding(question, hit.rule, severity, hit.evidence, rule.remedy, hit.place)
