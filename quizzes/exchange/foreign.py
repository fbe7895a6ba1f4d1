"""Texts, names and numbers as other programs write them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser

from quizzes.exchange.model import UnreadableError

_BREAKS = frozenset(
    {
        "p", "div", "br", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6",
        "blockquote", "pre", "section", "article", "hr",
    }
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "template"})
_LOST = {
    "img": "a picture", "table": "a table's form", "a": "a link's address", "iframe": "a frame",
    "audio": "a sound", "video": "a film", "object": "an object", "svg": "a drawing",
    "math": "a formula's form", "sub": "a subscript's form", "sup": "a superscript's form",
}  # fmt: skip
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\w+|\w+);")


def decode(data: bytes) -> str:
    """Return the file's text with plain line ends.

    Raises:
        UnreadableError: the file isn't UTF-8, or holds control characters.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = f"Line {line}: these bytes are not UTF-8. Save the file as UTF-8 and try again."
        raise UnreadableError(said) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        said = f"Line {line}: there is a control character (code {ord(odd.group())}). Remove it."
        raise UnreadableError(said)
    return text


def make_id(name: str) -> str:
    """Return a name as an id: lower-case letters, digits and single hyphens; perhaps nothing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def read_number(text: str) -> Decimal | None:
    """Return the finite number that a text is, or None."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 15:
        return None
    return value


def looks_marked_up(text: str) -> bool:
    """Tell whether a text of unknown format is HTML."""
    return _MARKUP.search(text) is not None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.lost: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag == "li":
            self.parts.append("\n- ")
        elif tag in _BREAKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append(" ")
        if tag in _LOST and _LOST[tag] not in self.lost:
            self.lost.append(_LOST[tag])
        alt = dict(attrs).get("alt") if tag == "img" else None
        if alt:
            self.parts.append(f" {alt} ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT and self.silent > 0
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def read_html(html: str) -> tuple[str, list[str]]:
    """Return the text of HTML, a line for each block, and the kinds of things it loses."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line), reader.lost
