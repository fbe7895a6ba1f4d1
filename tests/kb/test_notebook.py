"""All notes by topic: searched, and as Markdown."""

from __future__ import annotations

from datetime import UTC, datetime

from kb.notebook import Chapter, count_chapters, make_notebook, write_markdown
from kb.notes import Note, NoteKind
from tests.loaded import SAMPLE, open_library

LIBRARY = open_library(SAMPLE)[0]
NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)


def note(id: str, topic: str, section: str, kind: str, quote: str = "", text: str = "") -> Note:
    return Note(id, topic, section, NoteKind(kind), quote, "", "", text, NOW, NOW)


NOTES = [
    note("a", "demand-planning", "bias-tracking", "note", "demand came in", "# Mine\nTwo lines"),
    note("b", "demand-planning", "bias-tracking", "bookmark"),
    note("c", "monthly-cycle", "gone", "note", text="Of a section that is gone"),
    note("d", "gone", "gone", "highlight", "Of a page that is gone"),
]
STUDIED = {"role-of-sop": {"what-it-is"}, "demand-planning": {"bias-tracking", "gone"}}


def outline(chapters: tuple[Chapter, ...]) -> list[tuple[str, int, list[tuple[str, str, bool]]]]:
    return [
        (
            chapter.topic.slug if chapter.topic else "",
            chapter.studied,
            [(e.anchor, "".join(n.id for n in e.notes), e.bookmarked) for e in chapter.entries],
        )
        for chapter in chapters
    ]


def test_chapters_follow_the_topics_and_end_with_what_is_gone() -> None:
    chapters = make_notebook(LIBRARY, NOTES, STUDIED)
    assert outline(chapters) == [
        ("role-of-sop", 1, []),
        ("monthly-cycle", 0, [("gone", "c", False)]),
        ("demand-planning", 1, [("bias-tracking", "a", True)]),
        ("", 0, [("", "d", False)]),
    ]
    assert count_chapters(chapters) == 4
    assert make_notebook(LIBRARY, [], {}) == ()


def test_a_search_takes_notes_with_all_words_in_them_or_in_their_titles() -> None:
    def search(query: str) -> list[str]:
        chapters = make_notebook(LIBRARY, NOTES, STUDIED, query)
        return [anchor + ids for _, _, entries in outline(chapters) for anchor, ids, _ in entries]

    assert search("mine LINES") == ["bias-trackinga"]
    assert search("bias two") == ["bias-trackinga"]
    assert search("gone") == ["gonec", "d"]
    assert search("mine gone") == []


def test_markdown_keeps_what_was_typed_and_links_to_the_sections() -> None:
    chapters = make_notebook(LIBRARY, NOTES, STUDIED)
    assert write_markdown(chapters, "https://example.org").splitlines() == [
        "# Notes",
        "",
        "## 1 The role of sales and operations planning",
        "",
        "1 of 2 sections studied.",
        "",
        "## 3 The five steps of the monthly cycle",
        "",
        "0 of 2 sections studied.",
        "",
        "### gone",
        "",
        "Of a section that is gone",
        "",
        "## 4 Demand planning",
        "",
        "1 of 2 sections studied.",
        "",
        "### [4.2 Bias](https://example.org/topics/demand-planning#bias-tracking) (bookmarked)",
        "",
        "> demand came in",
        "",
        "\\# Mine",
        "Two lines",
        "",
        "## Pages that are no longer here",
        "",
        "> Of a page that is gone",
    ]
