"""The order of terms, filters, abbreviations, and what a term's page shows."""

from __future__ import annotations

import pytest

from kb.glossary import (
    describe_term,
    filter_terms,
    group_terms,
    list_abbreviations,
    sort_terms,
)
from kb.model import Library, Term
from tests.loaded import SAMPLE, open_library


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(SAMPLE)[0]


def term(name: str, abbreviation: str = "", synonyms: tuple[str, ...] = ()) -> Term:
    return Term(name, name, "", "", abbreviation, synonyms, "", (), "", "")


def test_terms_stand_under_their_first_letter_whatever_its_accent_or_case() -> None:
    groups = group_terms([term("zoning"), term("Élan"), term("80/20 rule"), term("Echelon")])

    assert [(letter, [t.name for t in terms]) for letter, terms in groups] == [
        ("#", ["80/20 rule"]),
        ("E", ["Echelon", "Élan"]),
        ("Z", ["zoning"]),
    ]


@pytest.mark.parametrize(
    ("text", "topic", "found"),
    [
        ("", "", ["product-family", "mad", "tracking-signal"]),
        ("", "demand-planning", ["mad", "tracking-signal"]),
        ("DEVIATION  running", "", ["tracking-signal"]),
        ("planning family", "", ["product-family"]),
        ("ts", "demand-planning", ["tracking-signal"]),
        ("family", "demand-planning", []),
    ],
)
def test_terms_are_filtered_by_words_of_name_and_definition_and_by_topic(
    library: Library, text: str, topic: str, found: list[str]
) -> None:
    kept = [t for t in library.terms if t.id != "mad" or text != "ts"]
    assert [t.id for t in filter_terms(kept, text, topic)] == found


def test_abbreviations_are_listed_also_from_among_the_synonyms() -> None:
    mad = term("Mean absolute deviation", "MAD", ("MAE", "mean absolute error", "MAD"))
    unit = term("Unit of measure", "UoM", ("UOM", "Unit", "U"))
    control = term("Input/output control", "", ("I/O", "S&OP grid"))

    assert list_abbreviations([mad, unit, control]) == [
        ("I/O", control),
        ("MAD", mad),
        ("MAE", mad),
        ("UoM", unit),
        ("UOM", unit),
    ]


def test_an_entry_holds_all_that_a_term_is_tied_to(library: Library) -> None:
    mad, signal = library.by_term["mad"], library.by_term["tracking-signal"]
    family = library.by_term["product-family"]
    said = signal.confused_with[0][1]

    entry = describe_term(mad, library)

    assert (entry.home, entry.section) == (
        library.by_slug["demand-planning"],
        library.by_slug["demand-planning"].section("error-metrics"),
    )
    assert entry.topics == ()
    assert entry.confused == ((signal, said),)
    assert describe_term(signal, library).confused == ((mad, said),)
    assert (entry.before, entry.after) == (None, family)
    after = describe_term(signal, library)
    assert (after.before, after.after) == (family, None)
    assert sort_terms(library.terms) == [mad, family, signal]
