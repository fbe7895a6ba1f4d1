"""An application whose bank holds other questions for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType

from flask import Flask

from quizzes.model import Bank, Question


def make_bank(*questions: Question) -> Bank:
    by_topic: dict[str, tuple[Question, ...]] = {}
    for question in questions:
        by_topic[question.topic] = (*by_topic.get(question.topic, ()), question)
    by_id = {question.id: question for question in questions}
    return Bank(questions, MappingProxyType(by_id), MappingProxyType(by_topic))


@contextmanager
def serve(app: Flask, *questions: Question) -> Iterator[Bank]:
    """Let the bank hold these questions, as after a restart with other files."""
    shipped = app.extensions["linkage.bank"]
    app.extensions["linkage.bank"] = make_bank(*questions)
    try:
        yield app.extensions["linkage.bank"]
    finally:
        app.extensions["linkage.bank"] = shipped
