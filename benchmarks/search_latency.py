"""How fast search answers, beside other engines on the same documents and queries.

Ten hits with snippets, warm, one query after the other, nothing cached. Absolute
times depend on the machine and its load; the ratios are what to compare.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from benchmarks.search_engines import Fts5, Linkage, Tantivy, read_documents
from benchmarks.search_relevance import read_judged

ROUNDS = 10
SLOWEST_P95 = 0.05


def measure(find: Callable[[str, int], object], queries: list[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of the seconds a query takes."""
    for query in queries:
        find(query, 10)
    times: list[float] = []
    for _ in range(ROUNDS):
        for query in queries:
            begun = perf_counter()
            find(query, 10)
            times.append(perf_counter() - begun)
    parts = quantiles(times, n=20)
    return parts[9], parts[18]


def list_prefixes(queries: list[str]) -> list[str]:
    """Return every beginning of the queries, as somebody typing would send them."""
    return sorted({query[:length] for query in queries for length in range(2, len(query) + 1)})


def main() -> int:
    queries = [text for text, _, _ in read_judged(Path(__file__).parent / "judged-queries.tsv")]
    documents, index = read_documents()
    own = Linkage(documents, index)
    measured = {
        engine.name: measure(engine.find, queries)
        for engine in (own, Fts5(documents), Tantivy(documents))
    }

    def suggest(text: str, limit: int) -> object:
        index.forget()
        return index.suggest(text, limit)

    measured["suggest"] = measure(suggest, list_prefixes(queries)[::8])
    print(f"{len(documents)} documents; ms a query, and how many times Linkage's that is")
    print(f"{'':<10}{'p50':>8}{'p95':>8}{'p50':>8}{'p95':>8}")
    base = measured["Linkage"]
    for name, (p50, p95) in measured.items():
        print(
            f"{name:<10}{p50 * 1e3:>8.2f}{p95 * 1e3:>8.2f}"
            f"{p50 / base[0]:>8.2f}{p95 / base[1]:>8.2f}"
        )
    slow = [name for name in ("Linkage", "suggest") if measured[name][1] > SLOWEST_P95]
    print(f"Too slow: {', '.join(slow)}." if slow else "Good.")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
