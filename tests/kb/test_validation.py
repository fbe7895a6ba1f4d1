"""Entries against their schemas."""

from __future__ import annotations

from kb.documents import parse_yaml
from kb.schemas import SCHEMAS
from kb.validation import load_entry, name_field


def complain(kind: str, text: str) -> list[tuple[str, int | None, str]]:
    document = parse_yaml(text)
    entry, faults = load_entry(SCHEMAS[kind], document.data, document)
    assert entry is None
    return [(name_field(fault.path), fault.line, fault.message) for fault in faults]


def test_every_fault_of_an_entry_is_named_at_once() -> None:
    text = """\
number: true
slug: A b
title: 3
short: ''
sumary: x
domains: [1, 1]
minutes: '3'
links:
  - to: a
    type: x
    reason:
  - 3
"""
    assert complain("topic", text) == [
        ("number", 1, "This is not a whole number from 1 to 99."),
        ("summary", 1, "This field is missing. Add it."),
        (
            "slug",
            2,
            "'A b' can't be an id. Use lower-case letters, digits and single hyphens.",
        ),
        ("title", 3, "This is not text. Put it in quotes."),
        ("short", 4, "This field is empty. Fill it."),
        ("sumary", 5, "There is no field of this name. Check its spelling or remove it."),
        ("domains", 6, "1 is given twice. Keep one of the two."),
        ("minutes", 7, "This is not a whole number from 1 to 120."),
        (
            "links[1].type",
            10,
            "'x' is not one of: prerequisite, feeds, governs, measures, supports, trades-off.",
        ),
        ("links[1].reason", 11, "This field is empty. Fill it."),
        (
            "links[2]",
            12,
            "This is not a set of fields. Write one name: value line for each field.",
        ),
    ]


def test_text_has_a_limit_and_one_line() -> None:
    rest = "number: 1\nlist: scm\nslug: a\ndescription: b\n"

    assert complain("programme", f"{rest}title: {'x' * 121}\n") == [
        ("title", 5, "121 characters; at most 120 are allowed.")
    ]
    assert complain("programme", f'{rest}title: "a\\nb"\n') == [
        ("title", 5, "This holds a line break. Write it on one line.")
    ]


def test_keys_and_values_of_a_mapping_are_checked() -> None:
    text = "id: a\nname: A\ndefinition: B\ntopic: t\nsection: s\nconfused_with: {A B: 3, c: ''}\n"

    assert complain("term", text) == [
        (
            "confused_with.A B",
            6,
            "'A B' can't be an id. Use lower-case letters, digits and single hyphens.",
        ),
        ("confused_with.A B", 6, "This is not text. Put it in quotes."),
        ("confused_with.c", 6, "This field is empty. Fill it."),
    ]
