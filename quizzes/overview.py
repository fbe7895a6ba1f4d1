"""What an instructor should see first: who needs a word, where points are lost, who knows what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from zoneinfo import ZoneInfo

from kb.model import Topic
from people.dates import count_days_left
from people.model import CohortRole, Member
from quizzes.progress import MemberProgress, compute_step

FEWEST = 5  # answers before a share is shown
JUDGED = 20  # answers before a learner's share is a reason to step in
SMALLEST_COHORT = 8  # learners before the cohort as a whole gets a row
QUIET = 14  # days without an answer
SETTLING = 7  # days after joining in which nobody is expected to have started
LOW = 50  # percent
RAMP = (40, 55, 70, 85)  # where the steps of the heat ramp begin
NUMBERS = (
    "Nobody", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    "Eleven", "Twelve",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """Mean credit of first exposures in percent; None below five answers."""

    percent: int | None
    n: int

    @property
    def ramp(self) -> int | None:
        """The step of the heat ramp, 0 to 4."""
        return None if self.percent is None else sum(self.percent >= line for line in RAMP)


@dataclass(frozen=True)
class Row:
    """One learner: a cell for each topic, all topics together, and when they were last active."""

    member: Member
    cells: tuple[Cell, ...]
    overall: Cell
    answers: int
    last_active: datetime | None
    days_quiet: int | None


@dataclass(frozen=True)
class Concern:
    """Why a learner needs a word."""

    member: Member
    reason: str


@dataclass(frozen=True)
class Overview:
    """A cohort's page: the finding, and the evidence for it."""

    finding: str
    summary: str
    stats: tuple[tuple[str, str], ...]
    concerns: tuple[Concern, ...]
    rows: tuple[Row, ...]
    steps: tuple[int, ...]


def _cell(credit: float, n: int) -> Cell:
    return Cell(int(credit / n * 100 + 0.5) if n >= FEWEST else None, n)


def _row(
    member: Member,
    found: MemberProgress | None,
    topics: Sequence[Topic],
    today: date,
    zone: ZoneInfo,
) -> Row:
    exposures = {e.topic: e for e in found.exposures} if found else {}
    credits = {slug: (e.credit, e.n) for slug, e in exposures.items()}
    last = found.last_active if found else None
    return Row(
        member=member,
        cells=tuple(_cell(*credits.get(topic.slug, (0.0, 0))) for topic in topics),
        overall=_cell(sum(c for c, _ in credits.values()), sum(n for _, n in credits.values())),
        answers=found.answers if found else 0,
        last_active=last,
        days_quiet=(today - last.astimezone(zone).date()).days if last else None,
    )


def _find_reason(row: Row, today: date, zone: ZoneInfo) -> str:
    if row.days_quiet is None:
        joined = (today - row.member.joined_at.astimezone(zone).date()).days
        return f"Has not answered yet; joined {joined} days ago" if joined >= SETTLING else ""
    if row.days_quiet >= QUIET:
        return f"Nothing for {row.days_quiet} days"
    percent = row.overall.percent
    if percent is not None and percent < LOW and row.overall.n >= JUDGED:
        return f"{percent}\u202f% right on the first try, of {row.overall.n} questions"
    return ""


def _count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _find(learners: int, concerns: int) -> str:
    if not learners:
        return "Nobody has joined yet"
    if concerns == 1 and learners == 1:
        return "The one learner needs a word this week"
    verb = "needs" if concerns <= 1 else "need"
    return f"{_count(concerns)} of {learners} {verb} a word this week"


def _mean_cells(rows: Sequence[Row], index: int) -> tuple[int, float] | None:
    """Return how many learners have enough answers in a topic, and their mean percent."""
    known = [p for row in rows if (p := row.cells[index].percent) is not None]
    return (len(known), sum(known) / len(known)) if known else None


def _summarise(rows: Sequence[Row], topics: Sequence[Topic]) -> str:
    if not rows:
        return "Hand out the join link. Learners appear here as soon as they use it."
    means = [(mean[1], topic) for i, topic in enumerate(topics) if (mean := _mean_cells(rows, i))]
    if not means:
        return f"No topic has {FEWEST} answers from one learner yet; shares appear from then on."
    percent, weakest = min(means, key=lambda pair: (pair[0], pair[1].number))
    return (
        f"{weakest.short}, topic {weakest.number}, is where most points are lost: "
        f"{round(percent)}\u202f% right on the first try."
    )


def _stats(
    rows: Sequence[Row], topics: Sequence[Topic], days_left: int | None
) -> tuple[tuple[str, str], ...]:
    if not rows:
        return ()
    active = sum(1 for row in rows if row.days_quiet is not None and row.days_quiet < 7)
    shares = [p for row in rows if (p := row.overall.percent) is not None]
    middle = f"{round(median(shares))}\u202f%" if shares else "–"
    reached = sum(1 for index in range(len(topics)) if _mean_cells(rows, index))
    stats = [
        (f"{active} of {len(rows)}", "practised in the last 7 days"),
        (middle, f"median share right on the first try, n = {len(shares)}"),
        (f"{sum(row.answers for row in rows):,}", "answers in all"),
        (f"{reached} of {len(topics)}", f"topics with {FEWEST} answers or more from one learner"),
    ]
    if days_left is not None and days_left >= 0:
        stats.append((str(days_left), "day to the exam" if days_left == 1 else "days to the exam"))
    return tuple(stats)


def _cohort_steps(rows: Sequence[Row], topics: Sequence[Topic]) -> tuple[int, ...]:
    if len(rows) < SMALLEST_COHORT:
        return ()
    means = (_mean_cells(rows, index) for index in range(len(topics)))
    return tuple(compute_step(mean[1] / 100 if mean else None) for mean in means)


def build_overview(
    members: Sequence[Member],
    progress: Mapping[str, MemberProgress],
    topics: Sequence[Topic],
    now: datetime,
    time_zone: str,
    exam_on: date | None,
) -> Overview:
    """Return the instructor's view of the cohort's learners, the weakest first.

    Days are counted in the cohort's time zone. Learners with too few answers
    for a share come last; ``steps`` is empty for small cohorts, in which the
    row of the whole would show single people.
    """
    zone = ZoneInfo(time_zone)
    today = now.astimezone(zone).date()
    learners = [m for m in members if m.role is CohortRole.LEARNER]
    rows = sorted(
        (_row(member, progress.get(member.id), topics, today, zone) for member in learners),
        key=lambda r: (r.overall.percent is None, r.overall.percent or 0, r.member.name.casefold()),
    )
    reasons = ((row, _find_reason(row, today, zone)) for row in rows)
    concerns = tuple(Concern(row.member, reason) for row, reason in reasons if reason)
    return Overview(
        finding=_find(len(rows), len(concerns)),
        summary=_summarise(rows, topics),
        stats=_stats(rows, topics, count_days_left(exam_on, now, time_zone)),
        concerns=concerns,
        rows=tuple(rows),
        steps=_cohort_steps(rows, topics),
    )
