"""Questions that may stand in one set: no two that declare each other as enemies."""

from __future__ import annotations

from quizzes.model import Question


class Truce:
    """The questions chosen so far, and whom they leave room for."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._refused: set[str] = set()

    def admits(self, question: Question) -> bool:
        """Return whether the question is no enemy of a chosen one, on either one's word."""
        return question.id not in self._refused and self._ids.isdisjoint(question.enemies)

    def add(self, question: Question) -> None:
        """Choose the question, whether it is admitted or not."""
        self._ids.add(question.id)
        self._refused.update(question.enemies)

    def __contains__(self, question: Question) -> bool:
        """Return whether the question is chosen."""
        return question.id in self._ids
