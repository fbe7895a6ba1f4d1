"""The reading side's pages, each with a blueprint for the application to register."""

from __future__ import annotations

from kb.views import (
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
    site, topics, reading, notes, map, exam_facts, glossary, programmes, search, health, docs,
)  # fmt: skip
