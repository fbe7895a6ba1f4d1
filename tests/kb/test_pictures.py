"""Figures of several folders."""

from __future__ import annotations

from pathlib import Path

from kb.model import Problem
from kb.pictures import list_figures, load_drawings


def test_later_folders_replace_figures_and_faults_name_their_file(tmp_path: Path) -> None:
    for name, width in (("one", 10), ("two", 20)):
        (tmp_path / name / "topics/figures").mkdir(parents=True)
        text = f'<svg viewBox="0 0 {width} 5"><rect width="1" height="1"/></svg>'
        (tmp_path / name / "topics/figures/a.svg").write_text(text)
    (tmp_path / "one/topics/figures/b.svg").write_text("<svg>\n<g></svg>")
    (tmp_path / "two/topics/figures/c.png").write_bytes(b"png")
    (tmp_path / "two/topics/figures/notes.txt").write_text("not a figure")
    folders, problems = [tmp_path / "one", tmp_path / "two"], list[Problem]()

    drawings = load_drawings(folders, problems)

    assert {name: drawing.width for name, drawing in drawings.items()} == {"a": 20}
    assert problems == [
        Problem(
            "one/topics/figures/b.svg",
            2,
            "",
            "This is not valid SVG: mismatched tag. Correct it.",
        )
    ]
    assert list_figures(folders) == {"figures/a.svg", "figures/b.svg", "figures/c.png"}
