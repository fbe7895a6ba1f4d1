"""Readers of other projects, and the questions that ship."""

from __future__ import annotations

import fcntl
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.model import Library
from quizzes.model import Bank
from settings import ROOT
from tests.loaded import SHIPPED, open_bank, open_library

NODE = ROOT / "tests" / "node"
BIN = Path(sys.executable).parent
Parse = Callable[[str], list[dict[str, Any]]]


def install_packages() -> None:
    """Run ``npm ci`` once for each lock file, whichever test worker comes first."""
    modules = NODE / "node_modules"
    wanted = hashlib.sha256((NODE / "package-lock.json").read_bytes()).hexdigest()
    with (NODE / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = modules / ".stamp"
        if stamp.exists() and stamp.read_text() == wanted:
            return
        done = subprocess.run(
            [BIN / "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=NODE, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        if done.returncode:
            pytest.fail(
                "npm could not fetch gift-pegjs, which checks GIFT files. Set npm's registry to "
                f"one that is reached from here.\n{done.stderr[-2000:]}"
            )
        stamp.write_text(wanted)


@pytest.fixture(scope="session")
def parse_gift() -> Parse:
    """Return a function that reads GIFT with gift-pegjs."""
    install_packages()

    def parse(text: str) -> list[dict[str, Any]]:
        done = subprocess.run(
            [BIN / "node", NODE / "parse_gift.js"],
            input=text, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        parsed: list[dict[str, Any]] = json.loads(done.stdout)
        return parsed

    return parse


@pytest.fixture(scope="session")
def library() -> Library:
    """Return the library that ships."""
    found, _ = open_library(SHIPPED)
    return found


@pytest.fixture(scope="session")
def bank(library: Library) -> Bank:
    """Return the questions that ship."""
    found, _ = open_bank(SHIPPED)
    assert len(found.questions) > 200
    return found
