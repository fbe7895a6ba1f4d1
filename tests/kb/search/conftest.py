"""A small library of documents, and an index over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.model import SearchDocument, Term
from kb.search.index import SearchIndex


def make_term(name: str, abbreviation: str = "", synonyms: tuple[str, ...] = ()) -> Term:
    """Return a term with these names."""
    key = name.lower().replace(" ", "-")
    return Term(key, name, f"What {name} is.", "", abbreviation, synonyms, "", (), "", "")


TERMS = (
    make_term("Tracking signal", "TS"),
    make_term("Mean absolute deviation", "MAD"),
    make_term("Rough-cut capacity planning", "RCCP"),
    make_term("Sales and operations planning", "S&OP"),
)
DOCUMENTS = (
    SearchDocument(
        kind="topic",
        key="topic:demand-planning",
        title="Demand planning and forecast integration",
        text="How history and judgement become one demand plan.",
        url="/topics/demand-planning",
        topic=4,
        heading="4",
        names=("Demand planning and forecast integration", "Demand planning"),
        context="Methods. Bias and tracking signal",
    ),
    SearchDocument(
        kind="section",
        key="section:demand-planning#bias-tracking",
        title="Bias and tracking signal",
        text="Bias is direction that persists. The tracking signal divides the running sum of "
        "errors by the mean absolute deviation & makes bias visible.",
        url="/topics/demand-planning#bias-tracking",
        topic=4,
        heading="4.6",
        names=("Bias and tracking signal",),
        context="Demand planning and forecast integration",
    ),
    SearchDocument(
        kind="section",
        key="section:supply-planning#rccp-methods",
        title="Checking the master schedule",
        text="RCCP asks whether the few critical work centres can carry the schedule.",
        url="/topics/supply-planning#rccp-methods",
        topic=5,
        heading="5.4",
        names=("Checking the master schedule",),
        context="Supply planning",
    ),
    SearchDocument(
        kind="term",
        key="term:tracking-signal",
        title="Tracking signal (TS)",
        text="Running sum of forecast errors divided by the mean absolute deviation.",
        url="/glossary/tracking-signal",
        topic=4,
        names=("Tracking signal", "TS"),
    ),
    SearchDocument(
        kind="term",
        key="term:mad",
        title="Mean absolute deviation (MAD)",
        text="The typical size of a miss.",
        url="/glossary/mad",
        topic=4,
        names=("Mean absolute deviation", "MAD"),
    ),
    SearchDocument(
        kind="programme",
        key="programme:forecasting",
        title="Forecasting in practice",
        text="Choose a forecasting method and follow its tracking signal.",
        url="/programmes/forecasting",
        names=("Forecasting in practice",),
    ),
    SearchDocument(
        kind="question",
        key="dp-1",
        title="What does a tracking signal of −6 say?",
        text="What does a tracking signal of −6 say?",
        url="/practice?question=dp-1",
        topic=4,
        heading="Bias and tracking signal",
    ),
    SearchDocument(
        kind="action",
        key="action:exam",
        title="Sit a mock exam",
        text="A timed exam.",
        url="/exams",
        names=("Sit a mock exam", "Mock exam"),
    ),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    """Yield an index over the documents above, in an empty data folder."""
    made = SearchIndex(tmp_path, DOCUMENTS, TERMS)
    yield made
    made.close()
