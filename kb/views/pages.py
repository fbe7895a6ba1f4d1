"""The reading side's pages and APIs, each with a blueprint for the application to register."""

from __future__ import annotations

from kb import api_calculations, api_graph, api_paths, api_search, api_topics
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
APIS = (api_topics, api_calculations, api_graph, api_paths, api_search)
