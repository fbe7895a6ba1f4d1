"""What each entry of the reading side's content files must hold."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from kb.model import LinkType
from kb.validation import EntrySchema, choice, identifier, several, text, truth, whole


class LinkSchema(EntrySchema):
    """A link in a topic's front matter."""

    to = identifier()
    type = choice(*(kind.value for kind in LinkType))
    reason = text(240)


class TopicSchema(EntrySchema):
    """A topic's front matter."""

    number = whole(1, 99)
    slug = identifier()
    title = text(100)
    short = text(40)
    summary = text(160)
    domains = several(whole(1, 8), required=True)
    minutes = whole(1, 120)
    links = several(
        fields.Nested(LinkSchema, error_messages={"type": "Write to, type and reason here."})
    )


class TermSchema(EntrySchema):
    """A glossary term."""

    id = identifier()
    name = text(80)
    abbreviation = text(20, required=False)
    synonyms = several(text(80))
    definition = text(600)
    formula = text(300, required=False)
    confused_with = fields.Dict(
        keys=identifier(),
        values=text(400),
        load_default=dict,
        error_messages={
            "invalid": "This is not a set of fields. Write one term: distinction line each."
        },
    )
    topic = identifier()
    section = identifier()


class ProgrammeSchema(EntrySchema):
    """A micro-learning programme."""

    slug = identifier()
    list = choice("scm", "procurement")
    number = whole(1, 500)
    title = text(120)
    description = text(300)
    topics = several(identifier())


class DomainSchema(EntrySchema):
    """One of the exam's domains."""

    number = whole(1, 8)
    title = text(120)
    short = text(40)
    weight = whole(0, 100)
    certainty = text(300)


class FactSchema(EntrySchema):
    """A dated statement about the exam."""

    id = identifier()
    name = text(80)
    value = text(300)
    source = text(300)
    as_of = fields.String(
        required=True,
        validate=validate.Regexp(
            r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z",
            error="{input!r} is not a date. Write 2025, 2025-11 or 2025-11-30.",
        ),
        error_messages={
            "required": "This field is missing. Add it.",
            "invalid": "This is not text. Put the year in quotes.",
        },
    )
    verified = truth()


SCHEMAS: dict[str, Any] = {
    "topic": TopicSchema(),
    "term": TermSchema(),
    "programme": ProgrammeSchema(),
    "domain": DomainSchema(),
    "fact": FactSchema(),
}
