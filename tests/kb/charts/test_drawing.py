"""Drawn charts: whatever the data, a drawing inside its box that says what it shows."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.charts import (
    CHART_KINDS,
    Bridge,
    Chart,
    Curve,
    Figure,
    Limit,
    Line,
    Mark,
    Series,
    Shade,
    Step,
    draw_chart,
    render_figure,
)

NAMES = ("Pumps", "Irrigation pumps", "Pumping stations for waterworks", "Kit")
numbers = st.one_of(st.none(), st.floats(-1e6, 1e6).map(lambda v: round(v, 2)))


def read(chart: Figure, width: float = 648) -> ElementTree.Element:
    return ElementTree.fromstring(draw_chart(chart, width))


def texts(svg: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in svg.iter("text")]


def count(svg: ElementTree.Element, name: str, classes: str) -> int:
    return sum(node.get("class") == classes for node in svg.iter(name))


def check_inside(svg: ElementTree.Element) -> None:
    _, _, width, height = (float(part) for part in svg.get("viewBox", "").split())
    for node in svg.iter():
        assert "style" not in node.attrib
        for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", node.get("d", "")):
            assert -8 <= float(pair[0]) <= width + 8
            assert -8 <= float(pair[1]) <= height + 8
        if node.tag == "rect":
            assert float(node.get("height", "0")) >= 0
            assert float(node.get("width", "0")) > 0
        if node.tag == "text":
            assert 0 <= float(node.get("x", "0")) <= width
            assert 0 <= float(node.get("y", "0")) <= height


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(CHART_KINDS),
    st.sampled_from([328.0, 648.0, 760.0]),
    st.integers(1, 14).flatmap(
        lambda n: st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=1, max_size=4)
    ),
    st.lists(st.floats(-1e6, 1e6), max_size=2),
)
def test_any_values_stay_inside_the_box(
    kind: str, width: float, rows: list[list[float | None]], levels: list[float]
) -> None:
    chart = Chart(
        kind,
        "T",
        "A",
        "Units",
        tuple(NAMES[n % 4] for n in range(len(rows[0]))),
        tuple(Series(NAMES[n], tuple(row)) for n, row in enumerate(rows)),
        tuple(Limit(level, "A level with a name", "above") for level in levels),
    )

    check_inside(read(chart, width))


@given(
    st.sampled_from([328.0, 648.0]),
    st.lists(st.tuples(st.floats(0, 1e4), st.floats(-1e4, 1e4)), min_size=1, max_size=9),
    st.floats(0, 1e4),
    st.floats(0, 1e4),
)
@example(328.0, [(0.0, 0.0)], 0.0, 5e-324)
def test_any_curve_stays_inside_the_box(
    width: float, points: list[tuple[float, float]], start: float, end: float
) -> None:
    line = Line("Cost", tuple(sorted(points)))
    shades, marks = (Shade(start, end, "5 % of all"),), (Mark(start, "From"), Mark(end, "Until"))
    curve = Curve("T", "A", "USD", "Units", (line,), shades, marks)

    check_inside(read(curve, width))


def test_a_gap_breaks_the_line_and_a_lone_point_is_a_dot() -> None:
    values = (1.0, 2.0, None, 4.0, None, 6.0, 7.0)
    chart = Chart("lines", "T", "A", "U", tuple("abcdefg"), (Series("S", values),))
    svg = read(chart)

    path = next(node.get("d", "") for node in svg.iter("path") if node.get("class") == "s s1")
    assert path.count("M") == 2
    assert path.count("L") == 2
    assert count(svg, "circle", "d d1") == 2


def test_a_series_without_values_is_left_out_of_the_drawing() -> None:
    chart = Chart("lines", "T", "A", "U", ("a", "b"), (Series("S", (None, None)),))

    assert "S" not in texts(read(chart))


def test_series_differ_in_pattern_and_are_named_at_their_ends() -> None:
    series = (Series("Demand", (1, 2)), Series("Plan", (2, 1)), Series("Rate", (1, 1), "steps"))
    svg = read(Chart("lines", "T", "A", "Units", ("a", "b"), series))

    assert [count(svg, "path", f"s s{n}") for n in (1, 2, 3)] == [1, 1, 1]
    assert texts(svg)[-3:] == ["Demand", "Plan", "Rate"]


def test_points_beyond_a_guarded_limit_stand_out() -> None:
    limits = (Limit(4, "Upper", "above"), Limit(-4, "Lower", "below"), Limit(0, "Zero"))
    series = (Series("Tracking signal", (1, 4, 4.6, -5)),)
    svg = read(Chart("lines", "T", "A", "MADs", tuple("abcd"), series, limits))

    assert count(svg, "path", "x") == 2
    assert set(texts(svg)) >= {"Upper", "Lower", "Zero"}


def test_stacked_bars_stand_on_each_other_and_negative_ones_hang_below() -> None:
    series = (Series("A", (100,)), Series("B", (50,)), Series("C", (-50,)))
    svg = read(Chart("stacked", "T", "A", "Units", ("x",), series))

    boxes = {
        node.get("class"): (float(node.get("y", "")), float(node.get("height", "")))
        for node in svg.iter("rect")
        if float(node.get("width", "0")) > 10
    }
    (ya, ha), (yb, hb), (yc, hc) = boxes["f1"], boxes["f2"], boxes["f3"]
    assert ya == pytest.approx(yb + hb, abs=0.2)
    assert yc == pytest.approx(ya + ha, abs=0.2)
    assert ha == pytest.approx(2 * hb, abs=0.3)
    assert hc == pytest.approx(hb, abs=0.2)


def test_single_bars_carry_their_values_and_no_name() -> None:
    chart = Chart("bars", "T", "A", "USD", ("Pumps", "Tanks"), (Series("x", (441, -1.5)),))

    assert texts(read(chart))[-2:] == ["441", "−2"]
    assert "x" not in texts(read(chart))


def test_a_limit_over_bars_is_named_beside_them() -> None:
    chart = Chart("bars", "T", "A", "h", ("a",), (Series("x", (9,)),), (Limit(5, "Capacity"),))
    svg = read(chart)

    assert [count(svg, "path", name) for name in ("k", "l")] == [1, 1]
    assert texts(svg)[-1] == "Capacity"


def test_the_key_shows_a_stroke_for_a_line_and_a_square_for_bars() -> None:
    series = (Series("Load", (5, 6)), Series("Capacity", (6, 6), "steps"))
    svg = read(Chart("stacked", "t", "a", "Hours", ("Jan", "Feb"), series))
    assert count(svg, "path", "s s2") == 2  # the line itself, and its piece in the key
    assert count(svg, "rect", "f2") == 0


def test_long_rows_of_periods_thin_out_on_phones_and_families_never_do() -> None:
    weeks = tuple(f"W{n}" for n in range(1, 27))
    lines = Chart("lines", "T", "A", "U", weeks, (Series("S", (1.0,) * 26),))
    bars = Chart("bars", "T", "A", "U", NAMES * 2, (Series("S", (1.0,) * 8),))

    assert [t for t in texts(read(lines, 328)) if t in weeks] == list(weeks[::4])
    assert [t for t in texts(read(lines)) if t in weeks] == list(weeks[::2])
    assert sum(text == "Kit" for text in texts(read(bars, 328))) == 2


def test_a_bridge_writes_each_change_with_its_sign() -> None:
    steps = (Step("Volume", 60), Step("Price", -45))
    svg = read(Bridge("T", "A", "USD", Step("Budget", 800), steps, "Actual"))

    assert texts(svg)[-4:] == ["800", "+60", "−45", "815"]
    assert [count(svg, "rect", name) for name in ("f1", "up", "dn")] == [2, 1, 1]


def test_a_figure_holds_both_drawings_caption_and_table() -> None:
    chart = Chart("bars", "More <here>", 'Say "so"', "U", ("a",), (Series("x", (1,)),))
    html = render_figure(chart)

    assert re.sub(r"<svg.*?</svg>", "[svg]", html) == (
        '<figure class="chart">[svg][svg]<figcaption>More &lt;here&gt;</figcaption>'
        "<details><summary>As a table</summary>"
        '<div class="scroll" role="region" tabindex="0" aria-label="More &lt;here&gt;"><table>'
        '<thead><tr><td></td><th scope="col">x</th></tr></thead>'
        '<tbody><tr><th scope="row">a</th><td class="num">1</td></tr></tbody></table></div>'
        "</details></figure>\n"
    )
    assert re.findall(r'<svg class="([^"]+)" viewBox="0 0 (\d+)', html) == [
        ("drawing wide", "648"),
        ("drawing narrow", "328"),
    ]
    assert html.count('role="img" aria-label="Say &quot;so&quot;"') == 2
