"""The open page follows the file that an author saves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from settings import ROOT
from tests.browser.conftest import free_port

SAMPLE = ROOT / "tests" / "sample_content"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Run the command over the sample and an overlay; yield its address and the overlay."""
    overlay = Path(shutil.copytree(SAMPLE, tmp_path / "overlay"))
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("LINKAGE_", "COV"))}
    environ |= {"LINKAGE_DATA_DIR": str(tmp_path / "data"), "LINKAGE_CONTENT": str(SAMPLE)}
    port = free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-u", "-m", "flask", "--app", "app", "content", "preview"),
            *("--folder", str(overlay), "--port", str(port)),
        ],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        text=True,
        # A shell that runs the tests in the background lets its children ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    address = f"http://127.0.0.1:{port}/"
    assert first == f"The preview is at {address} and follows these folders:\n"
    yield address, overlay
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    process.stdout.close()


def test_the_open_page_follows_the_file(preview: tuple[str, Path], browser: Browser) -> None:
    address, overlay = preview
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{address}topics/monthly-cycle")
    path = overlay / "topics/03-monthly-cycle.md"

    path.write_text(path.read_text().replace("The cycle has five", "Freshly saved: five"))

    deadline = time.monotonic() + 30
    shown = ""
    while "Freshly saved: five steps" not in shown and time.monotonic() < deadline:
        time.sleep(0.2)
        try:
            shown = page.inner_text("main")
        except Error:  # between two pages
            continue
    assert "Freshly saved: five steps" in shown
    assert refused == []
    page.close()
