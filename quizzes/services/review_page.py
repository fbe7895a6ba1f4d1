"""The page of an attempt looked back on: its questions, what to practise again, what is beneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizzes.faces import Face, show_face
from quizzes.findings import Finding
from quizzes.learner import Learner
from quizzes.lookback import Review
from quizzes.model import Question
from quizzes.questions_shown import NAMES, Selection, Shown, select_page
from quizzes.services.again import find_again
from quizzes.services.causes import Outcome, Trail, find_trails, judge_attempt
from quizzes.services.player import Place, describe_place
from quizzes.sittings import Item
from quizzes.verdicts import show_response


@dataclass(frozen=True)
class Marked:
    """A question as it was answered, with its marks.

    ``given`` is the own answer in words where it can be said in some; ``over`` is the time
    beyond what is usual for its kind. ``again`` says that it can be asked with new numbers.
    """

    place: Place
    face: Face
    given: str
    seconds: float | None
    over: float | None
    again: bool


@dataclass(frozen=True)
class ReviewPage:
    """A look back with a page of its questions by position, and what leads on from it."""

    finding: Finding
    selection: Selection
    marked: Mapping[int, Marked]
    again: tuple[Question, ...]
    outcome: Outcome | None
    trails: tuple[Trail, ...]

    @property
    def filters(self) -> tuple[tuple[Shown, str, int], ...]:
        """The filters that keep something: their value, name and number of questions."""
        return tuple((shown, NAMES[shown], n) for shown, n in self.selection.counts.items())


def open_page(review: Review, learner: Learner, shown: Shown, page: int | None) -> ReviewPage:
    """Return a page of the questions that a filter keeps; without a page all of them."""
    selection = select_page(review.result, review.positions, shown, page)
    items, course = review.sitting.by_position, learner.course
    outcome = judge_attempt(review.sitting, learner)
    missed = {item.topic for item in review.missed}
    return ReviewPage(
        finding=outcome.finding if outcome else review.finding,
        selection=selection,
        marked={
            position: _mark(review, items[position], learner) for position in selection.positions
        },
        again=find_again(review, course.bank, shown),
        outcome=outcome,
        trails=() if outcome else find_trails(learner, missed),
    )


def _mark(review: Review, item: Item, learner: Learner) -> Marked:
    place = describe_place(review.sitting, item, learner.course.library)
    feedback = place.feedback
    now = learner.course.bank.by_id.get(item.question_id)
    return Marked(
        place=place,
        face=show_face(place.variant, feedback),
        given=show_response(feedback.variant, feedback.response) if feedback else "",
        seconds=review.times.get(item.position),
        over=review.over.get(item.position),
        again=now is not None and now.parameterised,
    )
