"""Which documents answer a query, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from whoosh.query import And, Or, Term
from whoosh.searching import Searcher

from kb.search.analysis import Token, stem_all
from kb.search.concepts import Concepts, Mention
from kb.search.query import Query
from kb.search.record import PREFIX_LENGTHS, Record, read_record

CANDIDATES = 80
MOST = 100
CONCEPT_BOOST = 0.7
PREFIX_BOOST = 0.15
ALL_WORDS = 1.5
DIRECT_ANSWER = 1.5
TOPIC_SHARE = 0.5
PER_TOPIC = 2
FLOOR = 0.12
KIND_WEIGHTS = {"topic": 1.1, "section": 1.0, "term": 0.9, "programme": 0.6, "question": 0.45,
                "action": 0.5}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the index understands it: its words, and the concepts they name."""

    query: Query
    words: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    named: str | None
    kind: str | None


@dataclass(slots=True)
class Candidate:
    """A document with its score."""

    record: Record
    score: float


def understand(query: Query, concepts: Concepts, kind: str | None) -> Asked:
    """Return the query with the concepts that its words name."""
    stems = [token.stem for token in query.tokens]
    telling = [token.stem for token in query.words]
    mentions = concepts.find(stems)
    named = concepts.named(stems) or concepts.named(telling)
    return Asked(query, query.words, tuple(mentions), named, kind)


def find(searcher: Searcher, asked: Asked, indexed: Callable[[str], bool]) -> list[Candidate]:
    """Return all documents that answer, best first; those with every word lead.

    ``indexed`` tells whether a stem is in the index; a word that is nowhere is
    not asked of any document.
    """
    if not asked.words:
        return []
    any_word = _any_word(asked)
    found: dict[int, float] = {}
    for required, weight in ((_all_words(asked, indexed), ALL_WORDS), ([], 1.0)):
        only, without = _restrict(required, asked)
        # Whoosh's skipping of weak blocks fails assertions on nested queries.
        hits = searcher.search(
            any_word, limit=CANDIDATES, filter=only, mask=without, optimize=False
        )
        for hit in hits:
            found.setdefault(hit.docnum, hit.score * weight)
    candidates = [
        Candidate(read_record(searcher.stored_fields(number)), score)
        for number, score in found.items()
    ]
    candidates = [c for c in candidates if _passes(c.record, asked)]
    for candidate in candidates:
        candidate.score *= KIND_WEIGHTS.get(candidate.record.kind, 1.0)
        if asked.named in candidate.record.named:
            candidate.score *= DIRECT_ANSWER
    return _arrange(candidates)


def unfinished(query: Query) -> str:
    """Return the beginning of a word that may still be typed on, or an empty string."""
    if not query.prefix or not query.words or query.tokens[-1] != query.words[-1]:
        return ""
    word = query.words[-1].word[: PREFIX_LENGTHS[-1]]
    return word if len(word) >= PREFIX_LENGTHS[0] else ""


def _any_word(asked: Asked) -> Or:
    terms: list[Any] = []
    for stem in dict.fromkeys(token.stem for token in asked.words):
        terms.append(Term("body", stem))
    for concept in dict.fromkeys(mention.concept for mention in asked.mentions):
        terms.append(Term("body", concept, boost=CONCEPT_BOOST))
    beginning = unfinished(asked.query)
    if beginning:
        terms.append(Term("edge", beginning, boost=PREFIX_BOOST))
    return Or(terms)


def _all_words(asked: Asked, indexed: Callable[[str], bool]) -> list[Any]:
    groups: list[Any] = []
    beginning = unfinished(asked.query)
    for place, token in enumerate(asked.query.tokens):
        if token not in asked.words:
            continue
        ways: list[Any] = [Term("body", token.stem)]
        ways += [Term("body", m.concept) for m in asked.mentions if m.start <= place < m.end]
        if beginning and token == asked.words[-1]:
            ways.append(Term("edge", beginning))
        if len(ways) > 1 or indexed(token.stem):
            groups.append(Or(ways))
    return groups


def _restrict(required: list[Any], asked: Asked) -> tuple[Any, Any]:
    """Return what a document must match besides, and what it must not match."""
    known = {token.stem for token in asked.words}
    quoted = [s for phrase in asked.query.phrases for s in phrase if s in known]
    required = required + [Term("body", stem) for stem in quoted]
    if asked.kind:
        required.append(Term("kind", asked.kind))
    unwanted = [Term("body", stems[0]) for stems in asked.query.excluded if len(stems) == 1]
    return And(required) if required else None, Or(unwanted) if unwanted else None


def _passes(record: Record, asked: Asked) -> bool:
    phrases = asked.query.phrases
    excluded = [stems for stems in asked.query.excluded if len(stems) > 1]
    if not phrases and not excluded:
        return True
    text = f" {' '.join(stem_all(record.title))} | {record.stems} "
    return all(f" {' '.join(stems)} " in text for stems in phrases) and not any(
        f" {' '.join(stems)} " in text for stems in excluded
    )


def _arrange(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, best first, no topic with more than its share of the beginning.

    What a topic's other hits add lifts its best one: a topic that answers in
    several places is the better answer.
    """
    candidates = sorted(candidates, key=lambda c: (-c.score, c.record.key))
    by_topic: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.record.topic is not None:
            by_topic.setdefault(candidate.record.topic, []).append(candidate)
    for first, *others in by_topic.values():
        first.score += TOPIC_SHARE * sum(other.score for other in others[:3])
    if not candidates:
        return []
    candidates.sort(key=lambda c: (-c.score, c.record.key))
    least = candidates[0].score * FLOOR
    shown: Counter[int] = Counter()
    early: list[Candidate] = []
    late: list[Candidate] = []
    for candidate in candidates:
        topic = candidate.record.topic
        if candidate.score < least or len(early) + len(late) == MOST:
            break
        if topic is not None:
            shown[topic] += 1
        (late if topic is not None and shown[topic] > PER_TOPIC else early).append(candidate)
    return early + late
