"""A question as the linter reads it: one concrete instance, in plain text."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from quizzes.linting.limits import Limits
from quizzes.linting.words import find_question_sentence, make_plain, read_stems, read_words
from quizzes.model import Kind, Question
from quizzes.numbers import ExpressionError
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
    """What the rules look at. ``stem`` and options, in the file's order, are the first seed's."""

    question: Question
    stem: str
    choices: tuple[Choice, ...]
    limits: Limits

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


def read_item(question: Question, limits: Limits) -> Item:
    """Return the question in plain text, as written where no variant can be made."""
    stem, written = question.stem, [(o.text, o.correct, o.why) for o in question.options]
    try:
        variant = make_variant(question, SEED)
    except (DegenerateVariantError, ExpressionError):
        pass
    else:
        stem, shown = variant.stem, {option.id: option for option in variant.options}
        ordered = [shown[name_option(question, SEED, place)] for place in range(len(written))]
        written = [(o.text, o.correct, o.why) for o in ordered]
    choices = (
        _read_choice(make_plain(text), correct, make_plain(why), limits)
        for text, correct, why in written
    )
    return Item(question, make_plain(stem), tuple(choices), limits)


def _read_choice(text: str, correct: bool, why: str, limits: Limits) -> Choice:
    words = read_words(text)
    stems = read_stems(words, limits.stop_words)
    tokens = read_stems(words, limits.stop_words, numbers=True)
    return Choice(text, correct, why, stems, tokens)
