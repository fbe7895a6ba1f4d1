"""What an editor would object to: findings beyond what loading reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from kb.abbreviations import Abbreviations, find_undefined, know_abbreviations, pattern_of
from kb.coverage import check_coverage, find_uncovered
from kb.editorial import Editorial, load_editorial
from kb.entries import Entry, read_entries
from kb.model import Library, Problem, Topic
from kb.orphans import find_orphans
from kb.places import find_use, find_words
from kb.prose import read_runs
from kb.repetition import find_repeats
from kb.validation import name_field


def find_editing_problems(
    library: Library, asked: Set[str], folders: Sequence[Path]
) -> list[Problem]:
    """Return the findings on pages and terms; ``asked`` are the terms that questions name."""
    editorial, entries = load_editorial(folders), read_entries(folders)
    entries.problems.clear()  # loading the library has reported them
    known = know_abbreviations(library.terms, editorial.everyday)
    bodies = entries.of("topic")
    spelled = () if library.left_out else library.topics  # a missing term explains nothing
    entries.report_findings([*find_orphans(library, asked)])
    return [
        *editorial.problems,
        *_check_coverage(library, editorial),
        *entries.problems,
        *(p for topic in spelled for p in _spell_out(topic, bodies[topic.slug], known)),
        *_report_repeats(library, {slug: entry.body_line for slug, entry in bodies.items()}),
    ]


def _check_coverage(library: Library, editorial: Editorial) -> Iterator[Problem]:
    for coverage, source, document in editorial.coverage.values():
        if coverage.topic in library.left_out:
            continue
        for finding in check_coverage(coverage, library.by_slug):
            line = document.line(finding.path)
            yield Problem(source.name, line, name_field(finding.path), finding.message)
    for topic, said in find_uncovered(library.topics, [*editorial.coverage]):
        yield Problem(topic.file, None, "coverage", said)


def _spell_out(topic: Topic, entry: Entry, known: Abbreviations) -> Iterator[Problem]:
    for short, run in find_undefined(read_runs(topic), known):
        place = find_use(topic.markdown, pattern_of(short))
        line = None if place is None else entry.body_line + place
        where = f"in section {run.section}" if run.section else "in the lead"
        said = (
            f"{short} is not explained at its first use, {where}. Write it out with {short} in "
            f"brackets, link it as a term, or add it to abbreviations.yaml."
        )
        yield Problem(topic.file, line, "", said)


def _report_repeats(library: Library, starts: dict[str, int]) -> Iterator[Problem]:
    for repeat in find_repeats(library.topics):
        place = find_words(repeat.topic.markdown, repeat.words)
        line = None if place is None else starts[repeat.topic.slug] + place
        said = (
            f"{len(repeat.words)} words in a row also stand in {repeat.earlier.slug}: "
            f"“{' '.join(repeat.words[:16])}”. Say it another way, or link to it."
        )
        yield Problem(repeat.topic.file, line, "", said)
