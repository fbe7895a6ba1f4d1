"""Loading: content folders in, one immutable library and every problem out.

A faulty entry is left out and the rest loads. What refers to something that
does not exist is reported and shown without the reference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from kb import checks
from kb.company import Company
from kb.company_file import load_company
from kb.entries import Entries, Entry, read_entries
from kb.files import check_folders, compute_digest
from kb.formula_entries import load_formulas
from kb.markdown import find_anchors, render_inline, render_page
from kb.markdown_links import Names
from kb.markdown_places import fill_places
from kb.markdown_terms import index_terms
from kb.mathematics import FormulaError, render_formula
from kb.model import (
    AgendaPart,
    Domain,
    ExamFact,
    Library,
    Link,
    Problem,
    Programme,
    Term,
    Topic,
)
from kb.page_parts import estimate_minutes
from kb.pictures import list_figures, load_drawings
from kb.sanitising import sanitise
from kb.topic_links import load_links


def load_library(folders: Sequence[Path]) -> tuple[Library, list[Problem]]:
    """Return the library in these folders and all problems, ordered by file and line.

    Later folders replace and extend earlier ones. Never raises on bad content.
    """
    entries = read_entries(folders)
    entries.problems += check_folders(folders)
    _drop_repeated_numbers(entries)
    company = load_company(folders, entries.problems)
    _fill_places(entries, company)
    anchors = {slug: find_anchors(e.body) for slug, e in entries.of("topic").items()}
    terms = _load_terms(entries, anchors)
    names = Names(
        topics=anchors,
        terms={term.id: term.definition for term in terms},
        first_uses=index_terms(terms),
        figures=list_figures(folders),
        drawings=load_drawings(folders, entries.problems),
        left_out=frozenset(entries.left_out),
        company=company,
    )
    links = load_links(entries)
    topics = [_load_topic(entry, names, links, entries) for entry in entries.of("topic").values()]
    topics.sort(key=lambda topic: topic.number)
    if not entries.left_out:
        entries.report_findings([*checks.find_unreachable(topics, links)])
    library = Library(
        topics=tuple(topics),
        terms=terms,
        programmes=_load_programmes(entries, anchors),
        facts=tuple(_load_fact(entry) for entry in entries.of("fact").values()),
        domains=_load_domains(entries),
        formulas=load_formulas(entries, anchors),
        links=tuple(link for topic in topics for link in topic.links),
        by_slug=MappingProxyType({topic.slug: topic for topic in topics}),
        by_term=MappingProxyType({term.id: term for term in terms}),
        left_out=names.left_out,
        company=company,
        digest=compute_digest(folders),
    )
    return library, sorted(entries.problems, key=lambda p: (p.file, p.line or 0, p.field))


def _drop_repeated_numbers(entries: Entries) -> None:
    topics = entries.of("topic")
    for finding in checks.find_repeated_numbers(
        [("topic", slug, int(entry.data["number"])) for slug, entry in topics.items()]
    ):
        entries.report_findings([finding])
        entries.left_out.add(finding.key)
        del topics[finding.key]
    for list_ in ("scm", "procurement"):
        programmes = [
            ("programme", slug, int(entry.data["number"]))
            for slug, entry in entries.of("programme").items()
            if entry.data["list"] == list_
        ]
        entries.report_findings([*checks.find_repeated_numbers(programmes)])


def _fill_places(entries: Entries, company: Company) -> None:
    """Put the company's numbers into the topics' texts."""
    topics = entries.of("topic")
    for slug, entry in topics.items():
        body, faults = fill_places(entry.body, company)
        topics[slug] = replace(entry, body=body)
        for line, said in faults:
            entries.problems.append(Problem(entry.source.name, entry.body_line + line, "", said))


def _load_topic(entry: Entry, names: Names, links: Sequence[Link], entries: Entries) -> Topic:
    data = entry.data
    page = render_page(entry.body, data["number"], names)
    for line, said in page.faults:
        entries.problems.append(Problem(entry.source.name, entry.body_line + line, "", said))
    if not page.lead_text:
        said = "The lead is missing. Write a paragraph before the first ## heading."
        entries.problems.append(Problem(entry.source.name, entry.body_line, "", said))
    return Topic(
        number=data["number"],
        slug=data["slug"],
        title=data["title"],
        short=data["short"],
        summary=data["summary"],
        domains=tuple(data["domains"]),
        minutes=data["minutes"] or estimate_minutes(page.words, entry.body),
        links=tuple(link for link in links if link.source == data["slug"]),
        lead_html=page.lead_html,
        lead_text=page.lead_text,
        sections=tuple(page.sections),
        markdown=entry.body,
        terms=page.terms,
        words=page.words,
        file=entry.source.name,
    )


def _load_terms(entries: Entries, anchors: dict[str, frozenset[str]]) -> tuple[Term, ...]:
    loaded = [_load_term(entry, entries) for entry in entries.of("term").values()]
    ids = {term.id for term in loaded}
    for term in loaded:
        found = checks.check_term(term, ids, anchors, entries.left_out)
        entries.report_findings([*found])
    entries.report_findings([*checks.check_names(loaded)])
    return tuple(loaded)


def _load_term(entry: Entry, entries: Entries) -> Term:
    data, formula = entry.data, ""
    if data["formula"]:
        try:
            formula = sanitise(render_formula(data["formula"], display=True))
        except FormulaError as error:
            entries.report(entry, ("formula",), str(error))
    definition = data["definition"].strip()
    return Term(
        id=data["id"],
        name=data["name"],
        definition=definition,
        definition_html=render_inline(definition),
        abbreviation=data["abbreviation"],
        synonyms=tuple(data["synonyms"]),
        formula_html=formula,
        confused_with=tuple(data["confused_with"].items()),
        topic=data["topic"],
        section=data["section"],
        auto=data["auto"],
    )


def _load_programmes(
    entries: Entries, anchors: Mapping[str, frozenset[str]]
) -> tuple[Programme, ...]:
    loaded = []
    for entry in entries.of("programme").values():
        lists = {name: tuple(entry.data[name]) for name in ("topics", "outcomes", "pre_reading")}
        agenda = tuple(AgendaPart(**part) for part in entry.data["agenda"])
        programme = Programme(**{**entry.data, **lists, "agenda": agenda})
        found = [*checks.check_programme(programme, anchors, entries.left_out)]
        entries.report_findings(found)
        wrong = {finding.path for finding in found}
        topics, reading = (
            tuple(
                written
                for at, written in enumerate(lists[name])
                if (name, at) not in wrong and written.partition("#")[0] in anchors
            )
            for name in ("topics", "pre_reading")
        )
        loaded.append(replace(programme, topics=topics, pre_reading=reading))
    loaded.sort(key=lambda programme: (programme.list != "scm", programme.number))
    return tuple(loaded)


def _load_fact(entry: Entry) -> ExamFact:
    also = tuple((other["value"], other["source"]) for other in entry.data["also"])
    return ExamFact(**{**entry.data, "also": also})


def _load_domains(entries: Entries) -> tuple[Domain, ...]:
    domains = [Domain(**entry.data) for entry in entries.of("domain").values()]
    if not any(problem.field.startswith("domains[") for problem in entries.problems):
        entries.report_findings([*checks.check_weights(domains)])
    return tuple(sorted(domains, key=lambda domain: domain.number))
