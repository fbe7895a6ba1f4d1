"""A question as the linter reads it: one concrete instance, in plain text."""

from __future__ import annotations

from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property

from quizzes.linting.limits import Limits
from quizzes.linting.words import find_question_sentence, make_plain, read_stems, read_words
from quizzes.model import Bank, Kind, Question
from quizzes.numbers import ExpressionError
from quizzes.variant_model import Variant
from quizzes.variants import DegenerateVariantError, make_variant, name_option

SEED = 1


@dataclass(frozen=True)
class Choice:
    """An option. ``tokens`` are its stems and its numbers."""

    text: str
    correct: bool
    why: str
    stems: Set[str]
    tokens: Set[str]


@dataclass(frozen=True)
class Item:
    """What the rules look at. ``stem`` and options, in the file's order, are the first seed's.

    A part of a case is an item of its own; ``whole`` is the case then, and else the
    question itself. ``before`` is what a learner has read before the stem: the case's
    situation. ``minutes`` are what was said in it, at the case's own item.
    """

    question: Question
    stem: str
    choices: tuple[Choice, ...]
    limits: Limits
    whole: Question
    before: str = ""
    minutes: tuple[str, ...] = ()

    @cached_property
    def words(self) -> list[str]:
        """Return the words of the stem."""
        return read_words(self.stem)

    @cached_property
    def stems(self) -> Set[str]:
        """Return the content stems of the stem."""
        return read_stems(self.words, self.limits.stop_words)

    @cached_property
    def sentence(self) -> str:
        """Return the question sentence."""
        return find_question_sentence(self.stem)

    @property
    def part(self) -> bool:
        """Whether this is a part of a case."""
        return self.question is not self.whole

    @property
    def single(self) -> bool:
        """Whether one option is to be chosen."""
        return self.question.kind is Kind.SINGLE_CHOICE

    @property
    def keys(self) -> list[Choice]:
        """Return the correct options."""
        return [choice for choice in self.choices if choice.correct]

    @property
    def distractors(self) -> list[Choice]:
        """Return the wrong options."""
        return [choice for choice in self.choices if not choice.correct]

    @property
    def key_text(self) -> str:
        """Return the words of what is correct."""
        return " ".join(choice.text for choice in self.keys)

    def make(self, seed: int) -> Variant:
        """Return the variant for a seed, a part's out of its case's.

        Raises:
            DegenerateVariantError: there is none.
            ExpressionError: a formula can't be evaluated.
        """
        variant = make_variant(self.whole, seed)
        return next((p for p in variant.parts if p.question.id == self.question.id), variant)


def read_items(question: Question, limits: Limits) -> list[Item]:
    """Return the question in plain text, as written where no variant can be made.

    A case gives an item for its situation and one for each part.
    """
    variant: Variant | None = None
    with suppress(DegenerateVariantError, ExpressionError):
        variant = make_variant(question, SEED)
    case = _read_item(question, variant, limits, question)
    minutes = (variant or question).minutes
    case = replace(case, minutes=tuple(make_plain(remark.said) for remark in minutes))
    shown = variant.parts if variant else [None] * len(question.parts)
    parts = [
        replace(_read_item(part, seen, limits, question), before=case.stem)
        for part, seen in zip(question.parts, shown, strict=True)
    ]
    return [case, *parts]


def read_bank(bank: Bank) -> list[Item]:
    """Return the items of all questions, in the bank's order."""
    return [item for question in bank.questions for item in read_items(question, bank.limits)]


def _read_item(
    question: Question, variant: Variant | None, limits: Limits, whole: Question
) -> Item:
    stem, written = question.stem, [(o.text, o.correct, o.why) for o in question.options]
    if variant is not None:
        stem, shown = variant.stem, {option.id: option for option in variant.options}
        ids = [name_option(question, variant.seed, place) for place in range(len(written))]
        written = [(shown[id].text, shown[id].correct, shown[id].why) for id in ids]
    choices = (
        _read_choice(make_plain(text), correct, make_plain(why), limits)
        for text, correct, why in written
    )
    return Item(question, make_plain(stem), tuple(choices), limits, whole)


def _read_choice(text: str, correct: bool, why: str, limits: Limits) -> Choice:
    words = read_words(text)
    stems = read_stems(words, limits.stop_words)
    tokens = read_stems(words, limits.stop_words, numbers=True)
    return Choice(text, correct, why, stems, tokens)
