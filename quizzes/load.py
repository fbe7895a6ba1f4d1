"""The question files: read, checked one question at a time, never all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kb.company import Company, describe_unknown, is_value, write_formula
from kb.documents import Document, Fault, parse_yaml
from kb.files import Source, read_sources
from kb.model import Library, Problem
from kb.validation import load_entry, name_field
from quizzes.checks import check_question
from quizzes.linting.limits import DEFAULTS, Limits
from quizzes.model import (
    Acceptance,
    Bank,
    Cell,
    Extra,
    Grid,
    Kind,
    Mistake,
    NumericAnswer,
    Option,
    OrderedItem,
    Pair,
    Question,
    Remark,
    Variable,
)
from quizzes.records import with_hash
from quizzes.schemas import LIMITS, QUESTION


def load_bank(folders: Sequence[Path], library: Library) -> tuple[Bank, list[Problem]]:
    """Return the sound questions of all folders, and every problem found.

    A question of a later folder replaces one with the same id. Only the quick
    checks are made here; ``quizzes.checks.check_bank`` makes the long ones.
    """
    problems: list[Problem] = []
    limits = _read_limits(folders, problems)
    found: dict[str, tuple[int, Question]] = {}
    for source in read_sources(folders, "questions/*.yaml", problems):
        for question in _read_questions(source, library.company, problems):
            earlier = found.get(question.id)
            if earlier is not None and earlier[0] == source.folder:
                message = f"{question.id} is also in {earlier[1].file}. Give one a new id."
                problems.append(Problem(source.name, question.line, "id", message))
                continue
            if question.topic in library.left_out:
                continue
            faults = check_question(question, library, limits)
            problems.extend(faults)
            if not faults:
                found[question.id] = (source.folder, question)
    return make_bank((question for _, question in found.values()), limits), problems


def make_bank(questions: Iterable[Question], limits: Limits = DEFAULTS) -> Bank:
    """Return a bank of these questions with its look-ups."""
    kept = tuple(questions)
    by_topic: dict[str, list[Question]] = {}
    for question in kept:
        by_topic.setdefault(question.topic, []).append(question)
    return Bank(
        questions=kept,
        by_id=MappingProxyType({question.id: question for question in kept}),
        by_topic=MappingProxyType({topic: tuple(some) for topic, some in by_topic.items()}),
        limits=limits,
    )


def build_question(
    topic: str,
    entry: dict[str, Any],
    file: str = "",
    line: int = 0,
    company: Company | None = None,
) -> Question:
    """Return the question of an entry that ``QuestionSchema`` has loaded.

    Values of the company become the question's own, so that its hash changes with them.
    """
    taken = {n: v["company"] for n, v in entry["variables"].items() if v["company"]}
    given = tuple((n, write_formula((company or Company()).lookup(p))) for n, p in taken.items())
    drawn = {n: v for n, v in entry["variables"].items() if n not in taken}
    question = Question(
        topic=topic,
        **_build_body(entry),
        variables=tuple(_build_variable(n, v) for n, v in drawn.items()),
        derived=(*given, *entry["derived"].items()),
        constraints=tuple(entry["constraints"]),
        enemies=tuple(entry["enemies"]),
        chart=entry["chart"],
        minutes=tuple(Remark(_tidy(r["who"]), _tidy(r["said"])) for r in entry["minutes"]),
        parts=tuple(_build_part(topic, entry, part) for part in entry["parts"]),
        file=file,
        line=line,
    )
    return with_hash(question)


def _build_part(topic: str, case: dict[str, Any], entry: dict[str, Any]) -> Question:
    shared = ("section", "domain", "level", "difficulty", "terms")
    inherited = {name: entry[name] or case[name] for name in shared}
    id = f"{case['id']}/{entry['id']}"
    return Question(topic=topic, **_build_body(entry | inherited | {"id": id}))


def _build_body(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that questions and parts of cases have in common."""
    answer = entry["answer"]
    return {
        "id": entry["id"],
        "kind": Kind(entry["kind"]),
        "section": entry["section"],
        "domain": entry["domain"],
        "level": entry["level"],
        "difficulty": entry["difficulty"],
        "terms": tuple(entry["terms"]),
        "stem": _tidy(entry["stem"]),
        "options": tuple(
            Option(_tidy(o["text"]), o["correct"], _tidy(o["why"]), o["misconception"])
            for o in entry["options"]
        ),
        "items": tuple(OrderedItem(_tidy(i["text"]), _tidy(i["why"])) for i in entry["items"]),
        "pairs": tuple(
            Pair(_tidy(p["left"]), _tidy(p["right"]), _tidy(p["why"])) for p in entry["pairs"]
        ),
        "extras": tuple(
            Extra(_tidy(e["text"]), _tidy(e["why"]), e["misconception"]) for e in entry["extras"]
        ),
        "answer": NumericAnswer(**answer) if answer else None,
        "grid": _build_grid(entry["table"]),
        "exhibit": _build_grid(entry["exhibit"]),
        "solution": tuple(entry["solution"]),
        "mistakes": tuple(
            Mistake(m["value"], _tidy(m["why"]), m["cell"]) for m in entry["mistakes"]
        ),
        "negative": entry["negative"],
        "accept": tuple(Acceptance(**said) for said in entry["accept"]),
    }


