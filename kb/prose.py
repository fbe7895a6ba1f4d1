"""What a reader meets on a page, word for word: the rendered HTML read in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kb.model import Topic

# What can carry no link, or repeats what stands elsewhere.
SILENT = frozenset(
    (
        "h2",
        "h3",
        "h4",
        "caption",
        "figcaption",
        "details",
        "thead",
        "code",
        "pre",
        "math",
        "svg",
        "form",
        "label",
        "button",
        "summary",
    )
)
SILENT_CLASSES = frozenset({"tip", "label", "try", "sr"})
BLOCKS = frozenset(
    ("p", "li", "td", "th", "dt", "dd", "div", "section", "aside", "blockquote", "figure", "tr")
)
VOID = frozenset(("img", "br", "hr", "input", "col", "wbr"))


@dataclass
class Run:
    """Text of one block. ``terms`` are its parts that stand in a term's link: start, end."""

    section: str
    text: str = ""
    terms: list[tuple[int, int]] = field(default_factory=list)

    def links(self, start: int) -> bool:
        """Tell whether the character at ``start`` stands in a term's link."""
        return any(low <= start < high for low, high in self.terms)


class _Reader(HTMLParser):
    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section
        self.runs = [Run(section)]
        self.opened: list[tuple[str, bool]] = []
        self.silent = 0
        self.term = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new run at a block; count what is silent."""
        if tag in VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        silent = tag in SILENT or bool(classes & SILENT_CLASSES)
        self.opened.append((tag, silent))
        self.silent += silent
        if tag in BLOCKS:
            self.runs.append(Run(self.section))
        if tag == "a" and "term" in classes:
            self.term = len(self.runs[-1].text)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and everything left open in it."""
        if tag == "a" and self.term >= 0:
            self.runs[-1].terms.append((self.term, len(self.runs[-1].text)))
            self.term = -1
        if any(name == tag for name, _ in self.opened):
            while True:
                name, silent = self.opened.pop()
                self.silent -= silent
                if name == tag:
                    break
        if tag in BLOCKS:
            self.runs.append(Run(self.section))

    def handle_data(self, data: str) -> None:
        """Add text that is read."""
        if not self.silent:
            self.runs[-1].text += data


def read_runs(topic: Topic) -> Iterator[Run]:
    """Yield the blocks of a topic's text in reading order.

    Left out are headings, captions, heads of tables, labels, code, formulas,
    drawings, forms and definitions that only show on demand.
    """
    for section, html in (("", topic.lead_html), *((s.id, s.html) for s in topic.sections)):
        reader = _Reader(section)
        reader.feed(html)
        reader.close()
        yield from (run for run in reader.runs if run.text.strip())
