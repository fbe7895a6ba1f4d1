"""What formats have no field for, carried as tags: ``topic:demand-planning``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quizzes.exchange.model import Loss, Portable, Remark
from quizzes.model import NumericAnswer

# Moodle cuts tags at 50 characters and takes these characters out of them.
_LONGEST = 50
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>`\[\]\\]|\s\s")
_TEXTS = ("topic", "section", "level")
_NUMBERS = ("domain", "difficulty")
_LISTS = {"term": "terms", "enemy": "enemies"}
_NEGATIVE = "negative"


@dataclass
class Tagged:
    """What tags say: fields of a question, those of its answer, and what they don't mean."""

    fields: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    notes: list[Remark] = field(default_factory=list)


def list_tags(question: Portable, *, unit: bool) -> list[str]:
    """Return the question's tags; ``unit`` asks for one that names the unit of the answer."""
    return [tag for _, tag in _list_all(question, unit=unit)]


def hold_tags(question: Portable, *, unit: bool) -> tuple[Portable, list[Loss]]:
    """Return the question without what makes no tag, and what that is."""
    losses = []
    for name, tag in _list_all(question, unit=unit):
        if _fits(tag):
            continue
        said = f"“{tag}” makes no tag: at most {_LONGEST} plain characters are allowed."
        losses.append(Loss(question.id, name, said))
        question = _drop(question, name, tag.partition(":")[2])
    return question, losses


def read_tags(tags: Iterable[str]) -> Tagged:
    """Return what the tags say about a question; unknown ones become notes."""
    found = Tagged()
    for tag in tags:
        name, _, value = tag.partition(":")
        if name in _TEXTS:
            found.fields[name] = value
        elif name in _NUMBERS and value.isdecimal():
            found.fields[name] = int(value)
        elif name in _LISTS:
            found.fields[_LISTS[name]] = (*found.fields.get(_LISTS[name], ()), value)
        elif tag == _NEGATIVE:
            found.fields[_NEGATIVE] = True
        elif name in {"unit", "rounding"}:
            found.answer[name] = value
        elif name == "decimals" and value.isdecimal():
            found.answer[name] = int(value)
        else:
            found.notes.append(Remark("tags", f"The tag “{tag}” has no field here."))
    return found


def _list_all(question: Portable, *, unit: bool) -> list[tuple[str, str]]:
    tags = [(name, f"{name}:{getattr(question, name)}") for name in _TEXTS]
    tags += [(name, f"{name}:{getattr(question, name)}") for name in _NUMBERS]
    tags = [(name, tag) for name, tag in tags if getattr(question, name) not in ("", None)]
    for tag, name in _LISTS.items():
        tags += [(name, f"{tag}:{value}") for value in getattr(question, name)]
    if question.negative:
        tags.append((_NEGATIVE, _NEGATIVE))
    if question.answer:
        tags += _list_answer(question.answer, unit=unit)
    return tags


def _list_answer(answer: NumericAnswer, *, unit: bool) -> Sequence[tuple[str, str]]:
    tags = [("answer.decimals", f"decimals:{answer.decimals}")]
    if answer.unit and unit:
        tags.append(("answer.unit", f"unit:{answer.unit}"))
    if answer.rounding:
        tags.append(("answer.rounding", f"rounding:{answer.rounding}"))
    return tags


def _fits(tag: str) -> bool:
    return len(tag) <= _LONGEST and not _UNFIT.search(tag) and tag == tag.strip()


def _drop(question: Portable, name: str, value: str) -> Portable:
    gone: dict[str, Any] = {name: ""}
    if name.startswith("answer.") and question.answer:
        gone = {name.removeprefix("answer."): ""}
        return replace(question, answer=replace(question.answer, **gone))
    if name in _LISTS.values():
        gone = {name: tuple(other for other in getattr(question, name) if other != value)}
    return replace(question, **gone)
