"""Topics' names in the concept graph: their lines and their width."""

from __future__ import annotations

from collections.abc import Collection

# Advance widths of the serif at 15 px; what is not listed is 9 wide.
WIDTHS = (
    (4, " ’"), (5, "ijlt-,."), (6, "fIJ"), (7, "rsz"), (8, "acegS"), (10, "hnBCERXY"),
    (11, "ADGKOQUV&"), (12, "HN"), (13, "w"), (14, "mM"), (15, "W"),
)  # fmt: skip


def break_name(name: str) -> tuple[str, ...]:
    """Return a short name on at most two lines of like length."""
    words = name.split()
    if len(name) <= 11 or len(words) == 1:
        return (name,)
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(reversed(cuts), key=lambda cut: max(map(len, cut)))


def name_width(lines: Collection[str]) -> float:
    """Return how wide a name is in the picture's serif at 15 px, bold included."""
    return max(1.05 * sum(_width(character) for character in line) for line in lines)


def _width(character: str) -> int:
    return next((width for width, group in WIDTHS if character in group), 9)
