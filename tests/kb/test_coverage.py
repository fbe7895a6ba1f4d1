"""Points that a topic must cover."""

from __future__ import annotations

from dataclasses import replace

from kb.checks import Finding
from kb.coverage import Coverage, Point, check_coverage, find_uncovered
from tests.kb.test_prose import make_topic

TOPIC = make_topic(
    "Lead words.\n\n## One {#one}\n\nA customer’s *plan* in [units](topic:b).\n\n"
    "## Two {#two}\n\n::: example EX-1 Titled\n| Head |\n|---|\n| Cell five |\n:::\n"
)
TOPICS = {"a": TOPIC}


def point(sections: str, *mentions: str) -> Point:
    return Point("a noun", tuple(sections.split()), mentions)


def check(*points: Point, slug: str = "a") -> list[tuple[tuple[str | int, ...], str]]:
    findings = [*check_coverage(Coverage(slug, points), TOPICS)]
    assert all(isinstance(f, Finding) and (f.kind, f.key) == ("coverage", slug) for f in findings)
    return [(finding.path, finding.message) for finding in findings]


def test_phrases_are_found_across_markup_case_tables_and_titles() -> None:
    assert (
        check(
            point("one", "Customer's Plan in units"),
            point("one two", "titled", "HEAD", "cell five"),
        )
        == []
    )


def test_a_phrase_must_stand_in_a_named_section() -> None:
    assert check(
        point("one", "units"), point("one", "units", "cell five"), point("two", "lead")
    ) == [
        (
            ("points", 1, "mentions", 1),
            "'cell five' stands in none of the sections one. "
            "Cover “a noun” there, or correct the phrase.",
        ),
        (
            ("points", 2, "mentions", 0),
            "'lead' stands in none of the sections two. "
            "Cover “a noun” there, or correct the phrase.",
        ),
    ]


def test_sections_and_topics_must_exist() -> None:
    assert check(point("one three", "units")) == [
        (("points", 0, "sections", 1), "Topic a has no section three. Correct it.")
    ]
    assert check(point("three", "units")) == [
        (("points", 0, "sections", 0), "Topic a has no section three. Correct it.")
    ]
    assert check(point("one", "x"), slug="b") == [(("topic",), "There is no topic b. Correct it.")]


def test_topics_of_the_shipped_set_need_points_and_partners_own_do_not() -> None:
    topics = [replace(TOPIC, number=n, slug=s) for n, s in ((4, "a"), (5, "b"), (21, "c"))]

    assert [(topic.slug, said) for topic, said in find_uncovered(topics, ["a"])] == [
        ("b", "b has no list of points to cover. Add coverage/05-b.yaml.")
    ]
