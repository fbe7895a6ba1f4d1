"""Figures drawn by authors: SVG cut down to listed shapes, so that it can stand in a page.

Nothing that loads, runs or styles passes. Colours come from classes of the style
sheet, so that a figure follows light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

_WRITTEN = frozenset({"text", "tspan", "title", "desc"})
_SHAPES = {"path", "line", "polyline", "polygon", "rect", "circle", "ellipse"}
_ELEMENTS = _WRITTEN | _SHAPES | {"svg", "g", "defs", "marker", "use"}
_GEOMETRY = """
    x y x1 y1 x2 y2 dx dy cx cy r rx ry width height d points transform viewBox refX refY
    markerWidth markerHeight markerUnits orient preserveAspectRatio
"""
_LOOKS = """
    stroke-width stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity
    stroke-opacity fill-rule text-anchor dominant-baseline font-weight font-style
"""
_ATTRIBUTES = frozenset((_GEOMETRY + _LOOKS + " class fill stroke id href").split())
_REFERRING = frozenset({"marker-start", "marker-mid", "marker-end"})
_DROPPED = re.compile(r"xmlns(:\w+)?|version|role|aria-[a-z]+|xml:space|focusable")
_PLAIN = re.compile(r"[\w\s.,:%+()-]*\Z")
_NAME = re.compile(r"[A-Za-z][\w-]*\Z")
_PAINT = frozenset({"none", "currentColor"})
_MARK = "\0"


@dataclass(frozen=True)
class Drawing:
    """A clean drawing, ready to be placed; ``width`` is that of its view box."""

    view: str
    width: float
    body: str

    def place(self, prefix: str, alt: str, classes: str) -> str:
        """Return the SVG with its ids led by ``prefix``, named by its alternative text."""
        body = self.body.replace(_MARK, prefix)
        return (
            f'<svg class="{classes}" viewBox="{self.view}" width="{self.width:g}" role="img"'
            f' aria-label="{escape(alt)}">{body}</svg>'
        )


@dataclass
class _Reader:
    """Copies what is allowed and notes the rest; ``skipped`` counts open refused elements."""

    parser: expat.XMLParserType
    parts: list[str] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    view: str = ""
    skipped: int = 0
    fresh: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.skipped or name not in _ELEMENTS or (name == "svg") == bool(self.opened):
            if not self.skipped:
                said = f"{name} is not allowed in a figure. Use shapes, text, marker and use only."
                self._report(said)
            self.skipped += 1
            return
        self.opened.append(name)
        kept = "".join(self._keep(key, value) for key, value in attributes.items())
        if name == "svg":
            self.view = attributes.get("viewBox", "")
        else:
            self.parts.append(f"<{name}{kept}>")
            self.fresh = True

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        self.opened.pop()
        if name != "svg":
            if self.fresh:
                self.parts[-1] = self.parts[-1][:-1] + "/>"
            else:
                self.parts.append(f"</{name}>")
        self.fresh = False

    def text(self, data: str) -> None:
        inside = self.opened and self.opened[-1] in _WRITTEN
        if inside and not self.skipped:
            self.fresh = False
            self.parts.append(escape(re.sub(r"[ \t\n]+", " ", data), quote=False))

    def _keep(self, key: str, value: str) -> str:
        key = key.removeprefix("xlink:")
        if _DROPPED.fullmatch(key):
            return ""
        if key == "id" and _NAME.match(value):
            return f' id="{_MARK}{value}"'
        if key == "href" and value[:1] == "#" and _NAME.match(value[1:]):
            return f' href="#{_MARK}{value[1:]}"'
        if key in _REFERRING and (found := re.fullmatch(r"url\(#([A-Za-z][\w-]*)\)", value)):
            return f' {key}="url(#{_MARK}{found.group(1)})"'
        if key in ("fill", "stroke") and value not in _PAINT:
            self._report(f'{key}="{value}" is a colour of its own. Use a class instead.')
        elif key in _ATTRIBUTES - {"id", "href"} and _PLAIN.match(value):
            return f' {key}="{escape(value)}"'
        else:
            self._report(f'{key}="{value[:40]}" is not allowed in a figure. Remove it.')
        return ""

    def _report(self, message: str) -> None:
        self.faults.append((self.parser.CurrentLineNumber, message))


def read_drawing(text: str) -> tuple[Drawing | None, list[tuple[int, str]]]:
    """Return the drawing without what isn't allowed, and lines (from 1) with what was found.

    None when the text is no SVG at all.
    """
    if re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        return None, [(1, "A figure has no DOCTYPE and no entities. Remove them.")]
    parser = expat.ParserCreate()
    reader = _Reader(parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.buffer_text = True
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        said = f"This is not valid SVG: {expat.ErrorString(error.code)}. Correct it."
        return None, [*reader.faults, (error.lineno, said)]
    view = re.fullmatch(r"\s*-?[\d.]+ -?[\d.]+ ([\d.]+) [\d.]+\s*", reader.view)
    if view is None:
        said = 'This figure needs a viewBox="0 0 width height" on its svg element.'
        return None, [*reader.faults, (1, said)]
    drawing = Drawing(reader.view.strip(), float(view.group(1)), "".join(reader.parts).strip())
    return drawing, reader.faults


def render_drawing(
    name: str, alt: str, caption: str, drawings: Mapping[str, Drawing], place: int
) -> str:
    """Return the figure ``name``; ``name-phone``, where there is one, is shown on phones.

    Without one a drawing that is wider than a phone scrolls inside its own region.
    ``place`` tells the figures of one page apart.
    """
    drawing, phone = drawings[name], drawings.get(f"{name}-phone")
    if phone is not None:
        shown = drawing.place(f"fig{place}-", alt, "drawing wide")
        shown += phone.place(f"fig{place}p-", alt, "drawing narrow")
    else:
        shown = drawing.place(f"fig{place}-", alt, "drawing only")
        if drawing.width > 330:
            label = escape(caption or alt)
            shown = (
                f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">{shown}</div>'
            )
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="drawn">{shown}{below}</figure>\n'
