"""Content files as they lie on disk."""

from __future__ import annotations

from pathlib import Path

from kb.files import Source, check_folders, compute_digest, find_figure, read_sources
from kb.model import Problem


def test_files_come_folder_by_folder_and_bad_ones_are_reported(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "topics").mkdir(parents=True)
    (tmp_path / "one/topics/b.md").write_bytes(b"\xef\xbb\xbfB\r\nb\r")
    (tmp_path / "one/topics/a.md").write_text("A")
    (tmp_path / "one/topics/.hidden.md").write_text("no")
    (tmp_path / "one/topics/c.md").write_bytes(b"one\ntwo \xff")
    (tmp_path / "two/topics/a.md").write_text("A2")
    problems: list[Problem] = []

    sources = list(read_sources([tmp_path / "one", tmp_path / "two"], "topics/*.md", problems))

    assert sources == [
        Source(0, "topics/a.md", "one/topics/a.md", "A"),
        Source(0, "topics/b.md", "one/topics/b.md", "B\nb\n"),
        Source(1, "topics/a.md", "two/topics/a.md", "A2"),
    ]
    message = "Line 2 is not UTF-8. Save the file as UTF-8."
    assert problems == [Problem("one/topics/c.md", None, "", message)]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    message = "This folder does not exist. Correct LINKAGE_CONTENT."

    assert check_folders([tmp_path, tmp_path / "no"]) == [
        Problem(str(tmp_path / "no"), None, "", message)
    ]


def test_figures_come_from_the_last_folder_and_never_from_outside(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "topics/figures").mkdir(parents=True)
        (tmp_path / name / "topics/figures/f.svg").write_text(name)
    (tmp_path / "one/secret.svg").write_text("secret")
    folders = [tmp_path / "one", tmp_path / "two"]

    assert find_figure(folders, "figures/f.svg") == tmp_path / "two/topics/figures/f.svg"
    assert find_figure(folders, "../secret.svg") is None
    assert find_figure(folders, "figures/none.svg") is None


def test_the_digest_follows_every_byte_and_every_name(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("x")
    first = compute_digest([tmp_path])
    (tmp_path / "notes.txt").write_text("not content")
    same = compute_digest([tmp_path])
    file.write_text("y")
    changed = compute_digest([tmp_path])
    file.rename(tmp_path / "b.yaml")
    renamed = compute_digest([tmp_path])

    assert first == same
    assert len({first, changed, renamed}) == 3
