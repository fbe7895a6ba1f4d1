"""Run every benchmark, one after the other; exit with 1 if one misses its target."""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = (
    "benchmarks.search_relevance",
    "benchmarks.search_latency",
    "benchmarks.test_wise",
    "benchmarks.readiness",
    "benchmarks.planning",
    "benchmarks.throughput",
)


def main() -> int:
    """Run the benchmarks in processes of their own and return the exit code."""
    failed = 0
    for name in BENCHMARKS:
        print(f"\n== {name}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", name], check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
