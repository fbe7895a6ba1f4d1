"""Question files as they are written: the loader reads back what was meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.documents import parse_yaml
from quizzes.exchange.model import Portable
from quizzes.exchange.portable import to_entry
from quizzes.exchange.question_files import write_question_file
from tests.quizzes.exchange.portables import SLUGS, portables


@given(SLUGS, st.lists(portables(), min_size=1, max_size=2))
def test_a_file_is_read_back_as_it_was_meant(topic: str, questions: list[Portable]) -> None:
    entries = [to_entry(question) for question in questions]
    document = parse_yaml(write_question_file(topic, entries))
    assert (document.faults, document.data) == ([], {"topic": topic, "questions": entries})


def test_a_file_looks_as_an_author_writes_it() -> None:
    question = Portable("q-1", "ordering", "Order: these", terms=("mad",), solution=("1.5e3",))
    assert write_question_file("demand-planning", [to_entry(question)]) == (
        "topic: demand-planning\n"
        "questions:\n"
        "  - id: q-1\n"
        "    kind: ordering\n"
        "    terms:\n"
        "      - mad\n"
        "    stem: 'Order: these'\n"
        "    solution:\n"
        '      - "1.5e3"\n'
    )
