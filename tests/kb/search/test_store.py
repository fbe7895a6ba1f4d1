from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kb.search.concepts import Concepts
from kb.search.shelf import Shelf
from kb.search.store import StoreError, build_index, compute_digest, lock, open_index
from tests.kb.search.conftest import DOCUMENTS

NONE = Concepts([])


def test_what_is_built_can_be_opened(tmp_path: Path) -> None:
    build_index(tmp_path, "abc", DOCUMENTS, NONE)
    index, words = open_index(tmp_path, "abc")
    assert index.doc_count() == len(DOCUMENTS)
    assert (words["tracking"], words["schedule"]) == (8, 3)
    index.close()


def test_a_missing_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="abc"):
        open_index(tmp_path, "abc")


def test_a_changed_file_is_not_opened(tmp_path: Path) -> None:
    build_index(tmp_path, "abc", DOCUMENTS, NONE)
    table = next(tmp_path.rglob("_MAIN_*.toc"))
    table.write_bytes(table.read_bytes() + b"x")
    with pytest.raises(StoreError, match="differs from the manifest"):
        open_index(tmp_path, "abc")


def test_building_again_replaces_and_removes_the_folder_before(tmp_path: Path) -> None:
    build_index(tmp_path, "abc", DOCUMENTS, NONE)
    first = (tmp_path / "abc.current").read_text()
    build_index(tmp_path, "abc", DOCUMENTS[:2], NONE)
    second = (tmp_path / "abc.current").read_text()
    assert first != second
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["abc.current", second])


def test_only_the_newest_contents_keep_an_index(tmp_path: Path) -> None:
    for digest in ("a", "b", "c", "d"):
        build_index(tmp_path, digest, DOCUMENTS[:1], NONE)
    assert [path.name for path in sorted(tmp_path.glob("*.current"))] == [
        "b.current", "c.current", "d.current",
    ]  # fmt: skip
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 3


def test_the_digest_changes_with_content_and_synonyms() -> None:
    changed = (replace(DOCUMENTS[0], text="Other."), *DOCUMENTS[1:])
    digests = {
        compute_digest(DOCUMENTS, []),
        compute_digest(changed, []),
        compute_digest(DOCUMENTS, [("a", "b")]),
    }
    assert len(digests) == 3
    assert compute_digest(DOCUMENTS, []) in digests


def test_only_one_of_several_builds(tmp_path: Path) -> None:
    shelves = [Shelf(tmp_path, DOCUMENTS, []) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        built = list(pool.map(lambda shelf: shelf.build(), shelves))
    assert sorted(built) == [False, False, False, True]


def test_the_folder_is_private(tmp_path: Path) -> None:
    with lock(tmp_path / "index"):
        assert (tmp_path / "index").stat().st_mode & 0o077 == 0
