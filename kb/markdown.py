"""Markdown of topics as safe HTML, cut into numbered sections."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from kb.markdown_blocks import BlockRewriter, take_anchor, take_captions
from kb.markdown_links import InlineResolver, Names, html_token
from kb.markdown_source import CALLOUTS, find_fence_faults
from kb.markdown_terms import mark_open
from kb.markdown_text import CHART, count_words, read_inline, read_text
from kb.model import Section
from kb.sanitising import sanitise


@dataclass
class Page:
    """A rendered body. ``faults`` are lines of the body (from 0) and messages."""

    lead_html: str = ""
    lead_text: str = ""
    sections: list[Section] = field(default_factory=list)
    terms: tuple[str, ...] = ()
    words: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class _Part:
    """The tokens of one section; the lead has no anchor and no title."""

    line: int = 0
    anchor: str = ""
    title: str = ""
    tokens: list[Token] = field(default_factory=list)


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True})
    parser.enable(["table", "smartquotes"])
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.use(dollarmath_plugin, allow_labels=False, allow_blank_lines=False)
    for name in CALLOUTS:
        parser.use(container_plugin, name=name)
    parser.add_render_rule("footnote_anchor", _render_way_back)
    parser.add_render_rule("footnote_block_open", _render_footnotes)
    return parser


def _render_way_back(_self: Any, tokens: Any, at: int, _options: Any, _env: Any) -> str:
    number = tokens[at].meta["id"] + 1
    return f' <a href="#fnref{number}" aria-label="Back to note {number} in the text">↩</a>'


def _render_footnotes(*_: Any) -> str:
    return '<section class="footnotes" aria-label="Footnotes">\n<ol>\n'


_PARSER = _make_parser()


def find_anchors(markdown: str) -> frozenset[str]:
    """Return the anchors of the body's sections, faulty ones left out."""
    parts, _ = _cut(_PARSER.parse(markdown, {}))
    return frozenset(part.anchor for part in parts if part.anchor)


def render_inline(text: str) -> str:
    """Return one line of Markdown (emphasis and formulas) as safe HTML."""
    tokens = _PARSER.parseInline(text, {})
    resolver = InlineResolver(Names(), lambda _line, _message: None)
    for token in tokens:
        resolver.resolve(token, 0)
    return sanitise(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def render_page(markdown: str, number: int, names: Names) -> Page:
    """Return the body of topic ``number`` as HTML and text; never raises on bad content."""
    page = Page(faults=list(find_fence_faults(markdown)))
    env: dict[str, Any] = {}
    parts, faults = _cut(_PARSER.parse(markdown, env))
    page.faults += faults
    page.words = sum(count_words(part.tokens) for part in parts)
    resolver = InlineResolver(names, lambda line, said: page.faults.append((line, said)))
    labels: dict[str, int] = {}
    for index, part in enumerate(parts):
        place = f"{number}.{index}" if index else str(number)
        text = read_text(part.tokens)
        html = _render_part(part, place, resolver, labels, env)
        if index:
            page.sections.append(Section(part.anchor, place, part.title, html, text))
        else:
            page.lead_html, page.lead_text = html, text
    page.terms = tuple(resolver.terms)
    page.faults.sort()
    return page


def _cut(tokens: list[Token]) -> tuple[list[_Part], list[tuple[int, str]]]:
    """Cut tokens at second-level headings; faulty headings get a made-up anchor."""
    parts, faults, seen = [_Part()], [], set[str]()
    skip = 0
    for at, token in enumerate(tokens):
        line = token.map[0] if token.map else 0
        if skip:
            skip -= 1
        elif token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            anchor, inline = take_anchor(tokens[at + 1]), tokens[at + 1]
            if anchor is None:
                faults.append((line, "This section has no anchor. End its heading with {#anchor}."))
            elif anchor in seen:
                faults.append((line, f"The anchor {anchor} is used twice. Choose another."))
                anchor = None
            seen.add(anchor or f"section-{len(parts)}")
            anchor = anchor or f"section-{len(parts)}"
            parts.append(_Part(line, anchor, read_inline(inline)))
            skip = 2
        else:
            if token.type == "heading_open" and (said := _fault_heading(token, tokens[at + 1])):
                faults.append((line, said))
            parts[-1].tokens.append(token)
    return parts, faults


def _fault_heading(token: Token, inline: Token) -> str:
    if token.tag != "h3":
        return "Use ## for sections and ### inside them; the title stands in the front matter."
    if take_anchor(inline) is not None:
        return "Only ## headings carry an anchor. Remove it here."
    return ""


def _render_part(
    part: _Part, place: str, resolver: InlineResolver, labels: dict[str, int], env: dict[str, Any]
) -> str:
    def render_caption(inline: Token) -> str:
        resolver.resolve(inline, inline.map[0] if inline.map else part.line)
        return str(_PARSER.renderer.render([inline], _PARSER.options, env))

    examples = sum(token.type == "container_example_open" for token in part.tokens)
    part.tokens = take_captions(part.tokens)
    BlockRewriter(place, examples, render_caption, labels).rewrite(part.tokens)
    tokens = _resolve(part, resolver)
    return resolver.fill(sanitise(_PARSER.renderer.render(tokens, _PARSER.options, env)))


def _resolve(part: _Part, resolver: InlineResolver) -> list[Token]:
    result: list[Token] = []
    line = part.line
    running = mark_open(part.tokens)
    for at, token in enumerate(part.tokens):
        line = token.map[0] if token.map else line
        if token.type == "math_block":
            formula = resolver.formula(token.content, line, display=True)
            token = html_token(f'<div class="formula">{formula}</div>\n', block=True)
        elif token.type == "fence" and token.info.strip() == CHART:
            token = html_token(resolver.chart(token.content, line + 1), block=True)
        elif token.type == "inline" and _is_figure(token):
            del result[-1]
            image = (token.children or [])[0]
            token = html_token(resolver.figure(image, line), block=True)
        elif token.type == "inline":
            resolver.resolve(token, line, link_terms=at in running)
        elif token.type == "paragraph_close" and result and result[-1].type == "html_block":
            continue
        result.append(token)
    return result


def _is_figure(token: Token) -> bool:
    children = token.children or []
    return len(children) == 1 and children[0].type == "image" and token.level == 1
