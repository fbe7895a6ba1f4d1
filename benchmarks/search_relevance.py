"""How good the order of hits is, against other engines on the same documents.

Prints nDCG@10 over topics, by the order in which topics first appear among the
hits, overall and by style of query. Exits 1 unless Linkage reaches the floor,
is ahead of every other engine overall, and is behind none in any style.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from math import log2
from pathlib import Path
from statistics import mean

from benchmarks.search_engines import Fts5, Linkage, Tantivy, read_documents
from kb.model import SearchDocument

FLOOR = 0.80
DEPTH = 10
Judged = tuple[str, str, dict[int, int]]


def read_judged(path: Path) -> list[Judged]:
    """Return the judged queries: text, style, grades by topic."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if not row[0].startswith("#")]
    return [
        (text, style, {int(t): int(g) for t, _, g in (p.partition(":") for p in pairs.split(","))})
        for text, style, pairs in rows
    ]


def rate(found: Iterable[SearchDocument], grades: dict[int, int]) -> float:
    """Return the nDCG of the topics found."""
    topics = list(dict.fromkeys(d.topic for d in found if d.topic is not None))[:DEPTH]
    gains = [2 ** grades.get(topic, 0) - 1 for topic in topics]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:DEPTH]
    return _discount(gains) / _discount(ideal)


def _discount(gains: Iterable[int]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))


def main() -> int:
    judged = read_judged(Path(__file__).parent / "judged-queries.tsv")
    documents, index = read_documents()
    engines = (Linkage(documents, index), Fts5(documents), Tantivy(documents))
    styles = ["overall", *dict.fromkeys(style for _, style, _ in judged)]
    scores: dict[str, dict[str, float]] = {}
    details: list[tuple[float, str]] = []
    for engine in engines:
        rated = [(style, rate(engine.find(text, DEPTH), grades)) for text, style, grades in judged]
        scores[engine.name] = {
            style: mean(score for own, score in rated if style in (own, "overall"))
            for style in styles
        }
        if engine is engines[0]:
            details = sorted((score, judged[i][0]) for i, (_, score) in enumerate(rated))
    print(f"nDCG@10, {len(judged)} queries, {len(documents)} documents")
    print(f"{'':<14}" + "".join(f"{engine.name:>10}" for engine in engines))
    for style in styles:
        n = len(judged) if style == "overall" else sum(s == style for _, s, _ in judged)
        row = "".join(f"{scores[engine.name][style]:>10.3f}" for engine in engines)
        print(f"{style:<14}{row}   n={n}")
    if "--worst" in sys.argv:
        print("\n".join(f"{score:.3f}  {text}" for score, text in details[:20]))
    own, *others = scores.values()
    good = (
        own["overall"] >= FLOOR
        and all(own["overall"] > other["overall"] for other in others)
        and all(own[style] >= other[style] for other in others for style in styles)
    )
    print("Good." if good else f"Not good: the floor is {FLOOR}, and no engine may be ahead.")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
