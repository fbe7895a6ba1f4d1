from __future__ import annotations

from kb.calculations import ALL
from kb.model import Library, Programme, SearchDocument, Section, Term, Topic
from kb.search.documents import KINDS, library_documents, list_names

SECTION = Section("process", "4.1", "The process", "<p>Text.</p>", "Text.")
TOPIC = Topic(
    4, "demand-planning", "Demand planning and forecast integration", "Demand planning",
    "A summary.", (3,), 14, (), "<p>Lead.</p>", "Lead.", (SECTION,), "", (), 2, "04.md",
)  # fmt: skip
TERM = Term("mad", "Mean absolute deviation", "A mean.", "", "MAD", ("mean deviation",), "", (),
            "demand-planning", "process")  # fmt: skip
LIBRARY = Library(
    topics=(TOPIC,),
    terms=(TERM, Term("bias", "Bias", "A lean.", "", "", (), "", (), "missing", "")),
    programmes=(
        Programme("forecasting", "scm", 3, "Forecasting", "Choose.", ("other", "demand-planning")),
    ),
)


def test_reading_content_becomes_documents() -> None:
    documents = [d for d in library_documents(LIBRARY) if d.kind != "action"]
    assert documents == [
        SearchDocument(
            "topic", "topic:demand-planning", TOPIC.title, "A summary. Lead.",
            "/topics/demand-planning", 4, "4", (TOPIC.title, "Demand planning"), "The process",
        ),
        SearchDocument(
            "section", "section:demand-planning#process", "The process", "Text.",
            "/topics/demand-planning#process", 4, "4.1", ("The process",), TOPIC.title,
        ),
        SearchDocument(
            "term", "term:mad", "Mean absolute deviation (MAD)", "A mean.", "/glossary/mad", 4, "",
            ("Mean absolute deviation", "MAD", "mean deviation"),
        ),
        SearchDocument("term", "term:bias", "Bias", "A lean.", "/glossary/bias", names=("Bias",)),
        SearchDocument(
            "programme", "programme:forecasting", "Forecasting", "Choose.",
            "/programmes/forecasting", 4, "", ("Forecasting",),
        ),
    ]  # fmt: skip


def test_every_topic_can_be_practised() -> None:
    actions = [
        d
        for d in library_documents(LIBRARY)
        if d.kind == "action" and not d.key.startswith("action:try-")
    ]
    assert {d.url for d in actions} >= {"/practice", "/exams", "/review", "/progress", "/maturity"}
    assert [(d.title, d.topic) for d in actions if d.topic] == [("Practise demand planning", 4)]


def test_every_calculation_can_be_found() -> None:
    found = [d for d in library_documents(LIBRARY) if d.key.startswith("action:try-")]
    assert len(found) == len(ALL)
    assert found[1] == SearchDocument(
        "action", "action:try-forecast-error", "Calculate: Forecast error and tracking signal",
        "Bias, MAD, MAPE, WMAPE and the tracking signal of one item. "
        "Calculator with your own numbers.",
        "/try/forecast-error", 4, "",
        ("Forecast error and tracking signal calculator",
         "Calculate Forecast error and tracking signal"),
    )  # fmt: skip


def test_keys_are_unique_and_kinds_known() -> None:
    documents = library_documents(LIBRARY)
    assert len({d.key for d in documents}) == len(documents)
    assert {d.kind for d in documents} == set(KINDS) - {"question"}


def test_names_of_terms() -> None:
    assert list_names(LIBRARY.terms) == (
        ("Mean absolute deviation", "MAD", "mean deviation"),
        ("Bias",),
    )
