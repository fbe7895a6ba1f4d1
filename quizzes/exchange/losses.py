"""What several formats can't hold of a question."""

from __future__ import annotations

from dataclasses import replace

from quizzes.exchange.model import Loss, Portable
from quizzes.model import Kind


def refuse_kind(question: Portable, format_name: str) -> Loss:
    """Return that the format has no questions of this kind."""
    said = f"{format_name} has no {question.kind} questions; it is left out."
    return Loss(question.id, "kind", said)


def drop_misconceptions(question: Portable) -> tuple[Portable, list[Loss]]:
    """Return the question without the misconceptions behind its wrong answers."""
    said = "Misconceptions aren't held."
    losses = []
    if any(option.misconception for option in question.options):
        losses.append(Loss(question.id, "options.misconception", said))
    if any(extra.misconception for extra in question.extras):
        losses.append(Loss(question.id, "extras.misconception", said))
    return replace(
        question,
        options=tuple(replace(option, misconception="") for option in question.options),
        extras=tuple(replace(extra, misconception="") for extra in question.extras),
    ), losses


def drop_whys_of_pairs(question: Portable) -> tuple[Portable, list[Loss]]:
    """Return the question without the whys of pairs and extras."""
    if question.kind != Kind.MATCHING:
        return question, []
    losses = []
    for name, parts in (("pairs", question.pairs), ("extras", question.extras)):
        if any(part.why for part in parts):
            said = "Matching questions have no feedback on single pairs."
            losses.append(Loss(question.id, f"{name}.why", said))
    return replace(
        question,
        pairs=tuple(replace(pair, why="") for pair in question.pairs),
        extras=tuple(replace(extra, why="") for extra in question.extras),
    ), losses


def share(question: Portable, part: int = 1) -> str:
    """Return what one right option earns in percent, as Moodle writes it."""
    keys = sum(option.correct for option in question.options) or 1
    return f"{part * 100 / keys:.5f}".rstrip("0").rstrip(".")
