"""Repeatable draws: seeds and what follows from them, the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def derive_seed(*parts: object) -> int:
    """Return a seed below 2**31 that depends on all ``parts`` and nothing else."""
    digest = hashlib.sha256(":".join(str(part) for part in parts).encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1


class Draws:
    """Repeatable draws from a key, the same on every version of Python."""

    def __init__(self, *key: object) -> None:
        self._key = ":".join(str(part) for part in key)
        self._count = 0

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to ``limit`` − 1."""
        self._count += 1
        digest = hashlib.sha256(f"{self._key}:{self._count}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def shuffle(self, items: Sequence[_Item]) -> list[_Item]:
        """Return the items in drawn order."""
        result = list(items)
        for last in range(len(result) - 1, 0, -1):
            other = self.below(last + 1)
            result[last], result[other] = result[other], result[last]
        return result
