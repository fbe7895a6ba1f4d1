"""Short passages of a section's running prose, to quote it on another page.

Running prose is what stands in paragraphs and in definitions. What a trap claims,
what an example supposes and what a picture shows would mislead out of their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

LONGEST = 280  # characters of a passage at most
_PASSED_OVER = frozenset(
    ("aside", "section", "figure", "table", "details", "form", "ol", "ul", "dl", "svg", "pre")
)
_UNREAD_CLASSES = frozenset(("tip", "label"))
_VOID = frozenset(("img", "br", "hr", "input", "col", "wbr"))
_TERM = re.compile(r"/glossary/([a-z0-9-]+)\Z")
_SENTENCE = re.compile(r"(?<=[.?])\s+(?=[A-Z“\"])")


@dataclass
class _Paragraph:
    """A paragraph's text, and where in it which terms are linked."""

    text: str = ""
    terms: dict[str, int] = field(default_factory=dict)


def quote_section(html: str, term: str, names: Sequence[str]) -> str:
    """Return a short passage of a section: from the sentence that links ``term`` on.

    Where none does, it begins with the sentence that holds one of ``names``, or
    else with the section.
    """
    reader = _Reader()
    reader.feed(html)
    paragraphs = [p for p in reader.paragraphs if len(p.text.strip()) >= 20]
    named = re.compile(
        "|".join(rf"\b{re.escape(name.replace(chr(39), '’'))}(?:e?s)?\b" for name in names),
        re.IGNORECASE,
    )
    linked = ((p.text, p.terms[term]) for p in paragraphs if term in p.terms)
    found = ((p.text, match.start()) for p in paragraphs if (match := named.search(p.text)))
    start = next(linked, None) or next(found, None) or next(((p.text, 0) for p in paragraphs), None)
    return _cut(*start) if start else ""


def _cut(text: str, at: int) -> str:
    """Return whole sentences from the one that holds ``at``; of a long one its beginning."""
    begins = [0, *(match.end() for match in _SENTENCE.finditer(text) if match.end() <= at)]
    passage = ""
    for sentence in _SENTENCE.split(text[begins[-1] :].strip()):
        longer = f"{passage} {sentence}".strip()
        if passage and len(longer) > LONGEST:
            break
        passage = longer
    if len(passage) > LONGEST:
        return f"{passage[:LONGEST].rsplit(' ', 1)[0]} …"
    return f"{passage[:-1]} …" if passage.endswith(":") else passage


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[_Paragraph] = []
        self.opened: list[tuple[str, bool]] = []
        self.unread = 0
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, note a linked term, count what is passed over."""
        if tag in _VOID:
            return
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        unread = bool(classes & _UNREAD_CLASSES)
        unread |= tag in _PASSED_OVER and "definition" not in classes
        self.opened.append((tag, unread))
        self.unread += unread
        if tag == "p" and not self.unread:
            self.paragraphs.append(_Paragraph())
            self.inside = True
        link = _TERM.search(given.get("href") or "") if tag == "a" else None
        if link and self.inside and not self.unread:
            self.paragraphs[-1].terms.setdefault(link[1], len(self.paragraphs[-1].text))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        if tag in _VOID or not self.opened:
            return
        name, unread = self.opened.pop()
        self.unread -= unread
        if name == "p":
            self.inside = False

    def handle_data(self, data: str) -> None:
        """Add what is read."""
        if self.inside and not self.unread:
            self.paragraphs[-1].text += data.replace("\n", " ")
