"""Author-drawn figures."""

from __future__ import annotations

import pytest

from kb.drawings import Drawing, read_drawing, render_drawing


def clean(body: str) -> str:
    drawing, faults = read_drawing(f'<svg viewBox="0 0 100 50">{body}</svg>')
    assert faults == []
    assert drawing is not None
    return drawing.place("fig1-", "Alt", "drawing only").partition(">")[2].removesuffix("</svg>")


def faults(text: str) -> list[tuple[int, str]]:
    return read_drawing(text)[1]


def test_shapes_and_text_stay_and_ids_are_led_by_the_figure() -> None:
    assert clean(
        '\n <defs><marker id="tip" orient="auto" refX="4"><path class="arrow" d="M0 0 8 4z"/>'
        "</marker></defs>\n <g id='box' transform='translate(1 2)'><rect width='9' height='9'/></g>"
        "<use xlink:href='#box'/><path d='M0 0' marker-end='url(#tip)' fill='none'/>"
        "<text class='t'>A &amp;  B\n<tspan dy='4'>two</tspan></text><g/>"
    ) == (
        '<defs><marker id="fig1-tip" orient="auto" refX="4"><path class="arrow" d="M0 0 8 4z"/>'
        '</marker></defs><g id="fig1-box" transform="translate(1 2)">'
        '<rect width="9" height="9"/></g><use href="#fig1-box"/>'
        '<path d="M0 0" marker-end="url(#fig1-tip)" fill="none"/>'
        '<text class="t">A &amp; B <tspan dy="4">two</tspan></text><g/>'
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<script>alert(1)</script>", "script is not allowed in a figure."),
        ("<style>*{}</style>", "style is not allowed in a figure."),
        ("<foreignObject><p/></foreignObject>", "foreignObject is not allowed in a figure."),
        ("<image href='data:x'/>", "image is not allowed in a figure."),
        ("<a href='https://x'><rect/></a>", "a is not allowed in a figure."),
        ("<svg viewBox='0 0 1 1'/>", "svg is not allowed in a figure."),
        ("<g onclick='a()'/>", 'onclick="a()" is not allowed in a figure.'),
        ("<g style='fill:red'/>", 'style="fill:red" is not allowed in a figure.'),
        ("<use href='https://x/#a'/>", 'href="https://x/#a" is not allowed in a figure.'),
        ("<g id='a b'/>", 'id="a b" is not allowed in a figure.'),
        ("<path marker-end='url(https://x)'/>", 'marker-end="url(https://x)" is not allowed in'),
        ("<g fill='#f00'/>", 'fill="#f00" is a colour of its own. Use a class instead.'),
        ("<g stroke='url(#a)'/>", 'stroke="url(#a)" is a colour of its own.'),
        ("<path d='M0 0;url(x\"'/>", 'd="M0 0;url(x"" is not allowed in a figure.'),
    ],
)
def test_what_loads_runs_or_colours_is_refused_with_its_line(body: str, said: str) -> None:
    drawing, found = read_drawing(f'<svg viewBox="0 0 1 1">\n<rect/>\n{body}<circle r="1"/></svg>')

    assert [(line, message.startswith(said)) for line, message in found] == [(3, True)]
    assert drawing is not None
    kept = drawing.place("p-", "A", "c").partition(">")[2]
    name = body[1:].partition(">")[0].split()[0].rstrip("/")
    refused = name in ("script", "style", "foreignObject", "image", "a", "svg")
    shape = "" if refused else f"<{name}/>"
    assert kept == f'<rect/>{shape}<circle r="1"/></svg>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<svg viewBox='0 0 1 1'>\n<g></svg>", (2, "This is not valid SVG: mismatched tag.")),
        ("", (1, "This is not valid SVG: no element found.")),
        ("<svg><g/></svg>", (1, 'This figure needs a viewBox="0 0 width height" on its svg')),
        ("<html><svg viewBox='0 0 1 1'/></html>", (1, "html is not allowed in a figure.")),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", (1, "A figure has no DOCTYPE")),
    ],
)
def test_what_is_no_svg_gives_no_drawing(text: str, said: tuple[int, str]) -> None:
    drawing, found = read_drawing(text)

    assert drawing is None
    assert found[0][0] == said[0]
    assert found[0][1].startswith(said[1])


def test_a_figure_has_a_phone_form_or_scrolls() -> None:
    wide, phone = Drawing("0 0 648 90", 648, '<g id="\0a"/>'), Drawing("0 0 328 200", 328, "<g/>")

    assert render_drawing("x", 'A "b"', "Cap", {"x": wide, "x-phone": phone}, 2) == (
        '<figure class="drawn"><svg class="drawing wide" viewBox="0 0 648 90" width="648"'
        ' role="img" aria-label="A &quot;b&quot;"><g id="fig2-a"/></svg>'
        '<svg class="drawing narrow" viewBox="0 0 328 200" width="328" role="img"'
        ' aria-label="A &quot;b&quot;"><g/></svg><figcaption>Cap</figcaption></figure>\n'
    )
    assert render_drawing("x", "A", "", {"x": wide}, 1) == (
        '<figure class="drawn"><div class="scroll" role="region" tabindex="0" aria-label="A">'
        '<svg class="drawing only" viewBox="0 0 648 90" width="648" role="img" aria-label="A">'
        '<g id="fig1-a"/></svg></div></figure>\n'
    )
    assert render_drawing("y", "A", "", {"y": phone}, 1) == (
        '<figure class="drawn"><svg class="drawing only" viewBox="0 0 328 200" width="328"'
        ' role="img" aria-label="A"><g/></svg></figure>\n'
    )
