"""What the page of progress says first: a finding, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kb.model import Library
from quizzes.ability.readiness import ENOUGH, Readiness
from quizzes.intervals import ENOUGH as FEW
from quizzes.invitations import lower_name
from quizzes.plan.words import count_things
from quizzes.progress import STRONG, TopicProgress
from quizzes.standing.durations import write_minutes
from quizzes.standing.history import Moment, find_earlier

SPACE = "\u202f"
TREND = 0.02  # a change of the score that is worth a word
BACK = 28  # days over which it is taken


def write_share(share: float) -> str:
    """Return a share like ``68 %``, halves up."""
    return f"{round_percent(share)}{SPACE}%"


def round_percent(share: float) -> int:
    """Return a share in whole percent, halves up."""
    return int(100 * share + 0.5)


def write_title(readiness: Readiness | None, moments: Sequence[Moment], missing: int) -> str:
    """Return the finding: where the score stands to the line, and where it goes."""
    if readiness is None:
        if missing:
            return f"{count_things(missing, 'more question')} until your readiness shows"
        return "What you know so far"
    return _place(readiness.probability) + _lean(moments)


def _place(probability: float) -> str:
    if probability >= 0.9:
        return "Well above the line"
    if probability >= 0.5:
        return "Just above the line"
    return "Just short of the line" if probability >= 0.2 else "Still short of the line"


def _lean(moments: Sequence[Moment]) -> str:
    change = _change(moments)
    if change is None or abs(change) < TREND:
        return ""
    return ", and rising" if change > 0 else ", and falling"


def _change(moments: Sequence[Moment]) -> float | None:
    earlier = find_earlier(moments, moments[-1].day, BACK) if moments else None
    return moments[-1].readiness.score - earlier.readiness.score if earlier else None


def write_summary(
    readiness: Readiness | None,
    moments: Sequence[Moment],
    topics: Mapping[str, TopicProgress],
    library: Library,
    answers: int,
) -> str:
    """Return what the finding rests on, and which topics hold the learner back most."""
    if readiness is None:
        met = f"you have {answers}" if answers else "you have none yet"
        return (
            f"Readiness appears after {ENOUGH} answers to questions that you had not met "
            f"before; {met}. What they show by topic stands below."
        )
    said = [f"{write_share(readiness.score)} expected today{_compare(moments)}."]
    weak = list_weakest(topics)
    if weak:
        names = " and ".join(lower_name(library.by_slug[slug].short) for slug in weak)
        verb = "holds" if len(weak) == 1 else "hold"
        said.append(f"{names[0].upper()}{names[1:]} {verb} you back most.")
    return " ".join(said)


def _compare(moments: Sequence[Moment]) -> str:
    change = _change(moments)
    if change is None:
        return ""
    points = round_percent(abs(change))
    if not points:
        return ", as four weeks ago"
    more = "more" if change > 0 else "less"
    return f", {points} point{'' if points == 1 else 's'} {more} than four weeks ago"


def write_reached(readiness: Readiness, before: Readiness | None) -> str:
    """Return in how many simulated exams the line is reached, now and four weeks ago."""
    now = round_percent(readiness.probability)
    said = f"In {now} of 100 simulated exams you reach the line."
    if before:
        then = round_percent(before.probability)
        said += f" Four weeks ago it was {then}." if then != now else " So it was four weeks ago."
    return f"{said} From {readiness.answers:,} answers."


def list_weakest(topics: Mapping[str, TopicProgress]) -> tuple[str, ...]:
    """Return the one or two topics with the lowest chance, of those that aren't strong."""
    known = [
        topic for topic in topics.values()
        if topic.chance is not None and topic.step < STRONG and topic.n >= FEW
    ]  # fmt: skip
    return tuple(topic.slug for topic in sorted(known, key=lambda each: each.chance or 0)[:2])


def write_stats(
    readiness: Readiness | None, line: float, answers: int, right: int, repeated: int
) -> list[tuple[str, str]]:
    """Return the figures about readiness and answers, each with what it rests on."""
    stats = []
    if readiness:
        low, high = (round_percent(end) for end in readiness.interval)
        stats = [
            (
                write_share(readiness.score),
                f"expected score\n80{SPACE}% interval {low} to {high}",
            ),
            (
                f"{round_percent(readiness.probability)} of 100",
                f"simulated exams\nreach the line of {write_share(line)}",
            ),
        ]
    seen = f"{repeated} met again" if repeated else "each for the first time"
    noun = "answer" if answers == 1 else "answers"
    return [*stats, (f"{answers:,}", f"{noun}, {right:,} right\n{seen}")]


def write_due(due: int, minutes: float) -> tuple[str, str]:
    """Return the figure of what is due today."""
    about = f"about {write_minutes(max(1.0, minutes))}" if due else "none has begun to fade"
    return str(due), f"{'question' if due == 1 else 'questions'} due today\n{about}"


def write_exam(exam_on: date, today: date) -> tuple[str, str]:
    """Return the figure of the days to the exam."""
    days = (exam_on - today).days
    return (
        f"{days} day{'' if days == 1 else 's'}",
        f"to the exam\n{exam_on:%A} {exam_on.day} {exam_on:%B}",
    )
