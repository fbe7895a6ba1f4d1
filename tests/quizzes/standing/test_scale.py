"""Readiness on a scale."""

from __future__ import annotations

import re

import pytest

from quizzes.ability.readiness import Readiness
from quizzes.standing.scale import draw_scale


def labels(drawing: str) -> list[str]:
    return re.findall(r'<text class="m"[^>]*>(\d+)<', drawing)


def test_the_needle_stands_at_the_score_within_its_band() -> None:
    drawing = "".join(draw_scale(Readiness(0.35, 0.7, (0.61, 0.76), 400), 0.7).parts)
    # From 40 to 100 over 304 pixels.
    assert '<rect class="w" x="118.4" y="28" width="76" height="22"/>' in drawing
    assert '<path class="now" d="M158 26L170 26L170 40L164 50L158 40z"/>' in drawing
    assert ">line 70<" in drawing
    assert labels(drawing) == ["40", "60", "80", "100"]


@pytest.mark.parametrize(
    ("low", "first"), [(0.41, "40"), (0.39, "20"), (0.21, "20"), (0.1, "0"), (0.0, "0")]
)
def test_an_interval_is_never_cut(low: float, first: str) -> None:
    drawing = "".join(draw_scale(Readiness(0.0, 0.5, (low, 0.6), 20), 0.7).parts)
    assert labels(drawing)[0] == first
