"""Entries written as question files, in the order and the form that authors use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

_WIDTH = 110
# What YAML 1.1 takes for text and 1.2 for a number: 1.5e3, for one.
_NUMERIC_STARTS = "+-.0123456789"


class _Dumper(yaml.SafeDumper):
    """Quotes whatever could be read as a number, and indents lists under their names."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if text[:1] in _NUMERIC_STARTS else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _write_text)


def write_question_file(topic: str, entries: Sequence[dict[str, Any]]) -> str:
    """Return the file of a topic's questions, which ``quizzes.load`` reads back as they are."""
    data = {"topic": topic, "questions": list(entries)}
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
