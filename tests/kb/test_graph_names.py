"""Names on two lines, and their width."""

from __future__ import annotations

import pytest

from kb.graph_names import break_name, name_width


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Governance", ("Governance",)),
        ("Role of S&OP", ("Role of", "S&OP")),
        ("Financial integration", ("Financial", "integration")),
        ("Short name", ("Short name",)),
        ("Manufacturability", ("Manufacturability",)),
    ],
)
def test_a_name_breaks_into_at_most_two_lines_of_like_length(
    name: str, lines: tuple[str, ...]
) -> None:
    assert break_name(name) == lines


def test_the_longer_line_decides_the_width() -> None:
    assert name_width(("Financial", "integration")) == name_width(("integration",))
    assert name_width(("mm",)) == pytest.approx(2 * 14 * 1.05)
