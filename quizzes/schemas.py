"""What each entry of a question file must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, ClassVar

from marshmallow import ValidationError, fields, validate

from kb import validation
from kb.json_schemas import Json, describe_schema
from kb.validation import EntrySchema, choice, identifier, several, whole
from quizzes.linting.limits import Limits
from quizzes.linting.rules import RULES
from quizzes.model import CHARTS, LEVELS, Kind

REQUIRED: dict[str, str | list[Any] | dict[Any, Any]] = {**validation.REQUIRED}


class Written(fields.Field[str]):
    """Text or a number, kept as text: a formula, a table's fixed cell, a head."""

    json_schema: ClassVar[Json] = {"type": ["string", "number"]}
    default_error_messages = REQUIRED

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValidationError("This is neither text nor a number. Put it in quotes.")
        if len(str(value)) > 500:
            raise ValidationError("At most 500 characters are allowed.")
        return str(value).strip()


class Drawn(fields.Field[Any]):
    """One value to choose from: text or a number, as it is."""

    json_schema: ClassVar[Json] = {"type": ["string", "number"]}

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> Any:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValidationError("This is neither text nor a number. Put it in quotes.")
        return value


class CellField(fields.Field[dict[str, Any]]):
    """A cell: fixed text, or a blank with id and value."""

    @property
    def json_schema(self) -> Json:
        """Return what editors may accept here."""
        return {"anyOf": [Written.json_schema, describe_schema(BLANK)]}

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> dict[str, Any]:
        if isinstance(value, Mapping):
            return dict(BLANK.load(dict(value)))
        return {"text": Written().deserialize(value)}


def entries(schema: type[EntrySchema], longest: int) -> fields.List[Any]:
    """Return an optional field for a list of entries."""

    def check(values: list[Any]) -> None:
        if len(values) > longest:
            raise ValidationError(f"{len(values)} entries; at most {longest} are allowed.")

    return fields.List(
        fields.Nested(schema),
        load_default=list,
        validate=check,
        error_messages={"invalid": "This is not a list. Write one - entry for each."},
    )


def named(inner: fields.Field[Any]) -> fields.Dict:
    """Return an optional field for ``name: inner`` lines."""

    def check(value: str) -> None:
        if not value.isidentifier() or len(value) > 30:
            raise ValidationError(f"{value!r} can't be a name. Use letters, digits and _.")

    return fields.Dict(
        keys=fields.String(validate=check),
        values=inner,
        load_default=dict,
        error_messages={"invalid": "This is not a set of fields. Write one name: value line each."},
    )


class OptionSchema(EntrySchema):
    """An option of a choice question."""

    text = validation.text(300, one_line=False)
    correct = fields.Boolean(
        load_default=False,
        truthy={True},
        falsy={False},
        error_messages={"invalid": "This is neither true nor false."},
    )
    why = validation.text(600, one_line=False)
    misconception = validation.text(120, required=False)


class OrderedItemSchema(EntrySchema):
    """An item of an ordering question; the file's order is the right one."""

    text = validation.text(160, one_line=False)
    why = validation.text(600, one_line=False)


class PairSchema(EntrySchema):
    """Two texts that belong together."""

    left = validation.text(160, one_line=False)
    right = validation.text(80, one_line=False)
    why = validation.text(600, one_line=False)


class ExtraSchema(EntrySchema):
    """A text at the right that belongs to no left one."""

    text = validation.text(80, one_line=False)
    why = validation.text(600, one_line=False)
    misconception = validation.text(120, required=False)


class VariableSchema(EntrySchema):
    """A stepped range, a list of choices, or a value of the running company by its path."""

    company = validation.text(100, required=False)

    min = fields.Decimal(allow_nan=False, error_messages={"invalid": "This is not a number."})
    max = fields.Decimal(allow_nan=False, error_messages={"invalid": "This is not a number."})
    step = fields.Decimal(
        allow_nan=False, load_default=1, error_messages={"invalid": "This is not a number."}
    )
    choices = several(Drawn())
    count = fields.Integer(
        strict=True,
        load_default=0,
        validate=lambda n: 1 <= n <= 60,
        error_messages={"validator_failed": "Give a whole number from 1 to 60."},
    )


