"""Which documents answer a query, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.model import SearchDocument
from kb.search.analysis import Token, stem_all
from kb.search.concepts import Concepts, Mention
from kb.search.postings import Postings
from kb.search.query import Query
from kb.search.record import PREFIX_LENGTHS

MOST = 100
CONCEPT_BOOST = 0.7
PREFIX_BOOST = 0.15
ALL_WORDS = 1.5
DIRECT_ANSWER = 1.5
TOPIC_SHARE = 0.5
PER_TOPIC = 2
FLOOR = 0.12
KIND_WEIGHTS = {
    "topic": 1.1,
    "section": 1.0,
    "term": 0.9,
    "programme": 0.6,
    "action": 0.5,
    "question": 0.45,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the index understands it: its words, and the concepts they name.

    ``named`` is the concept that the whole query names, ``kind`` the only kind
    of document wanted; both may be None.
    """

    query: Query
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    named: str | None
    kind: str | None


@dataclass(slots=True)
class Candidate:
    """A document, by its number, with its score."""

    number: int
    document: SearchDocument
    score: float


def understand(query: Query, concepts: Concepts, kind: str | None) -> Asked:
    """Return the query with the concepts that its words name."""
    stems = [token.stem for token in query.tokens]
    named = concepts.named(stems) or concepts.named([token.stem for token in query.words])
    return Asked(query, query.words, tuple(concepts.find(stems)), named, kind)


def unfinished(query: Query) -> str:
    """Return the beginning of a word that may still be typed on, or an empty string."""
    if not query.prefix or not query.words or query.tokens[-1] != query.words[-1]:
        return ""
    word = query.words[-1].word[: PREFIX_LENGTHS[-1]]
    return word if len(word) >= PREFIX_LENGTHS[0] else ""


def find(
    asked: Asked,
    postings: Postings,
    documents: Sequence[SearchDocument],
    named: Sequence[frozenset[str]],
) -> list[Candidate]:
    """Return all documents that answer, best first; those with every word lead.

    ``named`` holds, for each document, the concepts that it is about.
    """
    scores = _add_scores(asked, postings)
    complete = _hold_all_words(asked, postings)
    candidates = [
        Candidate(number, documents[number], score * (ALL_WORDS if number in complete else 1.0))
        for number, score in scores.items()
        if asked.kind in (None, documents[number].kind)
    ]
    candidates = list(_keep_quoted(candidates, asked.query, postings))
    for candidate in candidates:
        candidate.score *= KIND_WEIGHTS[candidate.document.kind]
        if asked.named in named[candidate.number]:
            candidate.score *= DIRECT_ANSWER
    return _arrange(candidates)


def _add_scores(asked: Asked, postings: Postings) -> dict[int, float]:
    terms = {("body", token.stem): 1.0 for token in asked.words}
    terms |= {("body", mention.concept): CONCEPT_BOOST for mention in asked.mentions}
    if beginning := unfinished(asked.query):
        terms["edge", beginning] = PREFIX_BOOST
    total: dict[int, float] = {}
    for (field, term), boost in terms.items():
        for number, score in postings.scores(field, term):
            total[number] = total.get(number, 0.0) + boost * score
    return total


def _hold_all_words(asked: Asked, postings: Postings) -> frozenset[int]:
    """Return the documents with every word, or a name of the concept it is part of.

    A word that is nowhere in the index is not asked of any document.
    """
    beginning = unfinished(asked.query)
    held: frozenset[int] | None = None
    for place, token in enumerate(asked.query.tokens):
        if token not in asked.words:
            continue
        ways = postings.holders("body", token.stem)
        for mention in asked.mentions:
            if mention.start <= place < mention.end:
                ways |= postings.holders("body", mention.concept)
        if beginning and token == asked.words[-1]:
            ways |= postings.holders("edge", beginning)
        if ways:
            held = ways if held is None else held & ways
    return held or frozenset()


def _keep_quoted(
    candidates: list[Candidate], query: Query, postings: Postings
) -> Iterator[Candidate]:
    """Yield the candidates that hold every quoted phrase and nothing excluded."""
    if not query.phrases and not query.excluded:
        yield from candidates
        return
    quoted = [
        postings.holders("body", stem) for phrase in query.phrases for stem in phrase
        if stem in postings
    ]  # fmt: skip
    for candidate in candidates:
        if not all(candidate.number in holders for holders in quoted):
            continue
        record = postings.record(candidate.number)
        text = f" {' '.join(stem_all(candidate.document.title))} | {record.stems} "
        if all(f" {' '.join(stems)} " in text for stems in query.phrases) and not any(
            f" {' '.join(stems)} " in text for stems in query.excluded
        ):
            yield candidate


def _arrange(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, best first, no topic with more than its share of the beginning.

    What a topic's other hits add lifts its best one: a topic that answers in
    several places is the better answer.
    """
    candidates.sort(key=_order)
    by_topic: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.document.topic is not None:
            by_topic.setdefault(candidate.document.topic, []).append(candidate)
    for first, *others in by_topic.values():
        first.score += TOPIC_SHARE * sum(other.score for other in others[:3])
    candidates.sort(key=_order)
    shown: Counter[int] = Counter()
    early: list[Candidate] = []
    late: list[Candidate] = []
    for candidate in candidates[:MOST]:
        if candidate.score < candidates[0].score * FLOOR:
            break
        topic = candidate.document.topic
        if topic is not None:
            shown[topic] += 1
        (early if topic is None or shown[topic] <= PER_TOPIC else late).append(candidate)
    return early + late


def _order(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.document.key
