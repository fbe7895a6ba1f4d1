"""Writers take turns: one at a time, nobody left behind, nothing kept by the dead."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from db.engine import engine_options, take_turn
from db.queue import WriteQueue, find_queue
from settings import ROOT

TURNS = 60

# Takes turns as fast as it may; each turn leaves two marks in a file.
GREEDY = """
import sys, time
from pathlib import Path
from db.queue import find_queue
name, database, log, turns = sys.argv[1:]
queue = find_queue(database)
Path(f"{log}.{name}").touch()
while len(list(Path(log).parent.glob(f"{Path(log).name}.*"))) < 3:
    time.sleep(0.001)
for turn in range(int(turns)):
    with queue.take_turn(), open(log, "a", buffering=1) as marks:
        marks.write(f"{name} begins\\n")
        time.sleep(0.002)
        marks.write(f"{name} ends\\n")
"""

# Takes a turn and never gives it back.
STUCK = """
import sys, time
from db.queue import find_queue
with find_queue(sys.argv[1]).take_turn():
    print("mine", flush=True)
    time.sleep(60)
"""


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_processes_take_turns_and_none_is_left_behind(tmp_path: Path) -> None:
    log = tmp_path / "log"
    processes = [
        start(GREEDY, name, str(tmp_path / "x.sqlite3"), str(log), str(TURNS)) for name in "abc"
    ]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    marks = log.read_text().splitlines()
    turns = [mark.removesuffix(" begins") for mark in marks[::2]]
    assert marks == [f"{name} {what}" for name in turns for what in ("begins", "ends")]
    assert Counter(turns) == dict.fromkeys("abc", TURNS)
    # When the first is through, the others have had nearly as many turns.
    through = next(
        n for n in range(len(turns)) if max(Counter(turns[:n]).values(), default=0) == TURNS
    )
    assert min(Counter(turns[:through]).values()) >= TURNS * 0.6


def test_a_process_that_is_killed_gives_its_turn_back(tmp_path: Path) -> None:
    database = str(tmp_path / "x.sqlite3")
    stuck = start(STUCK, database)
    assert stuck.stdout is not None
    assert stuck.stdout.readline() == "mine\n"
    killed: list[float] = []

    def kill() -> None:
        time.sleep(0.2)
        killed.append(time.monotonic())
        stuck.kill()

    threading.Thread(target=kill).start()
    with find_queue(database).take_turn():
        taken = time.monotonic()
    assert killed
    assert 0 <= taken - killed[0] < 2
    assert stuck.wait(timeout=10) == -signal.SIGKILL
    stuck.stdout.close()


def test_threads_take_turns(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(10):
            with find_queue(str(tmp_path / "x.sqlite3")).take_turn():
                inside.append(1)
                most.append(len(inside))
                time.sleep(0.0005)
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 40


def test_an_exception_gives_the_turn_back(tmp_path: Path) -> None:
    queue = WriteQueue(tmp_path / "queue", patience=0.01)
    with pytest.raises(ZeroDivisionError), queue.take_turn():
        raise ZeroDivisionError
    with queue.take_turn():
        pass


def test_a_thread_does_not_wait_for_ever(tmp_path: Path) -> None:
    queue = WriteQueue(tmp_path / "queue", patience=0.05)
    message = r"^No turn to write within 0\.05 seconds\.$"
    with queue.take_turn(), pytest.raises(TimeoutError, match=message), queue.take_turn():
        pass
    with queue.take_turn():
        pass


def test_a_child_is_not_held_up_by_what_its_parent_held(tmp_path: Path) -> None:
    database = str(tmp_path / "x.sqlite3")
    with find_queue(database).take_turn():
        child = os.fork()
        if not child:
            with find_queue(database).take_turn():
                os._exit(7)
        assert os.waitpid(child, os.WNOHANG) == (0, 0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_without_a_place_for_the_file_there_is_still_a_turn(tmp_path: Path) -> None:
    with find_queue(str(tmp_path / "nowhere" / "x.sqlite3")).take_turn():
        pass
    assert list(tmp_path.iterdir()) == []


def test_one_file_has_one_queue(tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    queue = find_queue(str(tmp_path / "x.sqlite3"))
    assert find_queue(str(tmp_path / "aside" / ".." / "x.sqlite3")) is queue
    assert find_queue(str(tmp_path / "y.sqlite3")) is not queue
    with queue.take_turn():
        assert (tmp_path / "x.sqlite3-queue").read_bytes() == b""


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql://u@127.0.0.1/x"])
def test_memory_and_postgresql_need_no_queue(url: str) -> None:
    engine = create_engine(**engine_options(url))
    with take_turn(engine), take_turn(engine):
        pass
