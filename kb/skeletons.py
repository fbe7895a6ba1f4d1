"""The first draft of a content file: everything that must be there, to be written over."""

from __future__ import annotations

import re

_TOPIC = """\
---
# yaml-language-server: $schema={schema}
number: {number}
slug: {slug}
title: {title}
short: {title}
summary: Write in one sentence what a reader can do after this page.
domains: [2]
links: []
after:
  - topic: {first}
    reason: Say why a reader needs that topic before this one.
---
Write the lead here: one paragraph that answers the topic's question at once.

Then say why it matters, with a case that a reader knows from work.

## First section {{#first-section}}

::: definition
**{title}** is what you explain here, in one sentence of your own words.
:::

Explain it by a case. Link a neighbour, such as [the topic before](topic:{first}).

::: trap
"Put a tempting wrong sentence here." Then say why it fails.
:::

## Second section {{#second-section}}

Go on here, or remove this section.

::: recap
- Keep up to five lines that a reader should remember.
:::
"""

_QUESTIONS = """\
# yaml-language-server: $schema={schema}
topic: {topic}
questions:
  - id: {id}
    kind: single-choice
    section: {section}
    domain: {domain}
    level: understand
    difficulty: 2
    terms: []
    stem: Describe a case in two sentences, then ask one question about it. Which answer is right?
    options:
      - text: Write the right answer here
        correct: true
        why: Right because you name here the rule that the case turns on.
      - text: Write a real error in its place
        why: Tempting because it sounds like the rule. Wrong since you say here what it overlooks.
      - text: Write a second error in its place
        why: Tempting because many do it at work. Wrong since it happens one level lower.
      - text: Write a third error in its place
        why: Tempting because a sign is soon turned round. Wrong since the gap runs the other way.
"""

_TERM = """\
- id: {id}
  name: {name}
  definition: Write in one or two sentences of your own words what this is.
  topic: {topic}
  section: {section}
"""

_PROGRAMME = """\
- slug: {slug}
  list: {list}
  number: {number}
  title: {title}
  description: Say in one sentence what a participant can do afterwards.
  topics: [{topic}]
  outcomes:
    - "You can do the first thing, which you name here."
    - "You can do the second thing, which you name here."
    - "You can do the third thing, which you name here."
  audience: "Say who gains most, by their work and experience."
  agenda:
    - {{part: frame, minutes: 10, text: "A first question to the group."}}
    - {{part: concept, minutes: 45, text: "What is explained, and by which case."}}
    - {{part: exercise, minutes: 40, text: "What the group does with it."}}
    - {{part: discussion, minutes: 15, text: "What the group talks over."}}
    - {{part: check, minutes: 10, text: "How everybody sees what has been learned."}}
  pre_reading: [{topic}]
  check: "What the check asks for."
"""


def draft_topic(number: int, slug: str, first: str, schema: str) -> str:
    """Return a topic that passes the check; ``first`` is the topic that it builds on."""
    return _TOPIC.format(
        number=number, slug=slug, title=read_title(slug), first=first, schema=schema
    )


def draft_questions(topic: str, section: str, domain: int, id_: str, schema: str) -> str:
    """Return a question file with one question that passes the check."""
    return _QUESTIONS.format(topic=topic, section=section, domain=domain, id=id_, schema=schema)


def draft_term(id_: str, topic: str, section: str) -> str:
    """Return one entry for the glossary."""
    return _TERM.format(id=id_, name=read_title(id_), topic=topic, section=section)


def draft_programme(slug: str, list_: str, number: int, topic: str) -> str:
    """Return one entry for the programmes."""
    return _PROGRAMME.format(
        slug=slug, list=list_, number=number, title=read_title(slug), topic=topic
    )


def draft_head(schema: str) -> str:
    """Return the line by which an editor finds a file's schema."""
    return f"# yaml-language-server: $schema={schema}\n"


def read_title(slug: str) -> str:
    """Return a slug as words: ``cold-chain`` is ``Cold chain``."""
    return slug.replace("-", " ").capitalize()


def cut_entry(text: str, key: str, value: str) -> str:
    """Return the lines of the list entry whose ``key`` is ``value``, or nothing.

    The lists are those of the shipped files: entries start at the margin.
    """
    entries = re.split(r"^(?=- )", text, flags=re.M)[1:]
    wanted = re.compile(rf"^(?:- |  ){key}: [\"']?{re.escape(value)}[\"']?\s*$", re.M)
    found = next((entry for entry in entries if wanted.search(entry)), "")
    lines = found.splitlines()
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return "".join(f"{line}\n" for line in lines)
