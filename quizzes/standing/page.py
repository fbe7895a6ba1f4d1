"""The page of progress: all that is shown of a learner, ready for its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from statistics import median

from kb.graph_page import GraphPage
from quizzes.learner import Learner
from quizzes.reviews import SIZES
from quizzes.standing import calendar, durations, figures, findings, history, sections, week
from quizzes.standing.durations import Spent
from quizzes.standing.scale import draw_scale
from quizzes.standing.sections import SectionStanding

FEW = SIZES[0]  # a review that nobody shrinks from
USUAL_SECONDS = 45.0  # for one review where no time is known yet


@dataclass(frozen=True, eq=False)
class ProgressPage:
    """What the page shows. Each part is worked out when the template asks for it."""

    learner: Learner

    @property
    def line(self) -> float:
        """The share to reach in the exam by which readiness is measured."""
        exam = self.learner.course.exam()
        return exam.line if exam else 0.7

    @property
    def exam_title(self) -> str:
        """What that exam is called."""
        blueprint = self.learner.course.blueprints.get(self.learner.course.exam_slug)
        return blueprint.title if blueprint else ""

    @cached_property
    def moments(self) -> tuple[history.Moment, ...]:
        """Readiness over time."""
        return history.trace_readiness(self.learner)

    @property
    def title(self) -> str:
        """The finding."""
        return findings.write_title(self.learner.readiness, self.moments, self.learner.missing)

    @property
    def summary(self) -> str:
        """What the finding rests on."""
        learner = self.learner
        return findings.write_summary(
            learner.readiness, self.moments, learner.topics, learner.course.library,
            learner.posterior.answers,
        )  # fmt: skip

    @property
    def stats(self) -> list[tuple[str, str]]:
        """At most five figures with their explanations."""
        learner = self.learner
        right = sum(answer.right for answer in learner.answers)
        repeated = len(learner.answers) - len(learner.first)
        stats = findings.write_stats(
            learner.readiness, self.line, len(learner.answers), right, repeated
        )
        stats.append(findings.write_due(len(learner.due), self.review_minutes))
        if learner.exam_on and learner.exam_on >= learner.today:
            stats.append(findings.write_exam(learner.exam_on, learner.today))
        return stats

    @property
    def review_minutes(self) -> float:
        """How long the reviews due today take, at the learner's own pace."""
        return len(self.learner.due) * self._question_minutes

    @property
    def _question_minutes(self) -> float:
        known = [answer.seconds for answer in self.learner.answers if answer.seconds]
        return (median(known) if known else USUAL_SECONDS) / 60

    @property
    def review_line(self) -> str:
        """How many questions are due, and how long they take, or the first ten of them."""
        due = len(self.learner.due)
        minutes = durations.write_minutes(max(1.0, min(due, FEW) * self._question_minutes))
        if due > FEW:
            return f"{due} questions due; the {FEW} most urgent take about {minutes}"
        return f"{due} question{'' if due == 1 else 's'} due, about {minutes}"

    @property
    def readiness_figure(self) -> str:
        """Readiness over time, and what is left of it on the exam's day."""
        learner, later = self.learner, None
        foreseen = learner.readiness_on_exam_day
        if foreseen and learner.exam_on and learner.exam_on > learner.today:
            later = (learner.exam_on, foreseen)
        return figures.show_history(self.moments, self.line, later)

    @property
    def certainty_figure(self) -> str:
        """What was claimed of answers, and what was right."""
        return figures.show_certainty(self.learner.calibration)

    @property
    def graph(self) -> GraphPage | None:
        """The concept graph, or None where topics are one another's prerequisites."""
        return self.learner.course.graph

    @cached_property
    def sections(self) -> tuple[SectionStanding, ...]:
        """Every section with enough answers."""
        return sections.rate_sections(self.learner.first, self.learner.course.library)

    @property
    def weak(self) -> tuple[SectionStanding, ...]:
        """The weakest sections."""
        return sections.list_weak(self.sections)

    @property
    def strengths(self) -> tuple[SectionStanding, ...]:
        """The strongest sections."""
        return sections.list_strengths(self.sections)

    @property
    def forgetting_figure(self) -> str:
        """How the chance to know falls if nothing is reviewed; empty without memories."""
        learner = self.learner
        if not learner.memories:
            return ""
        return figures.show_forgetting(learner.memories, learner.today, learner.exam_on)

    @property
    def reviews_figure(self) -> str:
        """Reviews due in the next weeks."""
        return figures.show_reviews(self.learner.memories, self.learner.today)

    @cached_property
    def days(self) -> Mapping[date, Spent]:
        """What was done on each day."""
        return durations.sum_days(self.learner.answers, self.learner.time_zone)

    @property
    def weeks_figure(self) -> str:
        """Minutes practised in the last weeks."""
        return figures.show_weeks(durations.sum_weeks(dict(self.days), self.learner.today))

    @property
    def spent(self) -> str:
        """All the time spent so far."""
        minutes = sum(spent.minutes for spent in self.days.values())
        return f"{durations.write_minutes(minutes)} in all"

    @cached_property
    def by_topic(self) -> Mapping[str, Spent]:
        """Answers and minutes by topic."""
        return durations.sum_topics(self.learner.answers)

    @cached_property
    def calendar(self) -> Sequence[calendar.Column]:
        """Half a year of practice and four weeks of reviews."""
        return calendar.lay_out(self.days, self.learner.memories, self.learner.today)

    @property
    def calendar_caption(self) -> str:
        """What the calendar shows."""
        return calendar.describe_calendar(self.calendar, self.learner.today)

    def draw_calendar(self, narrow: bool) -> str:
        """Return the calendar's drawing for wide columns or for phones."""
        canvas = calendar.draw_calendar(self.calendar, self.learner.today, narrow)
        return canvas.finish(f"drawing {'narrow' if narrow else 'wide'}", self.calendar_caption)

    @property
    def scale(self) -> str:
        """Readiness today on a scale; empty with too few answers."""
        readiness = self.learner.readiness
        if readiness is None:
            return ""
        low, high = (findings.round_percent(end) for end in readiness.interval)
        score = findings.write_share(readiness.score)
        alt = f"Expected score {score}, between {low} and {high}; the line is at {self.line:.0%}."
        return draw_scale(readiness, self.line).finish("drawing only", alt)

    @property
    def reached(self) -> str:
        """In how many simulated exams the line is reached, and how it was four weeks ago."""
        readiness = self.learner.readiness
        if readiness is None:
            return ""
        before = self.learner.look_back(self.learner.now - timedelta(days=findings.BACK))
        return findings.write_reached(readiness, before.estimate(draws=history.DRAWS))

    @property
    def week_minutes(self) -> str:
        """The time practised this week; empty without any."""
        minutes = sum(minutes for _, minutes in self._week)
        return durations.write_minutes(minutes) if minutes else ""

    @property
    def week_drawing(self) -> str:
        """Minutes on each day of this week."""
        said = week.describe_week(self._week, self.learner.today)
        return week.draw_week(self._week, self.learner.today).finish("drawing only", said)

    @cached_property
    def _week(self) -> list[tuple[date, float]]:
        return week.list_week(self.days, self.learner.today)
