"""The real server in a process of its own, for tests that need one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from settings import ROOT


class Server:
    """Gunicorn serving the site from ``folder``; ``url`` is its address."""

    arguments: tuple[str, ...] = ("--config", "gunicorn.conf.py", "app:create_app()")

    def __init__(self, folder: Path, port: int, **environment: str) -> None:
        self.folder = folder
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.environment = environment
        self.start()

    def start(self) -> None:
        """Start the server and wait until it is ready."""
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("LINKAGE_", "COV"))}
        environ |= {
            "LINKAGE_DATA_DIR": str(self.folder),
            "LINKAGE_PORT": str(self.port),
            "LINKAGE_RATE_LIMITS": "off",
            **self.environment,
        }
        self.log = self.folder / "server.log"
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *self.arguments],
                cwd=ROOT,
                env=environ,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait()

    def wait(self, seconds: float = 60) -> None:
        """Return when the server answers that it is ready; raise with its log otherwise."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise RuntimeError(f"The server did not get ready:\n{self.log.read_text()}")

    def kill(self) -> None:
        """End the server and its workers at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)

    def stop(self) -> None:
        """End the server in order."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)
