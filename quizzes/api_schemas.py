"""What the attempts API takes and returns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import Schema, fields, validate

from quizzes.choices import Only
from quizzes.model import LEVELS, Certainty, Kind
from quizzes.services.starting import MAX_QUESTIONS, MAX_SEED
from quizzes.sittings import Mode, Reveal

MESSAGES = {"unknown": "There is no field of this name. Remove it."}


_SECONDS = "Give the seconds spent on the question, from 0 to 86400."


class RequestSchema(Schema):
    """A request that says which field it does not know."""

    error_messages = MESSAGES


def _whole(low: int, high: int, **options: Any) -> fields.Integer:
    said = f"Give a whole number from {low} to {high}."
    return fields.Integer(
        strict=True,
        validate=validate.Range(low, high, error=said),
        error_messages={"invalid": said, "too_large": said},
        **options,
    )


def _one_of(values: Iterable[str], **options: Any) -> fields.String:
    return fields.String(validate=validate.OneOf([str(value) for value in values]), **options)


class StartRequest(RequestSchema):
    """What to be asked. Without topics, all of them; ``seed`` is taken in practice only.

    An exam takes ``exam``, a quiz that or its one topic. ``feedback`` is given once a
    question is answered or at the end; practice can choose. It can also be limited to
    ``sections`` by their anchors, to ``kinds``, ``levels``, and ``only`` to what you have not
    seen, missed last time, flagged, took long for, or were certain of and missed.
    ``questions`` are ids of the only ones to ask, in this order; the rest then doesn't count.
    """

    mode = fields.String(required=True, validate=validate.OneOf([mode.value for mode in Mode]))
    topics = fields.List(fields.String(), load_default=list, validate=validate.Length(max=100))
    sections = fields.List(fields.String(), load_default=list, validate=validate.Length(max=100))
    kinds = fields.List(_one_of(Kind), load_default=list, validate=validate.Length(max=20))
    levels = fields.List(_one_of(LEVELS), load_default=list, validate=validate.Length(max=20))
    # Schema has an attribute "only" of its own.
    limit = _one_of(Only, data_key="only", attribute="only", load_default=None, allow_none=True)
    questions = fields.List(
        fields.String(), load_default=list, validate=validate.Length(max=MAX_QUESTIONS)
    )
    exam = fields.String(load_default=None, allow_none=True)
    count = _whole(1, MAX_QUESTIONS, load_default=10)
    feedback = fields.String(
        load_default="once", validate=validate.OneOf([reveal.value for reveal in Reveal])
    )
    seed = _whole(0, MAX_SEED - 1, load_default=None, allow_none=True)


class AnswerRequest(RequestSchema):
    """A response; its shape depends on the question's kind.

    An option's id; a list of ids; all ids in order; ``{left: option}``; a number as text;
    ``{cell: number}``; of a case ``{part: response}``, each in the shape of its kind. A
    part that is left out, null or blank counts as wrong; one at least has to be answered.
    Where keys are shown at the end, null takes the answer back. ``seconds`` is the time
    spent on the question so far, if it is known.
    """

    sequence = _whole(1, MAX_SEED - 1, required=True)
    response = fields.Raw(required=True, allow_none=True)
    certainty = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.OneOf([certainty.value for certainty in Certainty]),
    )
    seconds = fields.Float(
        load_default=None, allow_none=True, validate=validate.Range(0, 86400, error=_SECONDS)
    )


class FlagRequest(RequestSchema):
    """Whether a question is flagged."""

    flagged = fields.Boolean(required=True)


class OptionReply(Schema):
    """An option under an opaque id."""

    id = fields.String(required=True)
    text = fields.String(required=True)


class RemarkReply(Schema):
    """What somebody, named by their role, said in the meeting that a case reports."""

    who = fields.String(required=True)
    said = fields.String(required=True)


class PartReply(Schema):
    """A part of a case without its key; its ``id`` names it in the response."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    section = fields.String(required=True)
    level = fields.String(required=True)
    stem = fields.String(required=True)
    options = fields.List(fields.Nested(OptionReply), required=True)
    lefts = fields.List(fields.Nested(OptionReply))
    choose = fields.Integer()
    unit = fields.String()
    rounding = fields.String()
    table = fields.Dict()
    exhibit = fields.Dict()


class QuestionReply(PartReply):
    """A question without its key; which of the last fields it has depends on its kind.

    Items to order are ``options``; to match, each of ``lefts`` takes one of ``options``.
    A case has ``parts``, and its ``exhibit`` and ``minutes`` are for all of them.
    """

    position = fields.Integer(required=True)
    topic = fields.String(required=True)
    flagged = fields.Boolean(required=True)
    minutes = fields.List(fields.Nested(RemarkReply))
    parts = fields.List(fields.Nested(PartReply))


class KeyedOptionReply(Schema):
    """An option once the answer counts; ``correct`` is false where it belongs to no key."""

    id = fields.String(required=True)
    correct = fields.Boolean(required=True)
    why = fields.String(required=True)


