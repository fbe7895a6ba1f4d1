"""What a set of questions is called before it starts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kb.model import Library, Section
from quizzes.model import Bank
from quizzes.overview import NUMBERS

WORDS = dict(enumerate(NUMBERS)) | {20: "Twenty", 40: "Forty"}
LISTED = 3  # topics that are named one by one


@dataclass(frozen=True)
class Invitation:
    """The title of a set on topics that are chosen already, and the sentence below it."""

    title: str
    sentence: str


def find_practised_section(
    library: Library, bank: Bank, chosen: Collection[str], anchor: str
) -> Section | None:
    """Return the section that a set is limited to: one with questions, of the one topic chosen."""
    topic = library.by_slug.get(next(iter(chosen))) if len(chosen) == 1 else None
    asked = bank.by_topic.get(topic.slug, ()) if topic else ()
    found = any(question.section == anchor for question in asked)
    return topic.section(anchor) if topic and found else None


def invite(
    library: Library, bank: Bank, chosen: Collection[str], count: int, anchor: str = ""
) -> Invitation | None:
    """Return what a set of up to ``count`` questions on these slugs is.

    None when none of them is a topic with questions. With the ``anchor`` of a
    section of the one topic chosen the set is on that section.
    """
    section = find_practised_section(library, bank, chosen, anchor)
    if section is not None:
        slug = next(iter(chosen))
        available = sum(q.section == anchor for q in bank.by_topic[slug])
        name = f"{section.number} {section.title}"
        sentence = "This section is chosen. Choose other topics to practise more than it."
        return Invitation(title_set(min(count, available), [name]), sentence)
    topics = [t for t in library.topics if t.slug in chosen and t.slug in bank.by_topic]
    if not topics:
        return None
    names = [topic.short for topic in topics]
    available = sum(len(bank.by_topic[topic.slug]) for topic in topics)
    return Invitation(title_set(min(count, available), names), explain_choice(names))


def lower_name(name: str) -> str:
    """Return a topic's name as it stands inside a sentence; abbreviations keep their case."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def title_set(count: int, names: Sequence[str]) -> str:
    """Return what the set is: "Ten questions on demand planning", "… on three topics"."""
    topics = len(names)
    on = lower_name(names[0]) if topics == 1 else f"{WORDS.get(topics, topics)} topics".lower()
    return f"{WORDS.get(count, count)} {'question' if count == 1 else 'questions'} on {on}"


def explain_choice(names: Sequence[str]) -> str:
    """Return the sentences that say that these topics are chosen."""
    if len(names) == 1:
        return "This topic is chosen. You can change that below."
    if len(names) > LISTED:
        return "They are chosen already. You can change that below."
    inside = [names[0], *(lower_name(name) for name in names[1:])]
    return f"{', '.join(inside[:-1])} and {inside[-1]} are chosen. You can change that below."
