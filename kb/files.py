"""The files of content folders, read once and in a fixed order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.model import Problem

LARGEST = 4_000_000
SUFFIXES = frozenset({".md", ".yaml", ".svg", ".png", ".jpg", ".webp"})


@dataclass(frozen=True)
class Source:
    """One text file: ``name`` is how problems call it, ``place`` its path in its folder."""

    folder: int
    place: str
    name: str
    text: str


def read_sources(
    folders: Sequence[Path], pattern: str, problems: list[Problem]
) -> Iterator[Source]:
    """Yield the text files that match ``pattern``, folder by folder, by name.

    A file that can't be read is reported in ``problems`` and left out. Problems
    name a file by its folder's name and its place in it.
    """
    for number, folder in enumerate(folders):
        for path in sorted(p for p in folder.glob(pattern) if not p.name.startswith(".")):
            place = path.relative_to(folder).as_posix()
            name = f"{folder.name}/{place}"
            try:
                text = _read_text(path)
            except (OSError, ValueError) as error:
                problems.append(Problem(name, None, "", str(error)))
                continue
            yield Source(number, place, name, text)


def check_folders(folders: Iterable[Path]) -> list[Problem]:
    """Return a problem for each folder that isn't there."""
    message = "This folder does not exist. Correct LINKAGE_CONTENT."
    return [Problem(str(folder), None, "", message) for folder in folders if not folder.is_dir()]


def find_figure(folders: Sequence[Path], place: str) -> Path | None:
    """Return the file of ``place`` (``figures/name.svg``); later folders come first.

    The path always stays inside a ``topics`` folder.
    """
    for folder in reversed(folders):
        root = (folder / "topics").resolve()
        path = (root / place).resolve()
        if path.is_relative_to(root) and path.is_file() and path.suffix in SUFFIXES - {".md"}:
            return path
    return None


def compute_digest(folders: Sequence[Path]) -> str:
    """Return a hash over the name and the bytes of every content file."""
    digest = hashlib.sha256()
    for number, folder in enumerate(folders):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES and p.is_file()):
            digest.update(f"{number}:{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _read_text(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise ValueError(f"Larger than {LARGEST // 1_000_000} MB. Split the file.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"Line {line} is not UTF-8. Save the file as UTF-8.") from None
    if "\0" in text:
        raise ValueError("It holds a NUL character. Save the file as plain text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
