"""Other search engines over the same documents, set up as their manuals advise."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pysqlite3
import tantivy

from kb.load import load_library
from kb.model import SearchDocument
from kb.search.documents import library_documents
from kb.search.index import SearchIndex
from quizzes.documents import question_documents
from quizzes.load import load_bank
from settings import ROOT

_WORD = re.compile(r"\w+")


def read_documents() -> tuple[list[SearchDocument], SearchIndex]:
    """Return the documents of the content that ships, and a fresh index over them."""
    library, _ = load_library([ROOT / "content"])
    bank, _ = load_bank([ROOT / "content"], library)
    documents = [*library_documents(library), *question_documents(bank, library)]
    index = SearchIndex(Path(tempfile.mkdtemp(prefix="bench-")), documents, library.terms)
    index.build()
    return documents, index


def _fields(document: SearchDocument) -> tuple[str, str, str]:
    names = " ".join((*document.names, document.context, document.heading))
    return document.title, names, document.text


class Fts5:
    """SQLite's full text search with its Porter stemmer and BM25, any word."""

    name = "FTS5"

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        self._documents = documents
        self._db = pysqlite3.connect(":memory:")
        self._db.execute(
            "CREATE VIRTUAL TABLE d USING fts5(title, names, body, tokenize='porter unicode61')"
        )
        self._db.executemany("INSERT INTO d VALUES (?, ?, ?)", [_fields(d) for d in documents])

    def find(self, text: str, limit: int) -> list[SearchDocument]:
        """Return the documents found, best first, each with a snippet cut."""
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(text))
        rows = self._db.execute(
            "SELECT rowid, snippet(d, 2, '<mark>', '</mark>', '…', 30) FROM d "
            "WHERE d MATCH ? ORDER BY bm25(d, 4.0, 2.0, 1.0) LIMIT ?",
            (words, limit),
        ).fetchall()
        return [self._documents[number - 1] for number, _ in rows]


class Tantivy:
    """Tantivy with its English stemmer and BM25, any word."""

    name = "tantivy"

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        self._documents = documents
        builder = tantivy.SchemaBuilder()
        for field in ("title", "names", "body"):
            builder.add_text_field(field, stored=True, tokenizer_name="en_stem")
        builder.add_unsigned_field("number", stored=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(num_threads=1)
        for number, document in enumerate(documents):
            title, names, body = _fields(document)
            writer.add_document(
                tantivy.Document(title=title, names=names, body=body, number=number)
            )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, text: str, limit: int) -> list[SearchDocument]:
        """Return the documents found, best first, each with a snippet cut."""
        query = self._index.parse_query(
            " ".join(_WORD.findall(text)),
            ["title", "names", "body"],
            field_boosts={"title": 4.0, "names": 2.0, "body": 1.0},
        )
        cutter = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "body")
        found: list[SearchDocument] = []
        for _, address in self._searcher.search(query, limit).hits:
            document = self._searcher.doc(address)
            cutter.snippet_from_doc(document).to_html()
            found.append(self._documents[document["number"][0]])
        return found


class Linkage:
    """Our own search, without its cache of answers."""

    name = "Linkage"

    def __init__(self, documents: Sequence[SearchDocument], index: SearchIndex) -> None:
        self._by_url = {(d.kind, d.url): d for d in documents}
        self.index = index

    def find(self, text: str, limit: int) -> list[SearchDocument]:
        """Return the documents found, best first, each with a snippet cut."""
        self.index.forget()
        hits = self.index.search(text, limit=limit).hits
        return [self._by_url[hit.kind, hit.url] for hit in hits]
