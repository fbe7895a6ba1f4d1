"""What is wrong with a question, as far as rules and numbers can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.model import Library, Problem
from quizzes.arrangement_checks import check_arrangement
from quizzes.case_checks import check_case
from quizzes.linting.items import read_items
from quizzes.linting.limits import Limits
from quizzes.linting.report import Report, find_errors, lint_bank
from quizzes.linting.rules import RULES, Severity
from quizzes.model import Bank, Grid, Kind, Question
from quizzes.variant_checks import Finding, check_seeds, join_place, name_place

SEEDS = 200
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}


def check_bank(
    bank: Bank, library: Library, seeds: int = SEEDS, report: Report | None = None
) -> list[Problem]:
    """Return what the long checks find: all questions together, and each over many seeds.

    ``load_bank`` has made the quick ones, ``check_question``, already. ``report`` is
    the linter's if it is at hand.
    """
    problems = []
    for question in bank.questions:
        problems.extend(_as_problems(question, check_seeds(question, seeds)))
        strangers = [enemy for enemy in question.enemies if enemy not in bank.by_id]
        for enemy in strangers:
            message = f"There is no question {enemy!r}. Correct the id or remove it."
            problems.extend(_as_problems(question, [("enemies", message)]))
    for finding in (report or lint_bank(bank, library)).of(Severity.ERROR):
        said = f"{finding.rule}: {finding.evidence} {finding.remedy}"
        problems.extend(_as_problems(bank.by_id[finding.question], [(finding.place, said)]))
    known = {question.topic for question in bank.questions}
    for topic in library.topics:
        if topic.slug not in known:
            message = (
                f"{topic.slug} has no question. Add a file questions/{topic.number:02d}-….yaml."
            )
            problems.append(Problem(topic.file, None, "questions", message))
    return problems


def check_question(question: Question, library: Library, limits: Limits) -> list[Problem]:
    """Return what the quick checks find: rules, references, and one variant."""
    findings: list[Finding] = []
    for item in read_items(question, limits):
        asked = item.question
        found = [
            *_check_references(asked, library),
            *_check_kind(asked),
            *check_arrangement(asked),
            *check_case(asked),
        ]
        for hit in find_errors(item):
            if hit.severity is None:
                found.append((hit.place, f"{hit.rule}: {hit.evidence} {RULES[hit.rule].remedy}"))
        findings += [(join_place(name_place(asked), field), said) for field, said in found]
    if not findings:
        findings = list(check_seeds(question, 1))
    return _as_problems(question, findings)


def _as_problems(question: Question, findings: Iterable[Finding]) -> list[Problem]:
    line = question.line or None
    return [
        Problem(question.file, line, f"{question.id}.{field}".rstrip("."), message)
        for field, message in findings
    ]


def _check_references(question: Question, library: Library) -> Iterator[Finding]:
    topic = library.by_slug.get(question.topic)
    if topic is None:
        yield "topic", f"E06: There is no topic {question.topic!r}."
    elif topic.section(question.section) is None:
        yield "section", f"E06: The topic {question.topic} has no section {question.section!r}."
    for term in question.terms:
        if term not in library.by_term and term not in library.left_out:
            yield "terms", f"E06: {term!r} is not in the glossary."


def _check_kind(question: Question) -> Iterator[Finding]:
    choice = question.kind in {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE}
    if not choice and question.options:
        yield "options", "Only choice questions have options. Remove them."
    if (question.kind is Kind.NUMERIC) != (question.answer is not None):
        yield "answer", "A numeric question, and no other, has an answer."
    if (question.kind is Kind.TABLE) != (question.grid is not None):
        yield "table", "A table question, and no other, has a table."
    if question.kind in {Kind.NUMERIC, Kind.TABLE} and not question.solution:
        yield "solution", "Show the steps with this variant's numbers."
    yield from _check_mistakes(question)
    yield from _check_tags(question)
    said = re.search(r"\bchoose (two|three|four|five)\b", question.stem, re.IGNORECASE)
    if question.kind is Kind.MULTIPLE_RESPONSE:
        keys = sum(option.correct for option in question.options)
        if said is None or _COUNTS[said.group(1).lower()] != keys:
            yield "stem", f"Say how many to choose: {keys} are correct."
    yield from _check_variables(question)
    for name, grid in (("table", question.grid), ("exhibit", question.exhibit)):
        if grid is not None:
            yield from _check_grid(name, grid)


def _check_tags(question: Question) -> Iterator[Finding]:
    tags = {
        "options": [option.misconception for option in question.options],
        "extras": [extra.misconception for extra in question.extras],
    }
    for name, said in tags.items():
        for number, tag in enumerate(said, 1):
            if "{{" in tag:
                message = "It names a mistake, the same in every variant. Write it without {{."
                yield f"{name}[{number}].misconception", message


def _check_mistakes(question: Question) -> Iterator[Finding]:
    if question.kind in {Kind.NUMERIC, Kind.TABLE} and len(question.mistakes) < 2:
        yield "mistakes", "Name at least two known wrong methods."
    rows = question.grid.rows if question.grid else ()
    blanks = {cell.id for _, cells in rows for cell in cells if cell.id}
    for number, mistake in enumerate(question.mistakes, 1):
        if question.grid is None and mistake.cell:
            yield f"mistakes[{number}].cell", "Only a table has cells. Remove it."
        elif blanks and mistake.cell not in blanks:
            yield f"mistakes[{number}].cell", f"Name the cell: {', '.join(sorted(blanks))}."


def _check_variables(question: Question) -> Iterator[Finding]:
    names = [v.name for v in question.variables] + [name for name, _ in question.derived]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "derived", f"{name} is given twice. Keep one of the two."
    for variable in question.variables:
        if not variable.choices and (variable.step <= 0 or variable.high <= variable.low):
            yield f"variables.{variable.name}", "Give min below max and a step above 0, or choices."


def _check_grid(name: str, grid: Grid) -> Iterator[Finding]:
    blanks = [cell.id for _, cells in grid.rows for cell in cells if cell.id]
    for label, cells in grid.rows:
        if len(cells) + 1 != len(grid.columns):
            have, want = len(cells), len(grid.columns) - 1
            yield name, f"The row {label!r} has {have} cells; its columns ask for {want}."
    if any(not blank.isidentifier() for blank in blanks) or len(set(blanks)) < len(blanks):
        yield name, "Give every blank its own id of letters, digits and _."
    if name == "exhibit" and blanks:
        yield name, "An exhibit has no blanks. Use table for cells to fill in."
    if name == "table" and not blanks:
        yield name, "Give at least one cell an id and a value."
