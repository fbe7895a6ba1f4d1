"""Where the index lies on disk, and how several processes share it.

An index is derived from the content and can be thrown away at any time. It is
built into a folder of its own; a pointer file, replaced atomically, names the
folder in use. A folder whose files differ from its manifest is not opened: the
format holds pickles, so an index comes from this installation or not at all.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from whoosh.index import FileIndex, create_in, open_dir

from kb.model import SearchDocument
from kb.search.analysis import STOP_WORDS, read_tokens
from kb.search.concepts import Concepts
from kb.search.record import make_fields, make_schema

_MANIFEST = "manifest.json"
_WORDS = "words.json"
_KEPT = 3
_SOURCES = ("analysis.py", "concepts.py", "record.py", "store.py")


class StoreError(Exception):
    """There is no usable index on disk."""


def compute_digest(documents: Sequence[SearchDocument], groups: Sequence[Sequence[str]]) -> str:
    """Return what identifies an index: its content, its synonyms and the code that makes it."""
    digest = hashlib.sha256()
    for name in _SOURCES:
        digest.update((Path(__file__).parent / name).read_bytes())
    digest.update(repr([tuple(group) for group in groups]).encode())
    for document in documents:
        digest.update(repr(document).encode())
    return digest.hexdigest()[:20]


def open_index(root: Path, digest: str) -> tuple[FileIndex, dict[str, int]]:
    """Return the index with this digest and the counts of its words.

    Raises:
        StoreError: it is missing, incomplete or damaged.
    """
    try:
        folder = root / (root / f"{digest}.current").read_text().strip()
        manifest = json.loads((folder / _MANIFEST).read_text())
        for name, expected in manifest.items():
            if _hash(folder / name) != expected:
                raise StoreError(f"{name} differs from the manifest.")
        words = json.loads((folder / _WORDS).read_text())
        return open_dir(str(folder), readonly=True), {str(w): int(n) for w, n in words.items()}
    except StoreError:
        raise
    except Exception as error:  # damage can raise anything: Whoosh unpickles what it reads
        raise StoreError(str(error)) from error


def build_index(
    root: Path, digest: str, documents: Sequence[SearchDocument], concepts: Concepts
) -> None:
    """Build the index and point to it; other processes see the old one until then."""
    folder = Path(tempfile.mkdtemp(prefix=f"{digest}-", dir=root))
    try:
        index = create_in(str(folder), make_schema())
        with index.writer(limitmb=64) as writer:
            for document in documents:
                fields = make_fields(document, concepts)
                writer.add_document(**{name: value for name, value in fields.items() if value})
        index.close()
        (folder / _WORDS).write_text(json.dumps(_count_words(documents)))
        names = sorted(p.name for p in folder.iterdir() if not p.name.endswith("LOCK"))
        (folder / _MANIFEST).write_text(json.dumps({name: _hash(folder / name) for name in names}))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    pointer = root / f"{digest}.current"
    new = root / f"{folder.name}.pointer"
    new.write_text(folder.name)
    os.replace(new, pointer)
    _remove_old(root)


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the right to build; waits for another process that holds it."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (root / "lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _count_words(documents: Sequence[SearchDocument]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for document in documents:
        for text in (document.title, document.text, *document.names):
            counts.update(token.word for token in read_tokens(text))
    return {w: n for w, n in counts.items() if w in STOP_WORDS or len(w) > 1}


def _remove_old(root: Path) -> None:
    pointers = sorted(root.glob("*.current"), key=lambda p: p.stat().st_mtime, reverse=True)
    for pointer in pointers[_KEPT:]:
        pointer.unlink(missing_ok=True)
    used = {pointer.read_text().strip() for pointer in pointers[:_KEPT]}
    for folder in root.iterdir():
        if folder.is_dir() and folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)
