"""YAML and front matter with lines."""

from __future__ import annotations

import pytest

from kb.documents import Fault, parse_yaml, split_front_matter


def test_values_keep_their_lines_and_core_types() -> None:
    document = parse_yaml("a: 1\nb:\n  - 2025-11\n  - on\n  - '7'\nc: {d: 1.5, e: true, f: ~}\n")

    assert document.data == {
        "a": 1,
        "b": ["2025-11", "on", "7"],
        "c": {"d": 1.5, "e": True, "f": None},
    }
    assert document.faults == []
    assert [document.line(p) for p in (("a",), ("b", 1), ("c", "d"), ("c", "missing"))] == [
        1,
        4,
        6,
        6,
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\na: 2\n", Fault(("a",), 2, "a is given twice. Keep one of the two.")),
        ("a: 1\nb: !x 1\n", Fault(("b",), 2, "The tag !x is not allowed. Remove it.")),
        (
            "a: &x 1\nb: *x\n",
            Fault((), 2, "An alias (*name) is not allowed. Write the text out."),
        ),
        (
            "a: 1\nb: [1\n",
            Fault(
                (),
                3,
                "Not valid YAML: did not find expected ',' or ']'. Correct this line.",
            ),
        ),
        ("[" * 500_000 + "]" * 500_000, Fault((), 1, "Nested too deeply. Write it flatter.")),
        ("? true\n: 1\n", Fault((), 1, "'true' can't be a field's name. Put it in quotes.")),
    ],
)
def test_faulty_yaml_is_located(text: str, fault: Fault) -> None:
    assert parse_yaml(text).faults == [fault]


def test_a_fault_spoils_the_entries_above_it_only() -> None:
    document = parse_yaml("- {id: a}\n- {id: b, id: c}\n")

    assert [document.spoiled((n,)) for n in (0, 1)] == [False, True]


def test_front_matter_and_body_keep_the_files_lines() -> None:
    document, body, line = split_front_matter("---\na: 1\nb: 2\n---\nText\n")

    assert (document.data, document.line(("b",)), body, line) == ({"a": 1, "b": 2}, 3, "Text\n", 5)


def test_missing_front_matter_is_reported() -> None:
    document, body, line = split_front_matter("Text\n")

    message = "Front matter is missing. Start the file with a --- line, fields, and a --- line."
    assert (document.faults, body, line) == ([Fault((), 1, message)], "Text\n", 1)
