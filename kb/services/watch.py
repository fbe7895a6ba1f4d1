"""Content that follows its files: loaded again whenever one has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from kb.files import SUFFIXES


class Watch:
    """Loads content again when files changed since the last look.

    ``version`` names the state that is loaded; ``load`` must not raise.
    """

    def __init__(self, folders: Sequence[Path], load: Callable[[], None]) -> None:
        """Load once."""
        self.folders = folders
        self._load = load
        self._lock = Lock()
        self.version = ""
        self.look()

    def look(self) -> bool:
        """Load again if a file changed, came or went; return whether it did."""
        with self._lock:
            found = read_signature(self.folders)
            if found == self.version:
                return False
            self._load()
            self.version = found
            return True


def read_signature(folders: Sequence[Path]) -> str:
    """Return a short hash over names, sizes and times of all content files."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES):
            try:
                state = path.stat()
            except FileNotFoundError:  # removed while we look; the next look sees it
                continue
            digest.update(f"{path}\0{state.st_mtime_ns}\0{state.st_size}\0".encode())
    return digest.hexdigest()[:16]
