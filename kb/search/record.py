"""How a document is kept in the index, and its schema."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whoosh.analysis import Token as IndexToken
from whoosh.fields import STORED, TEXT, Schema

from kb.model import SearchDocument
from kb.search.analysis import STOP_WORDS, read_tokens
from kb.search.concepts import Concepts

PREFIX_LENGTHS = range(2, 13)
TITLE_WEIGHT = 4.0
NAME_WEIGHT = 2.0
CONTEXT_WEIGHT = 1.0
CONCEPT_WEIGHT = 1.5


class ZoneAnalyzer:
    """Reads lines of ``weight`` and terms, which were analysed before."""

    def __call__(self, value: str, **_: Any) -> Iterator[IndexToken]:
        """Yield one token a term, boosted by its line's weight."""
        token = IndexToken()
        for line in value.splitlines():
            weight, *terms = line.split(" ")
            token.boost = float(weight)
            for term in terms:
                token.text = term
                yield token


def make_schema() -> Schema:
    """Return the schema: one combined weighted field, and the beginnings of words."""
    return Schema(
        body=TEXT(analyzer=ZoneAnalyzer(), phrase=False),
        edge=TEXT(analyzer=ZoneAnalyzer(), phrase=False),
        record=STORED(),
    )


@dataclass(frozen=True, slots=True)
class Record:
    """The tokens of a document's text, kept so that no hit is analysed again."""

    stems: str
    offsets: bytes

    def spans(self) -> tuple[array[int], array[int]]:
        """Return the starts and the ends of the text's tokens."""
        both = array("I", self.offsets)
        return both[::2], both[1::2]


def make_record(text: str) -> Record:
    """Return the tokens of ``text``."""
    tokens = list(read_tokens(text))
    offsets = array("I")
    for token in tokens:
        offsets.extend((token.start, token.end))
    return Record(" ".join(token.stem for token in tokens), offsets.tobytes())


def make_fields(document: SearchDocument, concepts: Concepts) -> dict[str, Any]:
    """Return what Whoosh is to index and to store of ``document``."""
    record = make_record(document.text)
    zones = _list_zones(document)
    lines = [line for weight, text in zones for line in _index_zone(weight, text, concepts)]
    return {
        "body": "\n".join(lines),
        "edge": "\n".join(_list_beginnings(zones)),
        "record": (record.stems, record.offsets),
    }


def _list_zones(document: SearchDocument) -> list[tuple[float, str]]:
    if document.kind == "question":  # its title is the beginning of its text
        return [(1.0, document.text), (CONTEXT_WEIGHT, document.heading)]
    return [
        (TITLE_WEIGHT, document.title),
        (NAME_WEIGHT, " | ".join(n for n in document.names if n != document.title)),
        (NAME_WEIGHT, document.heading),
        (CONTEXT_WEIGHT, document.context),
        (1.0, document.text),
    ]


def read_record(stored: Mapping[str, Any]) -> Record:
    """Return the record in Whoosh's stored fields."""
    return Record(*stored["record"])


def _index_zone(weight: float, text: str, concepts: Concepts) -> Iterator[str]:
    tokens = list(read_tokens(text))
    stems = [token.stem for token in tokens]
    telling = [token.stem for token in tokens if not token.stop]
    if telling:
        yield f"{weight} {' '.join(telling)}"
    named = [mention.concept for mention in concepts.find(stems)]
    if named:
        yield f"{weight * CONCEPT_WEIGHT} {' '.join(named)}"


def _list_beginnings(zones: Sequence[tuple[float, str]]) -> Iterator[str]:
    for weight, text in zones:
        words = {token.word for token in read_tokens(text)} - STOP_WORDS
        cut = [word[:length] for word in sorted(words) for length in PREFIX_LENGTHS
               if length <= len(word)]  # fmt: skip
        if cut:
            yield f"{weight} {' '.join(cut)}"
