"""Content loaded again when its files change."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.services.watch import Watch, read_signature

CHANGES = (("topics/01-a.md", "longer"), ("glossary.yaml", "[]"), ("glossary.yaml", ""))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/01-a.md").write_text("one")
    return tmp_path


def test_each_kind_of_change_loads_once(folder: Path) -> None:
    loads: list[int] = []
    watch = Watch([folder], lambda: loads.append(1))
    assert (len(loads), watch.look(), len(loads)) == (1, False, 1)
    versions = [watch.version]
    for number, (place, text) in enumerate(CHANGES, start=2):
        if text:
            (folder / place).write_text(text)
        else:
            (folder / place).unlink()
        assert (watch.look(), watch.look(), len(loads)) == (True, False, number)
        versions.append(watch.version)
    assert versions[3] == versions[1]
    assert len(set(versions)) == 3


def test_other_files_do_not_count(folder: Path) -> None:
    before = read_signature([folder])
    (folder / "topics/01-a.md~").write_text("editor's copy")

    assert read_signature([folder]) == before
    assert read_signature([folder / "nowhere"]) == read_signature([])
