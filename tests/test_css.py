"""The design's numbers: contrasts computed from the tokens, sizes, and forbidden things."""

from __future__ import annotations

import gzip
import re

import pytest

from kb.styles import join_sheets
from settings import ROOT

STATIC = ROOT / "static"
TOKENS = dict(
    re.findall(
        r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", (STATIC / "css" / "tokens.css").read_text()
    )
)
SCHEMES = ("light", "dark")

TEXT = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3", "pen", "pen-deep", "right", "wrong")
      for ground in ("paper", "sheet", "sunk")),
    *((link, "paper") for link in
      ("prerequisite", "feeds", "governs", "measures", "supports", "trades-off")),
    *((f"on-m{step}", f"m{step}") for step in range(5)),
    ("on-marker", "marker"), ("on-pen", "pen"), ("paper", "ink"), ("paper", "ink2"),
    ("paper", "right"), ("paper", "wrong"), ("ink", "right-wash"), ("right", "right-wash"),
    ("wrong", "wrong-wash"), ("ink2", "pen-wash"), ("ink3", "pen-wash"), ("ink", "pen-wash"),
]  # fmt: skip
EDGES = [("line", ground) for ground in ("paper", "sheet", "sunk")] + [("marker-edge", "paper")]
PUBLISHED = [
    ("ink", "paper", 15.50, 15.13), ("ink3", "sunk", 4.83, 7.38), ("line", "sunk", 3.07, 4.32),
    ("rule", "sheet", 1.51, 1.39), ("pen", "sheet", 8.86, 8.70),
    ("on-marker", "marker", 11.92, 10.37),
    ("marker", "paper", 1.30, 11.46), ("on-m3", "m3", 5.55, 6.15),
]  # fmt: skip


def colour(token: str, scheme: str) -> str:
    return str(TOKENS[token].split(", ")[SCHEMES.index(scheme)])


def luminance(value: str) -> float:
    channels = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, scheme: str) -> float:
    high, low = sorted((luminance(colour(t, scheme)) for t in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out_from_its_ground(ink: str, ground: str, scheme: str) -> None:
    assert contrast(ink, ground, scheme) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_the_edges_of_controls_stand_out(edge: str, ground: str, scheme: str) -> None:
    assert contrast(edge, ground, scheme) >= 3


@pytest.mark.parametrize(("one", "other", "light", "dark"), PUBLISHED)
def test_ratios_are_those_of_the_design(one: str, other: str, light: float, dark: float) -> None:
    assert contrast(one, other, "light") == pytest.approx(light, abs=0.02)
    assert contrast(one, other, "dark") == pytest.approx(dark, abs=0.02)


def test_every_colour_is_chosen_in_the_tokens() -> None:
    allowed = {"#FFB4A6", "#A52A1A", "#13212C", "#F5C933", "#E6ECEA", "#FFFFFF", "#FFF", "#000"}
    for sheet in sorted((STATIC / "css").glob("*.css")):
        if sheet.name != "tokens.css":
            found = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[\s,;)])", sheet.read_text()))
            assert found <= allowed, sheet.name


def test_every_custom_property_that_is_used_is_set() -> None:
    text = "\n".join(sheet.read_text() for sheet in sorted((STATIC / "css").glob("*.css")))
    used = set(re.findall(r"var\(--([\w-]+)\)", text))
    assert used - set(re.findall(r"--([\w-]+):", text)) == set()


def test_the_sheet_and_the_fonts_stay_small() -> None:
    text, _ = join_sheets(STATIC / "css")
    assert len(gzip.compress(text.encode(), 9)) <= 12 * 1024
    fonts = sorted((STATIC / "fonts").glob("*.woff2"))
    assert [font.name for font in fonts] == ["linkage-serif-italic.woff2", "linkage-serif.woff2"]
    assert sum(font.stat().st_size for font in fonts) <= 35_000


def test_the_fonts_licence_travels_with_them() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC / "fonts" / "LICENSE.txt").read_text()


def test_nothing_is_fetched_from_elsewhere() -> None:
    text, _ = join_sheets(STATIC / "css")
    assert set(re.findall(r'url\("([^"]+)"\)', text)) == {
        "../static/fonts/linkage-serif.woff2?v=1",
        "../static/fonts/linkage-serif-italic.woff2?v=1",
    }
    assert "@import" not in text


def test_no_template_carries_a_style_or_an_inline_script() -> None:
    for template in sorted((ROOT / "templates").rglob("*.html")):
        text = template.read_text()
        assert not re.search(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*\ssrc=)", text), template
