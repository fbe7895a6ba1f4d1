"""A served site with a demo cohort, and Debian's chromium."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.server import Server

CHROMIUM = shutil.which("chromium")


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
    server = Server(tmp_path_factory.mktemp("served"), free_port())
    yield server
    server.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor's own session, at 1280 px."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 900})
    visitor.set_default_timeout(10_000)
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A visitor's page; an error in a script fails the test."""
    opened = context.new_page()

    def fail(error: object) -> None:
        raise AssertionError(f"A script failed: {error}")

    opened.on("pageerror", fail)
    return opened


