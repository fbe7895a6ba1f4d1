"""The linter: all rules over the whole bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from kb.model import Library
from quizzes.linting.cues import check_cues
from quizzes.linting.figures import Figure, measure_bank
from quizzes.linting.items import Item, read_bank
from quizzes.linting.joins import check_join
from quizzes.linting.language import check_language, check_sources
from quizzes.linting.neighbours import find_giveaways, find_neighbours
from quizzes.linting.options import check_form, check_options
from quizzes.linting.rules import Finding, Hit, Severity, as_finding
from quizzes.linting.stems import check_length, check_level, check_stem, check_superlative
from quizzes.linting.whys import check_misconceptions, check_reasons, check_stem_letters, check_whys
from quizzes.linting.words import read_words
from quizzes.model import Acceptance, Bank
from quizzes.variant_checks import join_place, name_place


@dataclass(frozen=True)
class Report:
    """What the linter says: findings to mend, warnings that stand with a reason, figures."""

    questions: int
    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...]
    figures: tuple[Figure, ...]

    def of(self, severity: Severity) -> list[Finding]:
        """Return the findings of one severity."""
        return [finding for finding in self.findings if finding.severity is severity]


def find_errors(item: Item) -> Iterator[Hit]:
    """Yield the errors of one question, which keep it out of the bank."""
    yield from check_options(item)
    yield from check_whys(item)
    yield from check_reasons(item)
    yield from check_stem_letters(item)
    yield from check_stem(item)
    yield from check_sources(item)


def lint_bank(bank: Bank, library: Library) -> Report:
    """Return what all rules say about the bank.

    Errors of single questions are not repeated: a question that has one isn't in the bank.
    """
    items = read_bank(bank)
    hits: dict[str, list[Hit]] = {item.question.id: [] for item in items}
    frequency = count_stems(items)
    known = frozenset(name for t in library.terms for name in (t.name, t.abbreviation, *t.synonyms))
    terms = frozenset(word for term in library.terms for word in read_words(term.name))
    for item in items:
        found = hits[item.question.id]
        found += [hit for hit in check_options(item) if hit.severity is Severity.WARNING]
        found += [*check_length(item), *check_cues(item, frequency), *check_join(item)]
        found += [*check_form(item), *check_level(item), *check_superlative(item)]
        found += [*check_language(item, known, terms), *check_misconceptions(item)]
    for item, hit in (*find_neighbours(items), *find_giveaways(items)):
        hits[item.question.id].append(hit)
    return _collect(items, hits, measure_bank(items, library, bank.limits))


def count_stems(items: Sequence[Item]) -> Mapping[str, float]:
    """Return the share of questions whose stem has each content stem."""
    counts = Counter(stem for item in items for stem in item.stems)
    return MappingProxyType({stem: count / len(items) for stem, count in counts.items()})


def _collect(
    items: Sequence[Item], hits: Mapping[str, list[Hit]], figures: Sequence[Figure]
) -> Report:
    findings: list[Finding] = []
    accepted: list[tuple[Finding, str]] = []
    for item in items:
        reasons = {acceptance.rule: acceptance for acceptance in item.question.accept}
        unused = dict(reasons)
        for finding in (_place(item, hit) for hit in hits[item.question.id]):
            if finding.severity is Severity.WARNING and finding.rule in reasons:
                unused.pop(finding.rule, None)
                accepted.append((finding, reasons[finding.rule].because))
            else:
                findings.append(finding)
        findings += [_report_unused(item, left) for left in unused.values()]
    questions = sum(not item.part for item in items)
    return Report(questions, tuple(findings), tuple(accepted), tuple(figures))


def _place(item: Item, hit: Hit) -> Finding:
    """Return the finding of a hit; one in a part is the case's, and its place names the part."""
    place = join_place(name_place(item.question), hit.place)
    return as_finding(item.whole.id, replace(hit, place=place))


def _report_unused(item: Item, left: Acceptance) -> Finding:
    return _place(item, Hit("E00", "accept", f"{left.rule} finds nothing here."))