class CellReply(Schema):
    """A graded cell; ``carried`` follows from the learner's own earlier cell."""

    id = fields.String(required=True)
    right = fields.Boolean(required=True)
    carried = fields.Boolean(required=True)
    key = fields.String(required=True)


class PlaceReply(Schema):
    """An item of an order; ``follows``: it was put right after the one before it."""

    id = fields.String(required=True)
    place = fields.Integer(required=True)
    given = fields.Integer(required=True)
    right = fields.Boolean(required=True)
    follows = fields.Boolean(required=True)


class PairReply(Schema):
    """A left text, the option that belongs to it, and the one that was picked."""

    left = fields.String(required=True)
    key = fields.String(required=True)
    given = fields.String(required=True, allow_none=True)
    right = fields.Boolean(required=True)


class ReviewReply(Schema):
    """What a question or a part earned and why."""

    credit = fields.Float(required=True)
    verdict = fields.String(required=True)
    sentence = fields.String(required=True)
    options = fields.List(fields.Nested(KeyedOptionReply), required=True)
    solution = fields.List(fields.String(), required=True)
    mistake = fields.String(required=True, allow_none=True)
    cells = fields.List(fields.Nested(CellReply), required=True)
    places = fields.List(fields.Nested(PlaceReply), required=True)
    pairs = fields.List(fields.Nested(PairReply), required=True)
    key = fields.String()
    tolerance = fields.String()


class PartReviewReply(ReviewReply):
    """What a part of a case earned and why; one that wasn't answered shows its key too."""

    id = fields.String(required=True)
    answered = fields.Boolean(required=True)


class FeedbackReply(ReviewReply):
    """What an answer earned and why; of a case also part by part."""

    parts = fields.List(fields.Nested(PartReviewReply), required=True)


class AnswerReply(Schema):
    """The answer that counts at a position."""

    position = fields.Integer(required=True)
    sequence = fields.Integer(required=True)
    response = fields.Raw(required=True)
    certainty = fields.String(required=True, allow_none=True)
    received_at = fields.AwareDateTime(required=True)
    feedback = fields.Nested(FeedbackReply, required=True, allow_none=True)


class StateReply(Schema):
    """An attempt's own state. Seeds are shown in practice only.

    ``seconds_left`` is by the server's clock, which alone counts.
    """

    id = fields.String(required=True)
    mode = fields.String(required=True)
    exam = fields.String(required=True)
    feedback = fields.String(required=True)
    seed = fields.Integer(required=True, allow_none=True)
    status = fields.String(required=True, validate=validate.OneOf(["open", "closed"]))
    started_at = fields.AwareDateTime(required=True)
    closed_at = fields.AwareDateTime(required=True, allow_none=True)
    closed_by = fields.String(required=True, allow_none=True)
    deadline_at = fields.AwareDateTime(required=True, allow_none=True)
    seconds_left = fields.Integer(required=True, allow_none=True)
    seconds_allowed = fields.Integer(required=True, allow_none=True)
    extra_percent = fields.Integer(required=True, allow_none=True)
    may_pause = fields.Boolean(required=True)
    paused = fields.Boolean(required=True)


class AttemptReply(StateReply):
    """An attempt with its questions and the answers so far."""

    questions = fields.List(fields.Nested(QuestionReply), required=True)
    answers = fields.List(fields.Nested(AnswerReply), required=True)


class PositionReply(Schema):
    """A position after an answer arrived; ``answer`` is the one that counts, if any.

    What was sent counts if ``sequence``, the newest received, is the one that was sent. It
    isn't taken where the attempt is closed or ``paused``, where a newer one has arrived, or
    where the first answer has shown the key.
    """

    attempt = fields.String(required=True)
    status = fields.String(required=True)
    position = fields.Integer(required=True)
    sequence = fields.Integer(required=True)
    paused = fields.Boolean(required=True)
    deadline_at = fields.AwareDateTime(required=True, allow_none=True)
    answer = fields.Nested(AnswerReply, required=True, allow_none=True)


class FlagReply(Schema):
    """Whether a question is flagged."""

    position = fields.Integer(required=True)
    flagged = fields.Boolean(required=True)


class TopicResultReply(Schema):
    """What was earned in one topic."""

    topic = fields.String(required=True)
    n = fields.Integer(required=True)
    credit = fields.Float(required=True)


class ResultReply(StateReply):
    """A closed attempt and what it earned, out of ``possible``; ``line`` is in percent."""

    questions = fields.Integer(required=True)
    answered = fields.Integer(required=True)
    credit = fields.Float(required=True)
    possible = fields.Integer(required=True)
    line = fields.Integer(required=True, allow_none=True)
    reached = fields.Boolean(required=True, allow_none=True)
    topics = fields.List(fields.Nested(TopicResultReply), required=True)
