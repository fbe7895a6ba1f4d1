"""Each drawn figure is clean, uses the style sheet's classes and has a form for phones."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kb.drawings import read_drawing
from settings import ROOT

FOLDER = ROOT / "content" / "topics" / "figures"
SHEET = (ROOT / "static" / "css" / "figures.css").read_text()
FILES = sorted(FOLDER.glob("*.svg"))
WIDE = [path for path in FILES if not path.stem.endswith("-phone")]
ATTRIBUTES = "viewBox class d x y width height rx cx cy r dx"
WIDTHS = {True: 328, False: 648}


def elements(path: Path) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(path.read_text()).iter())


def test_there_are_figures_in_two_widths() -> None:
    phones = {path.stem.removesuffix("-phone") for path in FILES if path not in WIDE}
    assert phones == {path.stem for path in WIDE}
    assert len(WIDE) >= 24


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_figure_passes_unchanged(path: Path) -> None:
    drawing, faults = read_drawing(path.read_text())
    assert drawing is not None
    assert faults == []
    assert drawing.width == WIDTHS[path.stem.endswith("-phone")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_name_comes_from_the_page(path: Path) -> None:
    names = {element.tag.rpartition("}")[2] for element in elements(path)}
    assert names <= {"svg", "path", "rect", "circle", "text", "tspan"}
    attributes = {key for element in elements(path) for key in element.attrib}
    assert attributes <= set(ATTRIBUTES.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_uses_only_classes_of_the_style_sheet(path: Path) -> None:
    known = set(re.findall(r"\.([a-z][\w-]*)", SHEET))
    used = {name for element in elements(path)[1:] for name in element.attrib["class"].split()}
    assert used <= known


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_circles_are_data_points_and_corners_are_small(path: Path) -> None:
    shapes = elements(path)
    assert {float(shape.attrib["r"]) for shape in shapes if "r" in shape.attrib} <= {4.0}
    assert {shape.attrib["rx"] for shape in shapes if "rx" in shape.attrib} <= {"2"}


def test_both_forms_say_the_same_numbers() -> None:
    for path in WIDE:
        said = [
            {
                number
                for element in elements(form)
                for number in re.findall(r"\d[\d,.]*\d", element.text or "")
            }
            for form in (path, path.with_stem(f"{path.stem}-phone"))
        ]
        missing = said[1] - said[0]
        assert missing == set(), f"{path.stem} for phones says {missing}"
