"""How what is granted in exams is named and said."""

from __future__ import annotations

import pytest

from people.allowances import EXTRAS, make_allowance, name_extra, show_allowance
from people.model import Allowance


@pytest.mark.parametrize(
    ("extra", "may_pause", "made", "said"),
    [
        ("0", False, Allowance(0), ""),
        ("0", True, Allowance(0, True), "pauses"),
        ("25", False, Allowance(25), "25\u202f% more time"),
        ("50", True, Allowance(50, True), "50\u202f% more time, pauses"),
        ("100", False, Allowance(100), "100\u202f% more time"),
        ("untimed", True, Allowance(None, True), "no time limit, pauses"),
    ],
)
def test_each_choice_and_its_words(extra: str, may_pause: bool, made: Allowance, said: str) -> None:
    assert extra in EXTRAS
    assert make_allowance(extra, may_pause) == made
    assert (name_extra(made), show_allowance(made)) == (extra, said)
