"""Terms that nothing uses."""

from __future__ import annotations

from types import MappingProxyType

from kb.model import Library, Term
from kb.orphans import find_orphans
from tests.kb.test_prose import make_topic

TOPIC = make_topic("[M](term:mad)\n\n## S {#s}\n\nText.\n")


def term(id_: str, topic: str = "a", section: str = "s") -> Term:
    return Term(id_, id_, "", "", "", (), "", (), topic, section)


def orphans(*terms: Term, asked: frozenset[str] = frozenset()) -> list[tuple[str, object, str]]:
    library = Library(topics=(TOPIC,), terms=terms, by_slug=MappingProxyType({"a": TOPIC}))
    return [(f.key, f.path, f.message.split(".")[0]) for f in find_orphans(library, asked)]


def test_a_page_or_a_question_is_use_enough() -> None:
    assert orphans(term("mad"), term("bias"), asked=frozenset({"bias"})) == []


def test_terms_without_use_or_home_are_found() -> None:
    assert orphans(term("bias"), term("mad", section="t")) == [
        ("bias", ("id",), "No page and no question uses bias"),
        ("mad", ("section",), "No section teaches mad"),
    ]
