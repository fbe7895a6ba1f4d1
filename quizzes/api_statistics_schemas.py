"""What the API says about statistics. Figures are null where they aren't defined."""

from __future__ import annotations

from marshmallow import EXCLUDE, Schema, fields, validate

from quizzes.statistics.flags import FlagCode
from quizzes.statistics.overview import ANY

_ID = validate.Regexp(r"^[\w-]{0,64}$", error="This is not an id. Take it from an address.")


class ScopeQuery(Schema):
    """Whose answers count: those of a cohort's learners, or everybody's."""

    class Meta:
        """Parameters that mean nothing here are ignored."""

        unknown = EXCLUDE

    cohort = fields.String(
        load_default="",
        validate=_ID,
        metadata={"description": "A cohort that you instruct; administrators may leave it out"},
    )


class QuestionsQuery(ScopeQuery):
    """Which questions to return."""

    topic = fields.String(load_default="", metadata={"description": "A topic's slug"})
    flag = fields.String(
        load_default="",
        validate=validate.OneOf(["", ANY, *FlagCode], error="flag is one of {choices}."),
    )
    least = fields.Integer(load_default=0, metadata={"description": "The fewest answers"})


class VersionQuery(ScopeQuery):
    """Which version of a question to return."""

    version = fields.String(
        load_default="", validate=_ID, metadata={"description": "How its hash begins"}
    )


class DefinitionReply(Schema):
    """A statistic: what it is called, how it is worked out and what it says."""

    key = fields.String(required=True)
    name = fields.String(required=True)
    formula = fields.String(required=True)
    description = fields.String(required=True)
    unit = fields.String(required=True)


class ItemStatisticsReply(Schema):
    """The statistics of a question, a version or a variant."""

    n = fields.Integer(required=True)
    facility = fields.Float(required=True, allow_none=True)
    deviation = fields.Float(required=True, allow_none=True)
    guess = fields.Float(required=True, allow_none=True)
    discrimination = fields.Float(required=True, allow_none=True)
    efficiency = fields.Float(required=True, allow_none=True)


class WeightedReply(ItemStatisticsReply):
    """The statistics of a question or a topic within an exam."""

    id = fields.String(required=True)
    asked = fields.Integer(required=True)
    scored = fields.Boolean(required=True)
    intended_weight = fields.Float(required=True, allow_none=True)
    effective_weight = fields.Float(required=True, allow_none=True)


class FlagFoundReply(Schema):
    """Something to look at: the value, the threshold it passed, n, and the options meant."""

    code = fields.String(required=True)
    value = fields.Float(required=True)
    limit = fields.Float(required=True)
    n = fields.Integer(required=True)
    options = fields.List(fields.String(), required=True)


class LearnedReply(Schema):
    """A difficulty in logits by everybody's answers, and the Rasch one where it is known."""

    difficulty = fields.Float(required=True)
    n = fields.Integer(required=True)
    rasch = fields.Float(required=True, allow_none=True)
    rasch_error = fields.Float(required=True, allow_none=True)
    rasch_n = fields.Integer(required=True, allow_none=True)


class QuestionStatisticsReply(Schema):
    """A question as it reads now; ``paired`` answers are behind the discrimination."""

    id = fields.String(required=True)
    topic = fields.String(required=True)
    section = fields.String(required=True)
    kind = fields.String(required=True)
    version = fields.String(required=True)
    difficulty = fields.Integer(required=True)
    statistics = fields.Nested(ItemStatisticsReply, required=True)
    paired = fields.Integer(required=True)
    time = fields.Float(required=True, allow_none=True)
    flags = fields.List(fields.Nested(FlagFoundReply), required=True)
    learned = fields.Nested(LearnedReply, required=True, allow_none=True)


class QuestionsStatisticsReply(Schema):
    """All questions asked for, and what the figures mean."""

    definitions = fields.List(fields.Nested(DefinitionReply), required=True)
    answers = fields.Integer(required=True)
    learners = fields.Integer(required=True)
    questions = fields.List(fields.Nested(QuestionStatisticsReply), required=True)


class ChoiceReply(Schema):
    """A line of a distractor table; ``thirds`` go from the strongest to the weakest."""

    label = fields.String(required=True)
    text = fields.String(required=True)
    credit = fields.Float(required=True, allow_none=True)
    n = fields.Integer(required=True)
    count = fields.Integer(required=True)
    share = fields.Float(required=True, allow_none=True)
    mean_rest = fields.Float(required=True, allow_none=True)
    discrimination = fields.Float(required=True, allow_none=True)
    thirds = fields.List(fields.Integer(), required=True)


class ChoicesReply(Schema):
    """A distractor table; ``part`` is the part of a case, or empty."""

    part = fields.String(required=True)
    choices = fields.List(fields.Nested(ChoiceReply), required=True)


class VersionReply(Schema):
    """A version that was asked, or is in use."""

    version = fields.String(required=True)
    since = fields.AwareDateTime(required=True, allow_none=True)
    in_use = fields.Boolean(required=True)
    answers = fields.Integer(required=True)


class VariantReply(ItemStatisticsReply):
    """A variant that enough learners had."""

    seed = fields.Integer(required=True)


class OneQuestionStatisticsReply(QuestionStatisticsReply):
    """A version of a question with who chose what of it."""

    definitions = fields.List(fields.Nested(DefinitionReply), required=True)
    choice_definitions = fields.List(fields.Nested(DefinitionReply), required=True)
    tables = fields.List(fields.Nested(ChoicesReply), required=True)
    versions = fields.List(fields.Nested(VersionReply), required=True)
    variants = fields.List(fields.Nested(VariantReply), required=True)


class ExamFiguresReply(Schema):
    """The statistics of an exam as a whole."""

    n = fields.Integer(required=True)
    positions = fields.Integer(required=True)
    maximum = fields.Float(required=True)
    mean = fields.Float(required=True, allow_none=True)
    median = fields.Float(required=True, allow_none=True)
    deviation = fields.Float(required=True, allow_none=True)
    skewness = fields.Float(required=True, allow_none=True)
    kurtosis = fields.Float(required=True, allow_none=True)
    consistency = fields.Float(required=True, allow_none=True)
    error_ratio = fields.Float(required=True, allow_none=True)
    error = fields.Float(required=True, allow_none=True)
    dichotomous = fields.Boolean(required=True)


class ExamStatisticsReply(Schema):
    """An exam: its results, and what each topic and question weighs."""

    slug = fields.String(required=True)
    title = fields.String(required=True)
    definitions = fields.List(fields.Nested(DefinitionReply), required=True)
    item_definitions = fields.List(fields.Nested(DefinitionReply), required=True)
    statistics = fields.Nested(ExamFiguresReply, required=True)
    left_out = fields.Integer(required=True)
    topics = fields.List(fields.Nested(WeightedReply), required=True)
    questions = fields.List(fields.Nested(WeightedReply), required=True)
