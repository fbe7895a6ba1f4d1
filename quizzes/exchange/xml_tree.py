"""XML as a small tree that knows its lines, read without anything that could do harm.

A document type is refused as such, and with it entities: they could read other files or
grow without bound. expat is used directly, because the tree builders of the standard
library and of defusedxml forget the lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from quizzes.exchange.model import UnreadableError

_DEPTH = 40


@dataclass
class Node:
    """An element: where it starts, its attributes, its text and the elements in it."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[Node]:
        """Yield the elements of this name right below."""
        return (child for child in self.children if child.tag == tag)

    def find(self, *path: str) -> Node | None:
        """Return the first element at a path of names, or None."""
        node: Node | None = self
        for tag in path:
            node = next(node.all(tag), None) if node else None
        return node

    def say(self, *path: str) -> str:
        """Return the text of the first element at a path, without blanks at its ends."""
        node = self.find(*path)
        return node.text.strip() if node else ""


class _Builder:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.open
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = self.write
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.root: Node | None = None
        self.stack: list[Node] = []

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, self.parser.CurrentLineNumber, attributes)
        if len(self.stack) >= _DEPTH:
            raise UnreadableError(f"Line {node.line}: elements are nested too deeply.")
        if self.stack:
            self.stack[-1].children.append(node)
        self.root = self.root or node
        self.stack.append(node)

    def close(self, _tag: str) -> None:
        self.stack.pop()

    def write(self, text: str) -> None:
        self.stack[-1].text += text

    def refuse_doctype(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise UnreadableError(
            f"Line {line}: a document type (<!DOCTYPE) is not allowed. Remove it."
        )


def parse_xml(data: bytes) -> Node:
    """Return the document's root element.

    Raises:
        UnreadableError: it is no well-formed XML, its encoding is another than it says, or
            it has a document type.
    """
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise UnreadableError(f"Line {error.lineno}: not valid XML ({said}).") from None
    except (LookupError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"Line 1: the encoding can't be read ({error}).") from None
    if builder.root is None:
        raise UnreadableError("Line 1: the file is empty.")
    return builder.root
