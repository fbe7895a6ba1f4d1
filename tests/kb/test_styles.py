"""Joining the style sheets."""

from __future__ import annotations

from pathlib import Path

from kb.styles import BUNDLES, SHEETS, join_bundle, join_sheets
from settings import ROOT


def test_sheets_are_joined_in_order_and_the_digest_follows_the_content(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        for name in SHEETS:
            (folder / f"{name}.css").write_text(f".{name} {{}}")
    (second / "base.css").write_text(".other {}")
    text, digest = join_sheets(first)
    assert text == "\n".join(f".{name} {{}}" for name in SHEETS)
    assert digest != join_sheets(second)[1]


def test_a_bundle_holds_its_files_in_order() -> None:
    for name, parts in BUNDLES.items():
        text, digest = join_bundle(ROOT / "static", name)
        assert text == "\n".join((ROOT / "static" / part).read_text() for part in parts)
        assert len(digest) == 10