def _read_limits(folders: Sequence[Path], problems: list[Problem]) -> Limits:
    given: dict[str, Any] = {}
    for source in read_sources(folders, "linting.yaml", problems):
        document = parse_yaml(source.text)
        entry, faults = load_entry(LIMITS, document.data, document)
        problems.extend(_as_problem(source, fault) for fault in (*document.faults, *faults))
        given |= {name: value for name, value in (entry or {}).items() if name in document.data}
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return replace(DEFAULTS, **(given | lists))


def _read_questions(
    source: Source, company: Company, problems: list[Problem]
) -> Iterable[Question]:
    document = parse_yaml(source.text)
    problems.extend(_as_problem(source, fault) for fault in document.faults)
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get("topic"), str):
        if not document.faults:
            message = "This field is missing. Write topic: and the topic's slug."
            problems.append(Problem(source.name, document.line(()), "topic", message))
        return
    for name in set(data) - {"topic", "questions"}:
        message = "There is no field of this name. Check its spelling or remove it."
        problems.append(Problem(source.name, document.line((name,)), str(name), message))
    items = data.get("questions")
    if not isinstance(items, list):
        message = "This is not a list. Write one - id: entry for each question."
        problems.append(Problem(source.name, document.line(("questions",)), "questions", message))
        return
    for number, item in enumerate(items):
        question = _read_question(source, document, data["topic"], number, item, company, problems)
        if question is not None:
            yield question


def _read_question(
    source: Source,
    document: Document,
    topic: str,
    number: int,
    item: Any,
    company: Company,
    problems: list[Problem],
) -> Question | None:
    path = ("questions", number)
    entry, faults = load_entry(QUESTION, item, document, path)
    problems.extend(_as_problem(source, fault) for fault in faults)
    if entry is None:
        return None
    unknown = [
        Fault((*path, "variables", name), None, describe_unknown(variable["company"]))
        for name, variable in entry["variables"].items()
        if variable["company"] and not is_value(company.lookup(variable["company"]))
    ]
    for fault in unknown:
        problems.append(_as_problem(source, replace(fault, line=document.line(fault.path))))
    if unknown:
        return None
    return build_question(topic, entry, source.name, document.line(path) or 0, company)


def _as_problem(source: Source, fault: Fault) -> Problem:
    return Problem(source.name, fault.line, name_field(fault.path), fault.message)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _build_grid(entry: dict[str, Any] | None) -> Grid | None:
    if entry is None:
        return None
    rows = tuple(
        (row["label"], tuple(Cell(**cell) for cell in row["cells"])) for row in entry["rows"]
    )
    return Grid(tuple(entry["columns"]), rows, entry["unit"])


def _build_variable(name: str, entry: dict[str, Any]) -> Variable:
    if entry["choices"]:
        return Variable(name, choices=tuple(entry["choices"]), count=entry["count"])
    return Variable(
        name,
        low=entry.get("min", 0),
        high=entry.get("max", 0),
        step=entry["step"],
        count=entry["count"],
    )
