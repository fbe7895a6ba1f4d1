"""The reading side's pages, each with a blueprint for the application to register."""

from __future__ import annotations

from kb.views import (
    booklet,
    calculations,
    company,
    docs,
    exam_facts,
    glossary,
    health,
    map,
    notes,
    programmes,
    reading,
    search,
    site,
    topics,
)

PAGES = (
    site, topics, calculations, company, reading, notes, map, exam_facts, booklet, glossary,
    programmes, search, health, docs,
)  # fmt: skip
