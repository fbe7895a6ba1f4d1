"""A question as exchange formats know it: concrete, without formulas, perhaps incomplete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizzes.model import Extra, Mistake, NumericAnswer, Option, OrderedItem, Pair


class UnreadableError(ValueError):
    """A file that can't be read at all; the message names the line."""


@dataclass(frozen=True)
class Portable:
    """What formats may hold of a question. Numbers are plain decimals, texts hold no formula.

    What a file from elsewhere doesn't say is empty or None.
    """

    id: str
    kind: str
    stem: str
    topic: str = ""
    section: str = ""
    domain: int | None = None
    level: str = ""
    difficulty: int | None = None
    terms: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    items: tuple[OrderedItem, ...] = ()
    pairs: tuple[Pair, ...] = ()
    extras: tuple[Extra, ...] = ()
    answer: NumericAnswer | None = None
    mistakes: tuple[Mistake, ...] = ()
    solution: tuple[str, ...] = ()
    negative: bool = False
    enemies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Loss:
    """Something of a question that a format can't hold."""

    question: str
    field: str
    message: str


@dataclass(frozen=True)
class Remark:
    """Something about a row of a file that is read: what is wrong, or what stays behind."""

    field: str
    message: str


@dataclass(frozen=True)
class Row:
    """One question of a file. ``problems`` keep it out, ``notes`` say what stays behind.

    ``question`` is None where the row is no question that could be used.
    """

    line: int
    name: str
    question: Portable | None = None
    problems: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()


Held = tuple[Portable | None, list[Loss]]


@dataclass(frozen=True)
class Format:
    """A format: its names, what it holds of a question, and its writer and reader."""

    id: str
    name: str
    suffix: str
    mimetype: str
    hold: Callable[[Portable], Held]
    write: Callable[[Sequence[Portable]], str]
    read: Callable[[bytes], list[Row]]
