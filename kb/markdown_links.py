"""Links, terms, figures and formulas inside Markdown, resolved against what exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token

from kb.chart_blocks import describe, read_chart
from kb.charts import render_figure
from kb.company import Company
from kb.drawings import Drawing, render_drawing
from kb.markdown_terms import TermIndex
from kb.mathematics import FormulaError, render_formula

_HTML = re.compile(r"</?[a-zA-Z][\w-]*(\s[^<>]*)?/?>|<!--")
_SLOT = re.compile(r'<div class="slot" id="slot-(\d+)"></div>\n')
_FIGURE = re.compile(r"figures/[\w-]+\.(svg|png|jpg|webp)\Z")


@dataclass(frozen=True)
class Names:
    """What Markdown may refer to.

    ``topics`` maps a slug to its anchors, ``terms`` an id to its definition,
    ``figures`` are the files there are and ``drawings`` the clean SVGs
    among them by name, ``company`` is what charts take values from, ``first_uses``
    the terms that are linked where a page first uses them. References to ``left_out`` (entries
    that are faulty themselves) are unlinked without a further complaint.
    """

    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    figures: frozenset[str] = frozenset()
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    company: Company = field(default_factory=Company)
    left_out: frozenset[str] = frozenset()
    first_uses: TermIndex = field(default_factory=TermIndex)


def html_token(content: str, *, block: bool = False) -> Token:
    """Return a token that renders as ``content`` unchanged."""
    kind = "html_block" if block else "html_inline"
    return Token(kind, "", 0, content=content, block=block)


@dataclass
class InlineResolver:
    """Replaces links, formulas and images of one page, collecting terms and faults."""

    names: Names
    report: Callable[[int, str], None]
    terms: list[str] = field(default_factory=list)
    slots: list[str] = field(default_factory=list)
    _tips: int = 0

    def resolve(self, token: Token, line: int, *, link_terms: bool = False) -> None:
        """Replace the children of an inline token that starts at ``line`` (from 0)."""
        children: list[Token] = []
        closers: list[Token | None] = []
        for child in token.children or []:
            if child.type == "softbreak":
                line += 1
            if child.type == "link_open":
                opener, closer = self._open_link(child, line)
                closers.append(closer)
                children += [opener] if opener else []
            elif child.type == "link_close":
                closer = closers.pop()
                children += [closer] if closer else []
            elif child.type == "text" and link_terms and not closers:
                children += self._link_terms(self._replace(child, line), line)
            else:
                children.append(self._replace(child, line))
        token.children = children

    def _replace(self, child: Token, line: int) -> Token:
        if child.type.startswith("math_inline"):
            return html_token(self.formula(child.content, line, display=False))
        if child.type == "image":
            self.report(line, "A figure stands alone in its paragraph. Put blank lines around it.")
            return html_token(escape(child.content))
        if child.type == "text" and (found := _HTML.search(child.content)):
            self.report(line, f"{found.group()} is HTML, which is not allowed. Remove it.")
        return child

    def formula(self, latex: str, line: int, *, display: bool) -> str:
        """Return MathML, or the LaTeX marked as faulty."""
        try:
            return render_formula(latex.strip(), display=display)
        except FormulaError as error:
            self.report(line, str(error))
            return f'<code class="math-error">{escape(latex.strip())}</code>'

    def figure(self, image: Token, line: int) -> str:
        """Return a figure element for an image that stands alone."""
        source, alt = str(image.attrs.get("src", "")), image.content.strip()
        if not alt:
            self.report(line, "This figure has no alternative text. Write it in the brackets.")
        if not _FIGURE.match(source) or source not in self.names.figures:
            self.report(line, f"There is no file topics/{source}. Add it as figures/name.svg.")
            return f"<p>{escape(alt)}</p>\n"
        title, name = str(image.attrs.get("title", "")), source[8:].removesuffix(".svg")
        if name in self.names.drawings:
            drawn = render_drawing(name, alt, title, self.names.drawings, len(self.slots) + 1)
            return self.keep(drawn)
        caption = escape(title)
        shown = f"<figcaption>{caption}</figcaption>" if caption else ""
        picture = f'<img src="/topics/{source}" alt="{escape(alt)}" loading="lazy">'
        return f"<figure>{picture}{shown}</figure>\n"

    def chart(self, block: str, line: int) -> str:
        """Return a chart for a fenced block whose first line is ``line``."""
        figure, faults = read_chart(block, line, self.names.company)
        for fault in faults:
            self.report(line - 1 if fault.line is None else fault.line, describe(fault))
        return self.keep(render_figure(figure)) if figure else ""

    def keep(self, html: str) -> str:
        """Return a mark for finished HTML, which takes its place after sanitising."""
        self.slots.append(html)
        return f'<div class="slot" id="slot-{len(self.slots)}"></div>\n'

    def fill(self, html: str) -> str:
        """Return sanitised HTML with what was kept in its place."""
        return _SLOT.sub(lambda found: self.slots[int(found.group(1)) - 1], html)

    def _open_link(self, child: Token, line: int) -> tuple[Token | None, Token | None]:
        target = str(child.attrs.get("href", ""))
        scheme, _, rest = target.partition(":")
        if scheme == "term":
            return self._open_term(rest, line)
        if scheme == "topic":
            href = self._find_topic(rest, line)
            return _anchor(f'<a href="{escape(href)}">') if href else (None, None)
        if scheme == "https":
            return _anchor(f'<a href="{escape(target)}" rel="noopener noreferrer external">')
        if target == "/company" and self.names.company.name:
            return _anchor('<a href="/company">')
        self.report(line, f"{target} is not a link. Use term:id, topic:slug#anchor or https://.")
        return None, None

    def _open_term(self, name: str, line: int) -> tuple[Token | None, Token | None]:
        definition = self.names.terms.get(name)
        if definition is None:
            if name not in self.names.left_out:
                said = f"There is no glossary term {name}. Add it to glossary.yaml or correct it."
                self.report(line, said)
            return None, None
        if name not in self.terms:
            self.terms.append(name)
        self._tips += 1
        tip = f"tip-{self._tips}"
        opening = (
            f'<span class="with-tip"><a class="term" href="/glossary/{escape(name)}"'
            f' aria-describedby="{tip}">'
        )
        text = f'</a><span class="tip" role="tooltip" id="{tip}">{escape(definition)}</span></span>'
        return html_token(opening), html_token(text)

    def _link_terms(self, child: Token, line: int) -> list[Token]:
        """Return a text token in pieces, with a link at the first use of each term."""
        pieces: list[Token] = []
        text, done = child.content, 0
        for start, end, term in self.names.first_uses.find(text, self.terms):
            opener, closer = self._open_term(term, line)
            if opener and closer:
                pieces += [child.copy(content=text[done:start]), opener]
                pieces += [child.copy(content=text[start:end]), closer]
                done = end
        return [*pieces, child.copy(content=text[done:])]

    def _find_topic(self, target: str, line: int) -> str:
        slug, _, anchor = target.partition("#")
        anchors = self.names.topics.get(slug)
        if anchors is None:
            if slug not in self.names.left_out:
                self.report(line, f"There is no topic {slug}. Correct the link.")
            return ""
        if anchor and anchor not in anchors:
            self.report(line, f"Topic {slug} has no section {anchor}. Correct the anchor.")
            return f"/topics/{slug}"
        return f"/topics/{slug}#{anchor}" if anchor else f"/topics/{slug}"


def _anchor(opening: str) -> tuple[Token, Token]:
    return html_token(opening), html_token("</a>")
