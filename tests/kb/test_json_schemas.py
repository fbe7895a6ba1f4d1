"""JSON Schemas out of the schemas that load content."""

from __future__ import annotations

from marshmallow import INCLUDE, Schema, fields, validate

from kb.json_schemas import describe_field, describe_schema, list_of, set_of
from kb.validation import EntrySchema, choice, identifier, several, text, truth, whole


class Part(EntrySchema):
    """A part.

    More about it.
    """

    name = text(20)
    size = whole(1, 5)


class Open(Schema):
    """Anything."""

    class Meta:
        unknown = INCLUDE

    share = fields.Float(required=True, validate=validate.Range(0))


NAME = {"type": "string", "minLength": 1, "maxLength": 20}
PART = {
    "type": "object",
    "description": "A part.",
    "properties": {"name": NAME, "size": {"type": "integer", "minimum": 1, "maximum": 5}},
    "required": ["name", "size"],
    "additionalProperties": False,
}


def test_an_entry_knows_its_fields_and_no_others() -> None:
    assert describe_schema(Part()) == PART
    assert describe_schema(Open()) == {
        "type": "object",
        "description": "Anything.",
        "properties": {"share": {"type": "number", "minimum": 0}},
        "required": ["share"],
    }
    assert list_of(Part()) == {"type": "array", "items": PART}
    assert set_of({"a": NAME}, "a") == {
        "type": "object",
        "properties": {"a": NAME},
        "required": ["a"],
        "additionalProperties": False,
    }


def test_fields_carry_their_rules() -> None:
    slug = {"type": "string", "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$"}

    assert describe_field(identifier()) == slug
    assert describe_field(choice("a", "b")) == {"type": "string", "enum": ["a", "b"]}
    assert describe_field(truth(default=True)) == {"type": "boolean"}
    assert describe_field(several(identifier())) == {
        "type": "array",
        "items": slug,
        "uniqueItems": True,
    }
    assert describe_field(fields.Dict(keys=identifier(), values=text(20))) == {
        "type": "object",
        "propertyNames": slug,
        "additionalProperties": NAME,
    }
    assert describe_field(fields.String(validate=validate.Length(2, 3))) == {
        "type": "string",
        "minLength": 2,
        "maxLength": 3,
    }


def test_what_may_be_empty_may_be_null() -> None:
    assert describe_field(fields.Integer(load_default=None)) == {"type": ["integer", "null"]}
    assert describe_field(fields.Nested(Part, load_default=None))["type"] == ["object", "null"]
    assert describe_field(fields.Raw(load_default=None)) == {"anyOf": [{}, {"type": "null"}]}
