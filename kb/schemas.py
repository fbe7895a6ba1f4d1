"""What each entry of the reading side's content files must hold."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from kb.exam import FACT_GROUPS
from kb.model import LinkType
from kb.validation import (
    REQUIRED,
    EntrySchema,
    choice,
    identifier,
    reference,
    several,
    text,
    truth,
    whole,
)

AGENDA_PARTS = ("frame", "concept", "exercise", "discussion", "check")
PROGRAMME_MINUTES = 120


class LinkSchema(EntrySchema):
    """A link in a topic's front matter."""

    to = identifier()
    type = choice(*(kind.value for kind in LinkType))
    reason = text(240)


class FirstSchema(EntrySchema):
    """A topic that comes first, and why."""

    topic = identifier()
    reason = text(240)


class TopicSchema(EntrySchema):
    """A topic's front matter."""

    number = whole(1, 99)
    slug = identifier()
    title = text(100)
    short = text(40)
    summary = text(160)
    domains = several(whole(1, 8), required=True)
    minutes = whole(1, 120, required=False)
    links = several(
        fields.Nested(LinkSchema, error_messages={"type": "Write to, type and reason here."})
    )
    after = several(
        fields.Nested(FirstSchema, error_messages={"type": "Write topic and reason here."})
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
    auto = truth(default=True)


class AgendaSchema(EntrySchema):
    """One part of a programme's agenda."""

    part = choice(*AGENDA_PARTS)
    minutes = whole(5, PROGRAMME_MINUTES)
    text = text(400)


class ProgrammeSchema(EntrySchema):
    """A micro-learning programme."""

    slug = identifier()
    list = choice("scm", "procurement")
    number = whole(1, 500)
    title = text(120)
    description = text(300)
    topics = several(identifier())
    outcomes = several(text(200))
    audience = text(400, required=False)
    agenda = several(
        fields.Nested(AgendaSchema, error_messages={"type": "Write part, minutes and text here."})
    )
    pre_reading = several(reference())
    check = text(300, required=False)

    @validates_schema
    def check_outcomes(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse too few outcomes to choose by, and too many for two hours."""
        count = len(data["outcomes"])
        if count and not 3 <= count <= 5:
            said = f"{count} outcome{'' if count == 1 else 's'}. Give three to five, or none yet."
            raise ValidationError(said, "outcomes")

    @validates_schema
    def check_minutes(self, data: dict[str, Any], **_: Any) -> None:
        """Refuse an agenda that is not two hours long."""
        total = sum(part["minutes"] for part in data["agenda"])
        if data["agenda"] and total != PROGRAMME_MINUTES:
            said = f"The parts take {total} minutes. Make them {PROGRAMME_MINUTES}."
            raise ValidationError(said, "agenda")


class DomainSchema(EntrySchema):
    """One of the exam's domains."""

    number = whole(1, 8)
    title = text(120)
    short = text(40)
    weight = whole(0, 100)
    certainty = text(300)


class OtherValueSchema(EntrySchema):
    """What another source says of the same fact."""

    value = text(300)
    source = text(300)


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
    group = fields.String(
        load_default="other",
        validate=validate.OneOf(
            FACT_GROUPS,
            error="{input!r} is not a group. Use one of " + ", ".join(FACT_GROUPS) + ".",
        ),
        error_messages={"invalid": "This is not text. Put it in quotes."},
    )
    also = several(
        fields.Nested(OtherValueSchema, error_messages={"type": "Write value and source here."})
    )
    settle = text(300, required=False)


class SymbolSchema(EntrySchema):
    """A symbol of a formula."""

    symbol = text(80)
    means = text(120)
    unit = text(30, required=False)


class FormulaSchema(EntrySchema):
    """A formula of the card."""

    id = identifier()
    name = text(60)
    formula = text(300)
    symbols = several(
        fields.Nested(SymbolSchema, error_messages={"type": "Write symbol and means here."}),
        required=True,
    )
    note = text(160, required=False)
    topic = identifier()
    section = identifier()
    calculation = identifier(required=False)
    expression = text(500)
    example = fields.Dict(
        keys=fields.String(validate=validate.Regexp(r"[a-z][a-z0-9_]*\Z")),
        values=fields.Raw(),
        required=True,
        error_messages=REQUIRED | {"invalid": "This is not a set of fields. Write name: value."},
    )
    result = fields.Float(
        required=True, error_messages=REQUIRED | {"invalid": "This is not a number."}
    )


SCHEMAS: dict[str, Any] = {
    "topic": TopicSchema(),
    "term": TermSchema(),
    "programme": ProgrammeSchema(),
    "domain": DomainSchema(),
    "fact": FactSchema(),
    "formula": FormulaSchema(),
}
