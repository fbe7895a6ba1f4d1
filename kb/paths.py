"""Learning paths: to one topic, to the whole exam, and through a given time.

A path holds what there is to read in an order in which nothing comes before what
it rests on, and apart from it what the reader knows already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kb.graph import find_way, order_study, prerequisites
from kb.model import Library, Link, LinkType, Topic
from kb.path_choice import choose_topics

EXAM = "exam"
LEAST, MOST = 30, 600
EVENINGS = (30, 60, 90)
# From this level of the discs on, a topic counts as known.
STEADY = 3


@dataclass(frozen=True)
class Wish:
    """What somebody asks for. ``to`` is a topic or EXAM; ``start`` goes with ``minutes``.

    ``faults`` are sentences by field; with any of them there is no path.
    """

    to: str = ""
    minutes: int | None = None
    start: str = ""
    evening: int = 60
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """A topic to read, and the links that say why it comes before others of the path."""

    topic: Topic
    reasons: tuple[Link, ...]


@dataclass(frozen=True)
class LearningPath:
    """What to read in order, what is known already, and what did not fit into the time.

    ``evenings`` are the steps again, cut into pieces that fit into an evening each.
    ``order`` is everything on the path, known or not, in an order to learn it.
    """

    steps: tuple[Step, ...]
    known: tuple[Topic, ...]
    order: tuple[Topic, ...]
    evenings: tuple[tuple[Step, ...], ...] = ()
    left: tuple[Topic, ...] = ()

    @property
    def minutes(self) -> int:
        """How long the steps take to read."""
        return sum_minutes(self.steps)


def sum_minutes(steps: Iterable[Step]) -> int:
    """Return how long some steps take to read."""
    return sum(step.topic.minutes for step in steps)


def read_wish(asked: Mapping[str, str], library: Library) -> Wish:
    """Return what an address asks for; what can't be meant is told by field."""
    to, minutes, start, evening = (
        asked.get(name, "").strip() for name in ("to", "minutes", "start", "evening")
    )
    faults: dict[str, str] = {}
    if to and to != EXAM and to not in library.by_slug:
        faults["to"] = f"There is no topic “{to[:40]}”. Choose one from the list."
    if start and start not in library.by_slug:
        faults["start"] = f"There is no topic “{start[:40]}”. Choose one from the list."
    count = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 6 else None
    if minutes and not to and (count is None or not LEAST <= count <= MOST):
        said = f"“{minutes[:20]}” is not a time to plan with."
        faults["minutes"] = f"{said} Write whole minutes from {LEAST} to {MOST}."
    if evening and evening not in {str(length) for length in EVENINGS}:
        faults["evening"] = (
            f"“{evening[:20]}” is not a length on offer. Choose 30, 60 or 90 minutes."
        )
    length = int(evening) if evening and "evening" not in faults else Wish.evening
    return Wish(to, None if to else count, start, length, faults)


def find_path(library: Library, wish: Wish, known: Collection[str]) -> LearningPath | None:
    """Return the path for a wish without faults; None if it names neither goal nor time."""
    if wish.faults:
        return None
    if wish.to == EXAM:
        return lead_to_exam(library, known, wish.evening)
    if wish.to:
        return lead_to_topic(library, wish.to, known)
    if wish.minutes is not None:
        return fill_time(library, wish.minutes, known, wish.start)
    return None


def weigh_topics(library: Library) -> dict[str, int]:
    """Return each topic's weight: the sum of the exam weights of the domains it serves."""
    weights = {domain.number: domain.weight for domain in library.domains}
    return {t.slug: sum(weights.get(number, 0) for number in t.domains) for t in library.topics}


def rank_topics(library: Library) -> list[str]:
    """Return all topics by falling weight, then by number: what breaks ties in every order."""
    weights = weigh_topics(library)
    return [t.slug for t in sorted(library.topics, key=lambda t: (-weights[t.slug], t.number))]


def lead_to_topic(library: Library, slug: str, known: Collection[str]) -> LearningPath:
    """Return the way to a topic, which must exist: all it rests on, and itself at the end.

    The topic itself is a step even if it is known.
    """
    slugs = [topic.slug for topic in library.topics]
    way = set(find_way(slug, slugs, library.links))
    path = _lay(library, way, set(known) - {slug})
    steps = sorted(path.steps, key=lambda step: step.topic.slug == slug)
    return LearningPath(tuple(steps), path.known, path.order)


def lead_to_exam(library: Library, known: Collection[str], evening: int) -> LearningPath:
    """Return all topics in order of study, cut into evenings of so many minutes."""
    path = _lay(library, set(library.by_slug), set(known))
    return LearningPath(
        path.steps, path.known, path.order, tuple(cut_evenings(path.steps, evening))
    )


def fill_time(
    library: Library, minutes: int, known: Collection[str], start: str = ""
) -> LearningPath:
    """Return the topics of most exam weight that fit into a time with all they rest on.

    A ``start`` is always taken, if it fits at all; what it rests on counts as known.
    """
    slugs = [topic.slug for topic in library.topics]
    met = set(known)
    if start:
        met = (met | set(find_way(start, slugs, library.links))) - {start}
    order = order_study(rank_topics(library), library.links, met)
    times = {topic.slug: topic.minutes for topic in library.topics}
    forced = (start,) if start and times[start] <= minutes else ()
    open_ = [slug for slug in order if slug != start]
    left = minutes - sum(times[slug] for slug in forced)
    fits = not start or bool(forced)
    first = prerequisites(slugs, library.links)
    chosen = choose_topics(open_, first, times, weigh_topics(library), left) if fits else ()
    path = _lay(library, {*forced, *chosen}, met)
    out = tuple(library.by_slug[slug] for slug in order if slug not in {*forced, *chosen})
    return LearningPath(path.steps, path.known, path.order, left=out)


def cut_evenings(steps: Sequence[Step], length: int) -> list[tuple[Step, ...]]:
    """Return the steps in pieces of at most ``length`` minutes; a longer topic has its own."""
    pieces: list[list[Step]] = []
    for step in steps:
        if pieces and sum_minutes(pieces[-1]) + step.topic.minutes <= length:
            pieces[-1].append(step)
        else:
            pieces.append([step])
    return [tuple(piece) for piece in pieces]


def _lay(library: Library, wanted: set[str], known: set[str]) -> LearningPath:
    ranked = rank_topics(library)
    reading = order_study(ranked, library.links, known | (set(ranked) - wanted))
    order = [slug for slug in order_study(ranked, library.links, ()) if slug in wanted]
    return LearningPath(
        steps=tuple(
            Step(library.by_slug[slug], _find_reasons(library, slug, wanted)) for slug in reading
        ),
        known=tuple(library.by_slug[slug] for slug in order if slug in known),
        order=tuple(library.by_slug[slug] for slug in order),
    )


def _find_reasons(library: Library, slug: str, wanted: set[str]) -> tuple[Link, ...]:
    return tuple(
        link
        for link in library.links
        if link.type is LinkType.PREREQUISITE and link.source == slug and link.target in wanted
    )
