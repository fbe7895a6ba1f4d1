"""The partner's pens are measured as WCAG 2 says, and refused below 4.5."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.brand import GROUNDS, Pens, contrast, derive_pens, find_fault, stylesheet
from people.views.brand import check_partner
from settings import Partner, SettingError

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def partner(light: str = "#0F4C81", dark: str = "#8FC1F0", logo: Path | None = None) -> Partner:
    return Partner("Partner", logo, light, dark, "", "")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.00),
        ("#777777", "#FFFFFF", 4.48),
        ("#0F4C81", "#F7F9F8", 8.38),
        ("#0F4C81", "#FFFFFF", 8.86),
        ("#8FC1F0", "#0F171C", 9.53),
        ("#8FC1F0", "#162027", 8.70),
    ],
)
def test_contrast_is_what_the_standard_defines(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_the_product_s_own_pens_are_accepted() -> None:
    assert find_fault("#0F4C81", "light") == ""
    assert find_fault("#8FC1F0", "dark") == ""


@pytest.mark.parametrize(
    ("pen", "scheme", "message"),
    [
        (
            "#777777",
            "light",
            "#777777 measures 4.23 : 1 on the light paper #F7F9F8; text needs at least "
            "4.5 : 1. Choose a darker pen.",
        ),
        (
            "#7A7A7A",
            "dark",
            "#7A7A7A measures 4.21 : 1 on the dark paper #0F171C; text needs at least "
            "4.5 : 1. Choose a lighter pen.",
        ),
        (
            "#808080",
            "dark",
            "#808080 measures 4.18 : 1 on the dark sheet #162027; text needs at least "
            "4.5 : 1. Choose a lighter pen.",
        ),
        (
            "navy",
            "light",
            "'navy' is not a colour; give six hexadecimal digits, like #0F4C81.",
        ),
        (
            "#12345",
            "dark",
            "'#12345' is not a colour; give six hexadecimal digits, like #0F4C81.",
        ),
    ],
)
def test_a_pen_that_can_t_be_read_is_refused(pen: str, scheme: str, message: str) -> None:
    assert find_fault(pen, scheme) == message


@given(COLOURS, st.sampled_from(["light", "dark"]))
def test_accepted_is_what_reaches_the_line_on_both_grounds(pen: str, scheme: str) -> None:
    readable = all(contrast(pen, ground) >= 4.5 for _, ground in GROUNDS[scheme])
    assert (find_fault(pen, scheme) == "") == readable


@given(COLOURS, COLOURS)
def test_the_hover_shade_never_stands_out_less(light: str, dark: str) -> None:
    pens = derive_pens(light, dark)
    assert contrast(pens.light_deep, "#FFFFFF") >= contrast(light, "#FFFFFF")
    assert contrast(pens.dark_deep, "#000000") >= contrast(dark, "#000000")


def test_the_style_sheet_sets_both_pens() -> None:
    assert stylesheet(Pens("#111111", "#EEEEEE", "#000000", "#FFFFFF")) == (
        ":root {\n"
        "  --pen: light-dark(#111111, #EEEEEE);\n"
        "  --pen-deep: light-dark(#000000, #FFFFFF);\n"
        "}\n"
    )


def test_the_start_names_the_setting_at_fault(tmp_path: Path) -> None:
    check_partner(partner())
    with pytest.raises(SettingError, match=r"LINKAGE_PARTNER_PEN_LIGHT: #FFFF00 measures 1\.01"):
        check_partner(partner(light="#FFFF00"))
    with pytest.raises(SettingError, match=r"LINKAGE_PARTNER_PEN_DARK: #000000 measures 1\.15"):
        check_partner(partner(dark="#000000"))
    missing = tmp_path / "mark.svg"
    with pytest.raises(SettingError, match=r"LINKAGE_PARTNER_LOGO: .*mark\.svg is not a file"):
        check_partner(partner(logo=missing))
    missing.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    check_partner(partner(logo=missing))