class AnswerSchema(EntrySchema):
    """The key of a numeric question."""

    value = Written(required=True)
    unit = validation.text(40, required=False)
    tolerance = Written(load_default="0")
    decimals = fields.Integer(strict=True, load_default=0, validate=lambda n: 0 <= n <= 8)
    rounding = validation.text(120, required=False)


class BlankSchema(EntrySchema):
    """A cell to fill in."""

    id = fields.String(required=True, error_messages=REQUIRED)
    value = Written(required=True)
    tolerance = Written(load_default="0")
    decimals = fields.Integer(strict=True, load_default=0, validate=lambda n: 0 <= n <= 8)


BLANK = BlankSchema()


class RowSchema(EntrySchema):
    """A row of a table."""

    label = Written(required=True)
    cells = fields.List(CellField(), required=True, error_messages=REQUIRED)


class GridSchema(EntrySchema):
    """A table with its head and rows."""

    columns = fields.List(Written(), required=True, error_messages=REQUIRED)
    rows = fields.List(fields.Nested(RowSchema), required=True, error_messages=REQUIRED)
    unit = validation.text(40, required=False)


class MistakeSchema(EntrySchema):
    """A known wrong method; in a table it belongs to a cell."""

    cell = validation.text(30, required=False)
    value = Written(required=True)
    why = validation.text(400, one_line=False)


class AcceptanceSchema(EntrySchema):
    """A warning of the linter that stands, and why."""

    rule = choice(*(code for code in RULES if code.startswith("W")), "E02", "E11")
    because = validation.text(200)


class RemarkSchema(EntrySchema):
    """What somebody, named by their role, said."""

    who = validation.text(60)
    said = validation.text(400, one_line=False)


class BodySchema(EntrySchema):
    """What questions and the parts of cases have in common."""

    id = identifier()
    stem = validation.text(1500, one_line=False)
    options = entries(OptionSchema, 6)
    items = entries(OrderedItemSchema, 7)
    pairs = entries(PairSchema, 6)
    extras = entries(ExtraSchema, 3)
    answer = fields.Nested(AnswerSchema, load_default=None)
    table = fields.Nested(GridSchema, load_default=None)
    exhibit = fields.Nested(GridSchema, load_default=None)
    solution = several(Written())
    mistakes = entries(MistakeSchema, 8)
    negative = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    accept = entries(AcceptanceSchema, 5)


class PartSchema(BodySchema):
    """A part of a case; what it leaves out of section, level and so on is the case's."""

    kind = choice(*(kind.value for kind in Kind if kind is not Kind.CASE))
    section = identifier(required=False)
    domain = whole(1, 8, required=False)
    level = fields.String(
        load_default="",
        validate=validate.OneOf(LEVELS, error="{input!r} is not one of: {choices}."),
        error_messages={"invalid": f"This is not one of: {', '.join(LEVELS)}."},
    )
    difficulty = whole(1, 5, required=False)
    terms = several(identifier())


class QuestionSchema(BodySchema):
    """A question; ``quizzes.checks`` says what each kind needs beyond this."""

    kind = choice(*(kind.value for kind in Kind))
    section = identifier()
    domain = whole(1, 8)
    level = choice(*LEVELS)
    difficulty = whole(1, 5)
    terms = several(identifier())
    variables = named(fields.Nested(VariableSchema))
    derived = named(Written())
    constraints = several(Written())
    enemies = several(identifier())
    chart = fields.String(
        load_default="",
        validate=validate.OneOf(CHARTS, error="{input!r} is not one of: {choices}."),
        error_messages={"invalid": f"This is not one of: {', '.join(CHARTS)}."},
    )
    minutes = entries(RemarkSchema, 12)
    parts = entries(PartSchema, 6)


def _limit(default: float | int | tuple[str, ...]) -> fields.Field[Any]:
    if isinstance(default, tuple):
        return several(validation.text(40))
    said = REQUIRED | {"invalid": "This is not a number."}
    return (
        fields.Integer(strict=True, validate=validate.Range(0, 1000), error_messages=said)
        if isinstance(default, int)
        else fields.Float(validate=validate.Range(0, 1000), error_messages=said)
    )


QUESTION = QuestionSchema()
LimitsSchema = EntrySchema.from_dict(
    {name: _limit(default) for name, default in asdict(Limits()).items()}, name="LimitsSchema"
)
LimitsSchema.__doc__ = "Thresholds and word lists of the linter; what is left out keeps its value."
LIMITS = LimitsSchema()
