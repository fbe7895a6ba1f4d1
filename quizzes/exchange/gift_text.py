"""The texture of GIFT: blocks, comments, escapes and marked formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ESCAPED = {character: character for character in "\\~=#{}:"} | {"n": "\n"}
# Stands in the mask for a character that was escaped, and so is no control character.
_TAKEN = "\x00"
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_ID = re.compile(r"\[id:((?:\\\]|[^\]\x00-\x1f])+)\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]\x00-\x1f])+)\]")


@dataclass(frozen=True)
class Block:
    """Lines between blank lines: where they start, what comments say, and the rest."""

    line: int
    text: str
    id: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Masked:
    """A text without its escapes, and the same text with escaped characters masked."""

    text: str
    mask: str

    def __getitem__(self, span: slice) -> Masked:
        """Return the same part of text and mask."""
        return Masked(self.text[span], self.mask[span])

    def strip(self) -> Masked:
        """Return it without blanks at both ends; escaped line ends stay inside."""
        start = len(self.mask) - len(self.mask.lstrip())
        return self[start : start + len(self.mask.strip())]

    def cut(self, mark: str) -> tuple[Masked, Masked | None]:
        """Return what stands before and after the first ``mark``; None if there is none."""
        at = self.mask.find(mark)
        return (self, None) if at < 0 else (self[:at], self[at + len(mark) :])

    def split(self, marks: str) -> Iterator[Masked]:
        """Yield the pieces that begin with one of ``marks``, and what stands before them."""
        starts = [0, *(match.start() for match in re.finditer(f"[{marks}]", self.mask))]
        for start, end in zip(starts, [*starts[1:], len(self.mask)], strict=True):
            if self[start:end].mask.strip():
                yield self[start:end]

    def take_format(self) -> tuple[str, Masked]:
        """Return the format that is named in front, or nothing, and the rest."""
        match = _FORMAT.match(self.mask)
        return (match.group(1), self[match.end() :]) if match else ("", self)


def unescape(text: str) -> Masked:
    """Return the text without escapes, beside its mask."""
    plain: list[str] = []
    mask: list[str] = []
    at = 0
    while at < len(text):
        character = text[at]
        meant = _ESCAPED.get(text[at + 1 : at + 2]) if character == "\\" else None
        plain.append(character if meant is None else meant)
        mask.append(character if meant is None else _TAKEN)
        at += 1 if meant is None else 2
    return Masked("".join(plain), "".join(mask))


@dataclass
class _Open:
    line: int = 0
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def close(self) -> Iterator[Block]:
        text = "\n".join(self.lines).strip()
        if text:
            said = "\n".join(self.comments)
            ids = _ID.findall(said)
            tags = tuple(tag.replace("\\]", "]") for tag in _TAG.findall(said))
            yield Block(self.line, text, ids[-1].replace("\\]", "]") if ids else "", tags)


def split_blocks(text: str) -> Iterator[Block]:
    """Yield what stands between blank lines; a category is a block of its own."""
    block = _Open()
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if line.startswith("//"):
            block.comments.append(line)
            continue
        if line:
            block.line = block.line or number
            block.lines.append(line)
        if not line or line.startswith("$CATEGORY:"):
            yield from block.close()
            block = block if not line and not block.lines else _Open()
    yield from block.close()
