"""How many answers a second are saved, beside a bare Flask view with one durable INSERT.

Both are served by gunicorn with the settings of ``make run``, on SQLite with
synchronous=FULL and on PostgreSQL with fsync, and are measured in turns, so that
whatever else the machine does meets both. Each request of the site changes an answer in
an open attempt and is a new durable event. First the database is new, then a million
answers of the same people are in it. Exits 1 if a target is missed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

import psycopg
from sqlalchemy import Engine

from benchmarks.load import Measured, drive, join
from benchmarks.past import add_past, count_answers, open_engine
from benchmarks.sitters import Sitter, seat
from tests.postgres import Postgres, free_port
from tests.server import Server

CLIENTS = (1, 16, 64)
ROUNDS, SECONDS = 2, 2.0
PAST = 1_000_000
LEAST_SHARE, LONGEST, LEAST_AFTER_PAST = 1 / 3, 1.0, 0.75
HEAD = f"{'clients':>8}{'':>6}{'a second':>10}" + "".join(
    f"{name:>10}" for name in ("p50 ms", "p95 ms", "p99 ms", "longest")
)


class BareServer(Server):
    """The bare view under gunicorn."""

    def start(self) -> None:
        """Start the server and wait until it is ready."""
        config = "python:benchmarks.bare_gunicorn"
        self.arguments = ("--config", config, "--bind", f"127.0.0.1:{self.port}")
        super().start()


@contextmanager
def serve_both(folder: Path, urls: tuple[str, str]) -> Iterator[tuple[Server, Server]]:
    """Yield the site and the bare view, each serving a new database at its address."""
    with ExitStack() as stack:
        servers = []
        for kind, name, variable, url in (
            (Server, "site", "LINKAGE_DATABASE_URL", urls[0]),
            (BareServer, "bare", "BARE_DATABASE_URL", urls[1]),
        ):
            (folder / name).mkdir(parents=True)
            options = {variable: url, "LINKAGE_RATE_LIMITS": "on"}
            servers.append(kind(folder / name, free_port(), **options))
            stack.callback(servers[-1].stop)
        yield servers[0], servers[1]


def compare(site: Server, bare: Server, sitters: list[Sitter]) -> tuple[Measured, Measured]:
    """Measure both in turns with all of these sitters at once."""
    parts: tuple[list[Measured], list[Measured]] = ([], [])
    for turn in range(ROUNDS):
        for which in (0, 1) if turn % 2 == 0 else (1, 0):
            server, path = ((site, "/api/v1/attempts"), (bare, "/attempts"))[which]
            flows = [sitter.answer(path) for sitter in sitters]
            try:
                parts[which].append(drive(server.port, flows, SECONDS))
            except RuntimeError as error:
                raise RuntimeError(f"{error}\n{server.log.read_text()[-4000:]}") from error
    return join(parts[0]), join(parts[1])


def show(name: str, clients: int, measured: Measured) -> None:
    """Print a line of the table."""
    waits = [measured.percentile(share) * 1000 for share in (0.5, 0.95, 0.99, 1)]
    cells = "".join(f"{wait:>10.1f}" for wait in waits)
    print(f"{clients:>8}{name:>6}{measured.per_second:>10.0f}{cells}", flush=True)


def measure(
    title: str, site: Server, bare: Server, sitters: list[Sitter], engine: Engine
) -> tuple[dict[int, float], list[str]]:
    """Measure and print a table; return the shares of the bare view's and what was missed."""
    print(f"\n{title}\n{HEAD}", flush=True)
    shares: dict[int, float] = {}
    missed: list[str] = []
    before, acknowledged = count_answers(engine), 0
    for clients in CLIENTS:
        ours, theirs = compare(site, bare, sitters[:clients])
        show("site", clients, ours)
        show("bare", clients, theirs)
        share = ours.per_second / theirs.per_second
        print(f"{'':>8}{'ratio':>6}{share:>10.2f}", flush=True)
        shares[clients], acknowledged = share, acknowledged + len(ours.waits)
        if clients == CLIENTS[-1] and share < LEAST_SHARE:
            missed.append(f"{title}: {share:.2f} of the bare view's throughput")
        if ours.percentile(1) > LONGEST:
            missed.append(f"{title}: {clients} clients, longest wait {ours.percentile(1):.1f} s")
    stored = count_answers(engine) - before
    if stored < acknowledged:
        missed.append(f"{title}: {acknowledged} answers acknowledged, {stored} stored")
    return shares, missed


def run(name: str, folder: Path, urls: tuple[str, str]) -> list[str]:
    """Measure one kind of database, new and with a past; return what was missed."""
    with serve_both(folder, urls) as (site, bare):
        engine = open_engine(urls[0])
        sitters = [seat(site.port) for _ in range(max(CLIENTS))]
        new, missed = measure(f"{name}, new", site, bare, sitters, engine)
        begun = perf_counter()
        added = add_past(engine, PAST)
        print(f"\n{added:,} answers added in {perf_counter() - begun:.0f} s", flush=True)
        title = f"{name}, after {added:,} answers"
        later, more = measure(title, site, bare, sitters, engine)
        kept = sum(later.values()) / sum(new.values())
        print(f"Beside the bare view, after them to before: {kept:.2f}")
        if kept < LEAST_AFTER_PAST:
            more.append(f"{title}: slower than before")
        engine.dispose()
    return missed + more


def run_sqlite(folder: Path) -> list[str]:
    """Measure on SQLite."""
    urls = (f"sqlite:///{folder / 'site.sqlite3'}", f"sqlite:///{folder / 'bare.sqlite3'}")
    return run("SQLite", folder, urls)


def run_postgresql(folder: Path) -> list[str]:
    """Measure on a PostgreSQL of its own."""
    server = Postgres(durable=True)
    try:
        with psycopg.connect(server.url, autocommit=True) as connection:
            for name in ("site", "bare"):
                connection.execute(f"CREATE DATABASE {name}")
        base = server.url.rsplit("/", 1)[0]
        return run("PostgreSQL", folder, (f"{base}/site", f"{base}/bare"))
    finally:
        server.stop()


def main() -> int:
    engines: tuple[Callable[[Path], list[str]], ...] = (run_sqlite, run_postgresql)
    missed: list[str] = []
    for measure_one in engines:
        with tempfile.TemporaryDirectory(prefix="linkage-bench-") as folder:
            missed += measure_one(Path(folder))
    print("\n" + ("\n".join(f"Missed: {said}." for said in missed) if missed else "Good."))
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
