"""What the search index holds of questions."""

from __future__ import annotations

from kb.model import SearchDocument
from quizzes.documents import question_documents
from quizzes.load import make_bank
from tests.loaded import SAMPLE, open_bank, open_library
from tests.quizzes.samples import PARTS, case

LIBRARY, _ = open_library(SAMPLE)
BANK, _ = open_bank(SAMPLE)
DOCUMENTS = {document.key: document for document in question_documents(BANK, LIBRARY)}


def test_a_question_is_found_by_its_stem() -> None:
    stem = (
        "A family's mean absolute deviation is 6 units a month. "
        "What does this number tell its planner?"
    )
    section = LIBRARY.by_slug["demand-planning"].section("error-metrics")
    assert section is not None
    title = (
        "A family's mean absolute deviation is 6 units a month. What does this number tell its …"
    )
    assert DOCUMENTS["dp-mad-meaning"] == SearchDocument(
        kind="question",
        key="dp-mad-meaning",
        title=title,
        text=stem,
        url="/practice?question=dp-mad-meaning",
        topic=4,
        heading=section.title,
    )


def test_formulas_are_shown_as_numbers() -> None:
    assert all("{{" not in document.text for document in DOCUMENTS.values())


def test_no_option_and_no_why_can_be_found() -> None:
    for question in BANK.questions:
        text = DOCUMENTS[question.id].text
        assert not any(option.why in text or option.text in text for option in question.options)


def test_a_case_is_found_by_its_situation_and_by_what_its_parts_ask() -> None:
    (document,) = question_documents(make_bank([case()]), LIBRARY)
    assert document.text == " ".join(
        [
            "A supply planner prepares the review of assembly, which works for one family. "
            "Each unit takes 2 hours, and the plan for May and June is known to all. "
            "The meeting has to say what happens next.",
            *(part["stem"] for part in PARTS),
        ]
    )
    assert document.title.startswith("A supply planner prepares the review of assembly")
