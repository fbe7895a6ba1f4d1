"""What an attempt earned."""

from __future__ import annotations

from dataclasses import dataclass

from quizzes.intervals import find_interval
from quizzes.model import Certainty
from quizzes.sittings import Answer, Item, Mode, Sitting


@dataclass(frozen=True)
class TopicResult:
    """What was earned in one topic of an attempt."""

    topic: str
    n: int
    credit: float

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share, or None with too few answers."""
        return find_interval(self.credit, self.n)


@dataclass(frozen=True)
class Earned:
    """What was earned in one group of an attempt's questions, of those that were answered."""

    key: str
    n: int
    credit: float

    @property
    def share(self) -> float:
        """The credit as a share of the answers, from 0 to 1."""
        return self.credit / self.n

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share, or None with too few answers."""
        return find_interval(self.credit, self.n)


@dataclass(frozen=True)
class Result:
    """What an attempt earned, and its answered positions in the order to look back on.

    ``credit`` is out of ``possible``, which leaves out what isn't scored; ``line`` is the
    percentage to reach, if there is one.
    """

    questions: int
    answered: int
    credit: float
    possible: int
    topics: tuple[TopicResult, ...]
    groups: tuple[tuple[str, tuple[int, ...]], ...]
    line: int | None = None

    @property
    def share(self) -> float:
        """The credit as a share of what was possible, from 0 to 1."""
        return self.credit / self.possible if self.possible else 0.0

    @property
    def reached(self) -> bool | None:
        """Whether the line is reached; None where there is none."""
        return None if self.line is None else self.share * 100 >= self.line - 1e-9


WRONG_SURE, WRONG, RIGHT_UNSURE, RIGHT, OPEN = (
    "Wrong, and you were certain",
    "Wrong or partly right",
    "Right, though you were unsure",
    "Right",
    "Not answered",
)


def find_group(answer: Answer | None) -> str:
    """Return the heading under which a question is looked back on."""
    if answer is None:
        return OPEN
    if answer.credit < 1:
        return WRONG_SURE if answer.certainty is Certainty.CERTAIN else WRONG
    return RIGHT_UNSURE if answer.certainty is Certainty.UNSURE else RIGHT


def compute_result(sitting: Sitting) -> Result:
    """Return the result of an attempt.

    A case counts as one question, and in exams and quizzes as many as it has parts. By
    topic only what was answered is summed up; over the whole, what is open earns nothing.
    """
    topics: dict[str, list[tuple[float, int]]] = {}
    groups: dict[str, list[int]] = {g: [] for g in (WRONG_SURE, WRONG, RIGHT_UNSURE, RIGHT, OPEN)}
    for item in sitting.items:
        groups[find_group(item.answer)].append(item.position)
        if item.answer is not None and item.scored:
            weight = weigh_item(sitting, item)
            topics.setdefault(item.topic, []).append((weight * item.answer.credit, weight))
    return Result(
        questions=len(sitting.items),
        answered=sum(item.answer is not None for item in sitting.items),
        credit=sum(credit for some in topics.values() for credit, _ in some),
        possible=sum(weigh_item(sitting, item) for item in sitting.items if item.scored),
        topics=tuple(_sum_topic(topic, some) for topic, some in topics.items()),
        groups=tuple((name, tuple(places)) for name, places in groups.items() if places),
        line=sitting.rules.line,
    )


def break_down(sitting: Sitting, field: str) -> tuple[Earned, ...]:
    """Return what was earned by a field of the questions: domain, level or kind.

    A case stands under its own, with the weight that ``compute_result`` gives it.
    """
    groups: dict[str, tuple[int, float]] = {}
    for item in sitting.items:
        if item.answer is not None and item.scored:
            key, weight = str(getattr(item.question, field)), weigh_item(sitting, item)
            n, credit = groups.get(key, (0, 0.0))
            groups[key] = (n + weight, credit + weight * item.answer.credit)
    return tuple(Earned(key, n, credit) for key, (n, credit) in groups.items())


def weigh_item(sitting: Sitting, item: Item) -> int:
    """Return how many questions an item counts as in this attempt."""
    return item.places if sitting.mode in {Mode.EXAM, Mode.QUIZ} else 1


def _sum_topic(topic: str, earned: list[tuple[float, int]]) -> TopicResult:
    return TopicResult(topic, sum(n for _, n in earned), sum(credit for credit, _ in earned))
