"""The served installation: it migrates, says where it is, and refuses with a sentence."""

from __future__ import annotations

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import ROOT
from tests.cast import PASSWORD
from tests.loaded import SAMPLE


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(folder: Path, port: int, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LINKAGE_")}
    return {
        **kept,
        "LINKAGE_DATA_DIR": str(folder),
        "LINKAGE_CONTENT": str(SAMPLE),
        "LINKAGE_PORT": str(port),
        **more,
    }


def start(environ: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def read_until(process: subprocess.Popen[str], mark: str) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if mark in line:
            return line
    raise AssertionError(f"{mark!r} was never printed:\n{''.join(lines)}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, str, int]]:
    """Yield the address, the first administrator's link and the port of a running service."""
    port = free_port()
    process = start(environment(tmp_path, port))
    try:
        address = read_until(process, "Linkage is at").split()[-1]
        link = read_until(process, "first administrator").split()[-1]
        yield address, link, port
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_it_serves_and_its_first_link_works(served: tuple[str, str, int], tmp_path: Path) -> None:
    address, link, port = served
    assert address == f"http://127.0.0.1:{port}/"
    opener = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    with opener.open(f"{address}readyz", timeout=20) as ready:
        assert ready.status == 200
    with opener.open(link, timeout=20) as form:
        found = re.search(r'name="csrf_token" value="([^"]+)"', form.read().decode())
    assert found is not None
    data = {
        "csrf_token": found.group(1),
        "name": "Head",
        "email": "head@example.org",
        "password": PASSWORD,
        "time_zone": "UTC",
    }
    with opener.open(link, urllib.parse.urlencode(data).encode(), timeout=20) as page:
        assert page.url == f"{address}admin/"
        assert "1 account and 0 guests." in page.read().decode()
    with pytest.raises(urllib.error.HTTPError) as gone:
        opener.open(link, timeout=20)
    assert gone.value.code == 404
    gone.value.close()
    # Another start, while this one runs, finds its port taken and says so.
    second = start(environment(tmp_path / "second", port))
    said, _ = second.communicate(timeout=60)
    assert second.returncode != 0
    assert said.splitlines()[-1] == (
        f"Port {port} on 127.0.0.1 is taken. Stop what uses it, or set LINKAGE_PORT to another one."
    )


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("LINKAGE_PORT", "http", "LINKAGE_PORT is 'http'; give a whole number from 1 to 65535."),
        ("LINKAGE_PROT", "1", "LINKAGE_PROT is not a setting; docs/settings.md lists all of them."),
        (
            "LINKAGE_PARTNER_PEN_DARK",
            "#162027",
            "LINKAGE_PARTNER_PEN_DARK: #162027 measures 1.09 : 1 on the dark paper #0F171C; "
            "text needs at least 4.5 : 1. Choose a lighter pen.",
        ),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    tmp_path: Path, name: str, value: str, message: str
) -> None:
    process = start(environment(tmp_path, free_port()) | {name: value})
    said, _ = process.communicate(timeout=60)
    assert process.returncode != 0
    assert said.strip() == message
