"""What the forms of notes take, and what they say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, pre_load, validate

from kb.notes import NoteKind
from kb.quotes import LONGEST as LONGEST_QUOTE
from kb.services.notes import LONGEST
from people.schemas import FormSchema


def _text(longest: int, message: str) -> fields.String:
    return fields.String(load_default="", validate=validate.Length(max=longest, error=message))


class NoteText(FormSchema):
    """One's own words."""

    text = _text(LONGEST, f"Use at most {LONGEST:,} characters, or write a second note.")

    @pre_load
    def join_lines(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """Write line breaks the short way; browsers send two characters for one."""
        return {name: value.replace("\r\n", "\n") for name, value in data.items()}


class NewNote(NoteText):
    """A note, highlight or bookmark of a section."""

    topic = fields.String(load_default="")
    section = fields.String(load_default="")
    kind = fields.Enum(NoteKind, by_value=True, load_default=NoteKind.NOTE)
    quote = _text(LONGEST_QUOTE, f"Mark at most {LONGEST_QUOTE:,} characters at a time.")
    prefix = _text(200, "Send at most 200 characters.")
    suffix = _text(200, "Send at most 200 characters.")
