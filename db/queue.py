"""Writers of one SQLite database take turns, in the order in which they came.

SQLite has no queue: a writer that finds the lock taken sleeps and looks again,
each time later, so that newcomers overtake it for as long as the rush lasts.
Here the kernel wakes the next one as soon as it can go on. SQLite's own lock
is taken all the same; whoever does not queue is late at times, never wrong.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_NEXT, _NOW = 0, 1


class WriteQueue:
    """The queue at ``path``, a file whose first two bytes are locked, never written.

    Byte 0 belongs to the process that comes next, byte 1 to the one that writes:
    a process that has just written can't take another turn before the one that
    waits. The kernel drops the locks of a process that ends, however it ends.
    """

    def __init__(self, path: Path, patience: float = 15.0) -> None:
        self._path = path
        self._patience = patience
        self._threads = threading.Lock()

    @contextmanager
    def take_turn(self) -> Iterator[None]:
        """Wait for one's turn and keep it for the block.

        At most one thread of a process waits for other processes; the others wait
        for that one, and not for ever, so that a writer that hangs doesn't take every
        thread with it.

        Raises:
            TimeoutError: this process's other threads did not end in time.
        """
        if not self._threads.acquire(timeout=self._patience):
            raise TimeoutError(f"No turn to write within {self._patience:g} seconds.")
        try:
            file = self._line_up()
            try:
                yield
            finally:
                if file is not None:
                    os.close(file)
        finally:
            self._threads.release()

    def _line_up(self) -> int | None:
        """Return the locked file; None where there can be none, as on some network drives."""
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:
            return None
        try:
            fcntl.lockf(file, fcntl.LOCK_EX, 1, _NEXT)
            fcntl.lockf(file, fcntl.LOCK_EX, 1, _NOW)
            fcntl.lockf(file, fcntl.LOCK_UN, 1, _NEXT)
        except OSError:
            os.close(file)
            return None
        return file


@cache
def find_queue(database: str) -> WriteQueue:
    """Return the queue of the database in this file; all its engines share it.

    The locks belong to a process, so two queues on one file would not know of each other.
    """
    path = Path(database).resolve()
    return _share_queue(path.with_name(f"{path.name}-queue"))


@cache
def _share_queue(path: Path) -> WriteQueue:
    return WriteQueue(path)


def _forget_queues() -> None:
    """Start anew in a child process, which lacks the threads that held the queues' locks."""
    find_queue.cache_clear()
    _share_queue.cache_clear()


os.register_at_fork(after_in_child=_forget_queues)
