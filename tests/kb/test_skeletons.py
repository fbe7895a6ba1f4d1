"""Drafts of content files as text."""

from __future__ import annotations

import pytest

from kb.skeletons import cut_entry, draft_head, read_title

LIST = """# Head
- id: first
  name: One
  note: |
    - id: second

# About the second
- id: 'second'
  name: Two
  inner:
    - id: third
- name: Three
  id: fourth
"""


def test_a_slug_reads_as_a_title() -> None:
    assert read_title("cold-chain") == "Cold chain"
    assert draft_head("../a.json") == "# yaml-language-server: $schema=../a.json\n"


@pytest.mark.parametrize(
    ("value", "cut"),
    [
        ("first", "- id: first\n  name: One\n  note: |\n    - id: second\n"),
        ("second", "- id: 'second'\n  name: Two\n  inner:\n    - id: third\n"),
        ("third", ""),
        ("fourth", "- name: Three\n  id: fourth\n"),
        ("fir", ""),
    ],
)
def test_an_entry_is_cut_out_whole(value: str, cut: str) -> None:
    assert cut_entry(LIST, "id", value) == cut
