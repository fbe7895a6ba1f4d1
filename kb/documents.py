"""YAML and front matter as data that remembers its lines.

Only what YAML 1.2's core schema knows is accepted: no tags, no anchors, no
dates, no repeated keys. ``on`` and ``2025-11`` therefore stay text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]

# The loader in C reads the same language ten times as fast.
_Loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_DEPTH = 40
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")
_FENCE = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


class _RefusedError(Exception):
    """Valid YAML that could take all memory or stack: aliases, deep nesting. Lines from 0."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True)
class Fault:
    """Something wrong at a place of a document: path, line and what to do."""

    path: Path
    line: int | None
    message: str


@dataclass
class Document:
    """Parsed data, the line of every value in it, and what was wrong.

    Values that a fault concerns are still in ``data``; ``spoiled`` tells whether
    an entry may be used.
    """

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: Path) -> int | None:
        """Return the line of the value at ``path`` or of its nearest parent."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return None

    def spoiled(self, path: Path) -> bool:
        """Tell whether something at or below ``path`` is faulty."""
        return any(fault.path[: len(path)] == path for fault in self.faults)


def parse_yaml(text: str, first_line: int = 1) -> Document:
    """Return the data in ``text``; never raises on bad text.

    ``first_line`` is the line of the file on which ``text`` starts.
    """
    document = Document()
    try:
        node = yaml.compose(_marked(text), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first_line if mark else None
        said = error.problem or "can't be parsed"
        document.faults.append(Fault((), line, f"Not valid YAML: {said}. Correct this line."))
        return document
    except _RefusedError as error:
        document.faults.append(Fault((), error.line + first_line, error.message))
        return document
    except (yaml.YAMLError, ValueError) as error:
        said = str(error).splitlines()[0]
        document.faults.append(Fault((), None, f"Not valid YAML: {said}."))
        return document
    if node is not None:
        document.data = _convert(node, (), document, first_line)
    return document


def split_front_matter(text: str) -> tuple[Document, str, int]:
    """Return front matter, body, and the line of the file on which the body starts."""
    match = _FENCE.match(text)
    if match is None:
        message = "Front matter is missing. Start the file with a --- line, fields, and a --- line."
        return Document(faults=[Fault((), 1, message)]), text, 1
    document = parse_yaml(match.group(1) or "", first_line=2)
    return document, text[match.end() :], text.count("\n", 0, match.end()) + 1


def _marked(text: str) -> str:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(line, "An alias (*name) is not allowed. Write the text out.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEPTH:
            raise _RefusedError(line, "Nested too deeply. Write it flatter.")
    return text


def _convert(node: yaml.Node, path: Path, document: Document, first: int) -> Any:
    line = node.start_mark.line + first
    document.lines.setdefault(path, line)
    if isinstance(node, yaml.MappingNode):
        return _convert_mapping(node, path, document, first)
    if isinstance(node, yaml.SequenceNode):
        return [_convert(v, (*path, i), document, first) for i, v in enumerate(node.value)]
    if node.tag.startswith("!"):
        document.faults.append(Fault(path, line, f"The tag {node.tag} is not allowed. Remove it."))
        return None
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return _convert_plain(node.value) if plain else node.value


def _convert_mapping(
    node: yaml.MappingNode, path: Path, document: Document, first: int
) -> Mapping[str | int, Any]:
    result: dict[str | int, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + first
        key = _convert(key_node, (), Document(), first)
        if not isinstance(key, str | int) or isinstance(key, bool):
            message = f"{key_node.value!r} can't be a field's name. Put it in quotes."
            document.faults.append(Fault(path, line, message))
            continue
        if key in result:
            message = f"{key} is given twice. Keep one of the two."
            document.faults.append(Fault((*path, key), line, message))
            continue
        document.lines[(*path, key)] = line
        result[key] = _convert(value_node, (*path, key), document, first)
    return result


def _convert_plain(text: str) -> Any:
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
