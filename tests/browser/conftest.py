"""A served site, one with a demonstration cohort, and Debian's chromium."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from settings import ROOT
from tests.server import Server

CHROMIUM = shutil.which("chromium")
# What ships, and a case with a part of each kind.
CONTENT = "content:tests/browser/case_content"

# How long a busy machine takes says nothing of the page.
expect.set_options(timeout=20_000)

Visit = Callable[..., BrowserContext]


@dataclass(frozen=True)
class Demo:
    """A served demonstration cohort; every account has the same password."""

    server: Server
    password: str
    learner: str = "learner01@demo.example"
    instructor: str = "instructor@demo.example"
    administrator: str = "administrator@demo.example"

    @property
    def url(self) -> str:
        return self.server.url


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for a worker's tests."""
    if CHROMIUM is None:
        pytest.fail("No chromium found. `make test` installs it; by hand: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-quic"],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def fresh_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A first start: no account, no answers."""
    server = Server(tmp_path_factory.mktemp("served"), free_port(), LINKAGE_CONTENT=CONTENT)
    yield server
    server.stop()


def seed_demo(folder: Path) -> str:
    """Fill the folder's database as ``flask demo`` does, and return what it said."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("LINKAGE_", "COV"))}
    command = [sys.executable, "-m", "flask", "--app", "app", "demo"]
    environ["LINKAGE_DATA_DIR"] = str(folder)
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Demo]:
    """A demonstration cohort: seeded once for all workers, served by each from its own copy."""
    root = tmp_path_factory.getbasetemp()
    seeded = (root if worker_id == "master" else root.parent) / "demo"
    with seeded.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = seeded / "said.txt"
        if not said.exists():
            seeded.mkdir()
            said.write_text(seed_demo(seeded))
        folder = tmp_path_factory.mktemp("demo") / "data"
        shutil.copytree(seeded, folder)
    password = re.search(r"Password.*: (\S+)$", (folder / "said.txt").read_text(), re.MULTILINE)
    assert password is not None
    server = Server(folder, free_port(), LINKAGE_CONTENT=CONTENT)
    yield Demo(server, password[1])
    server.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Return what opens another visitor's own session, at 1280 px unless told otherwise.

    A script that fails, or does what the content security policy forbids, fails the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note_refusal(kind: str, text: str) -> None:
        if kind == "error" and "Content Security Policy" in text:
            faults.append(text)

    def open_session(**options: Any) -> BrowserContext:
        settings = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(**(settings | options))
        context.set_default_timeout(20_000)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("console", lambda message: note_refusal(message.type, message.text))
        contexts.append(context)
        return context

    yield open_session
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def context(visit: Visit) -> BrowserContext:
    """A visitor's own session."""
    return visit()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A visitor's page."""
    return context.new_page()
