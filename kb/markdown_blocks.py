"""Tables, callouts, worked examples and headings as Markdown tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token

from kb.markdown_links import html_token

LABELS = {"definition": "Definition", "trap": "Exam trap", "note": "Note", "recap": "Recap"}
_ANCHOR = re.compile(r"\s*\{#([^{}]*)\}\s*\Z")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_CAPTION = "Table: "


def take_anchor(inline: Token) -> str | None:
    """Remove ``{#anchor}`` from a heading's end and return the anchor, or None."""
    match = _ANCHOR.search(inline.content)
    if match is None or not inline.children or inline.children[-1].type != "text":
        return None
    inline.content = inline.content[: match.start()]
    last = inline.children[-1]
    last.content = _ANCHOR.sub("", last.content)
    return match.group(1) if _NAME.match(match.group(1)) else None


def take_captions(tokens: list[Token]) -> list[Token]:
    """Return the tokens with each ``Table: …`` paragraph moved into the table after it.

    The caption's inline token is kept in the table token's ``meta``.
    """
    result: list[Token] = []
    for token in tokens:
        if token.type == "table_open" and len(result) >= 3:
            inline = result[-2]
            if result[-1].type == "paragraph_close" and inline.content.startswith(_CAPTION):
                token.meta["caption"] = inline
                del result[-3:]
        result.append(token)
    return result


@dataclass
class BlockRewriter:
    """Rewrites the block tokens of one section. Captions must be taken already."""

    number: str
    examples: int
    render_inline: Callable[[Token], str]
    labels: dict[str, int] = field(default_factory=dict)
    _place: str = ""
    _seen: int = 0
    _first: bool = False
    _head: bool = False

    def rewrite(self, tokens: list[Token]) -> None:
        """Change the tokens in place."""
        for at, token in enumerate(tokens):
            if token.type.startswith("container_"):
                tokens[at] = self._callout(token)
            elif token.type == "table_open":
                tokens[at] = self._open_table(token)
            elif token.type == "table_close":
                tokens[at] = html_token("</table></div>\n", block=True)
            elif token.type in ("thead_open", "thead_close"):
                self._head = token.nesting == 1
            elif token.type == "tr_open":
                self._first = True
            elif token.type in ("th_open", "td_open"):
                self._open_cell(token, tokens[at + 1], self._matching(tokens, at))
            elif token.type == "ordered_list_open" and self._place:
                token.attrJoin("class", "steps")
            elif token.type == "inline" and self._place and _in_step(tokens, at):
                _split_step(token)

    def _callout(self, token: Token) -> Token:
        name = token.type.split("_")[1]
        if token.nesting == -1:
            self._place = "" if name == "example" else self._place
            return html_token("</aside>\n" if name in LABELS else "</section>\n", block=True)
        if name == "try":
            id = escape(token.info.split()[1]) if len(token.info.split()) > 1 else ""
            return html_token(f'<section class="try-here" id="try-{id}">\n', block=True)
        if name == "example":
            return self._open_example(token)
        label = LABELS[name]
        return html_token(
            f'<aside class="callout {name}" role="note" aria-label="{label}">\n'
            f'<p class="label">{label}</p>\n',
            block=True,
        )

    def _open_example(self, token: Token) -> Token:
        words = token.info.split()
        letter = chr(ord("a") + self._seen % 26) if self.examples > 1 else ""
        self._seen += 1
        self._place = f"Worked example {self.number}{letter}"
        name = re.sub(r"[^a-z0-9-]", "", words[1].lower()) if len(words) > 1 else self.number
        title = escape(" ".join(words[2:]))
        return html_token(
            f'<section class="callout example" id="{name}" aria-label="{self._place}">\n'
            f'<p class="label">{self._place}</p>\n' + (f"<h3>{title}</h3>\n" if title else ""),
            block=True,
        )

    def _open_table(self, token: Token) -> Token:
        caption: Token | None = token.meta.get("caption")
        text = caption.content.removeprefix(_CAPTION).strip() if caption else ""
        label = text or (f"Table of {self._place.lower()}" if self._place else "Table")
        self.labels[label] = self.labels.get(label, 0) + 1
        if self.labels[label] > 1:
            label = f"{label}, {self.labels[label]}"
        shown = ""
        if caption:
            shown = f"<caption>{self.render_inline(caption).removeprefix(_CAPTION)}</caption>"
        return html_token(
            f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
            f"<table>{shown}\n",
            block=True,
        )

    def _open_cell(self, token: Token, inline: Token, close: Token) -> None:
        if "right" in str(token.attrs.pop("style", "")):
            token.attrJoin("class", "num")
        if self._head or self._first:
            tag = "th" if inline.content.strip() else "td"
            token.tag = close.tag = tag
            if tag == "th":
                token.attrSet("scope", "col" if self._head else "row")
        self._first = False

    @staticmethod
    def _matching(tokens: list[Token], at: int) -> Token:
        return next(t for t in tokens[at:] if t.type == tokens[at].type.replace("open", "close"))


def _in_step(tokens: list[Token], at: int) -> bool:
    """Tell whether the inline token is the first text of an ordered list's item."""
    opened = next((t for t in reversed(tokens[:at]) if t.type.endswith("list_open")), None)
    before = at >= 2 and tokens[at - 2].type == "list_item_open"
    return before and opened is not None and opened.type == "ordered_list_open"


def _split_step(inline: Token) -> None:
    """Wrap a step's text and its result, which stands in bold after the last arrow."""
    children = inline.children or []
    arrows = [n for n, c in enumerate(children) if c.type == "text" and "→" in c.content]
    if not arrows or children[-1].type != "text" or children[-1].content.strip(" ."):
        end = len(children)
    else:
        end = len(children) - 1
    bold = arrows and children[arrows[-1] + 1 : arrows[-1] + 2]
    if not bold or bold[0].type != "strong_open" or children[end - 1].type != "strong_close":
        inline.children = [html_token("<span>"), *children, html_token("</span>")]
        return
    at = arrows[-1]
    before = children[at]
    before.content = before.content.rpartition("→")[0].rstrip()
    bold[0].attrJoin("class", "result")
    inline.children = [html_token("<span>"), *children[: at + 1], html_token("</span>")]
    inline.children += children[at + 1 : end]
