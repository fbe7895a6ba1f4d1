"""What the library offers to find: topics, sections, terms, programmes, actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.calculations import ALL
from kb.glossary import name_all
from kb.model import Library, Programme, SearchDocument, Section, Term, Topic

KINDS = ("topic", "section", "term", "programme", "question", "action")

_ACTIONS = (
    ("practise", "Practise", "Answer questions on topics you choose, with an explanation of each.",
     "/practice", ("Practise", "Practice questions", "Quiz")),
    ("exam", "Sit a mock exam", "A timed exam under the rules of the real one.",
     "/exams", ("Sit a mock exam", "Mock exam", "Practice test", "Simulated exam")),
    ("review", "Review what is due", "Questions that you are about to forget.",
     "/review", ("Review what is due", "Spaced review", "Due questions")),
    ("today", "Answer the question of the day", "One question, the same for everybody today.",
     "/today", ("Answer the question of the day", "Question of the day", "Daily question")),
    ("placement", "Find out where to begin", "A placement over all topics, 25 questions at most.",
     "/placement", ("Find out where to begin", "Placement", "Placement test", "Pre-assessment")),
    ("progress", "See your progress", "Levels by topic, readiness for the exam and the next step.",
     "/progress", ("See your progress", "Progress", "Readiness", "Study plan")),
    ("maturity", "Assess your process", "Ten dimensions of your own S&OP process, with a road map.",
     "/maturity", ("Assess your process", "Maturity self-assessment", "Maturity assessment")),
    ("topics", "Read the twenty topics", "All pages of the knowledge base in order.",
     "/topics/", ("Read the twenty topics", "All topics", "Contents")),
    ("graph", "Open the concept graph", "How the topics depend on and feed one another.",
     "/graph", ("Open the concept graph", "Concept graph", "Links between topics")),
    ("glossary", "Open the glossary", "Every term with its definition.",
     "/glossary/", ("Open the glossary", "Glossary", "Terms", "Definitions")),
    ("calculations", "Try the calculations", "Worked examples with numbers of your own.",
     "/try/", ("Try the calculations", "Calculators", "Calculations", "Formulas to try")),
    ("programmes", "Browse the programmes", "Two-hour micro-learning programmes.",
     "/programmes/", ("Browse the programmes", "Programmes", "Micro-learning", "Courses")),
    ("paths", "Find a learning path", "The way to a topic, to the exam, or for the time you have.",
     "/paths", ("Find a learning path", "Learning paths", "Study order", "Two hours")),
    ("formulas", "Open the formula card", "Every formula with its symbols and units.",
     "/formulas", ("Open the formula card", "Formula card", "Formulas", "Cheat sheet")),
    ("traps", "Read the exam traps", "Sentences that sound right and are wrong, topic by topic.",
     "/traps", ("Read the exam traps", "Exam traps", "Trap list", "Common mistakes")),
    ("domains", "See the exam domains", "The eight domains, their weights and what serves them.",
     "/exam/domains", ("See the exam domains", "Exam domains", "Domain weights", "Blueprint")),
    ("facts", "See the exam facts", "Format, scoring, registration and costs, dated and sourced.",
     "/exam/facts", ("See the exam facts", "Exam facts", "About the exam", "CPIM exam")),
    ("booklet", "Print a booklet", "Topics of your choice as one document to print.",
     "/booklet", ("Print a booklet", "Booklet", "Print topics", "PDF")),
)  # fmt: skip


def library_documents(library: Library) -> list[SearchDocument]:
    """Return everything findable in the reading content, and the site's actions."""
    numbers = {topic.slug: topic.number for topic in library.topics}
    documents = [_describe_topic(topic) for topic in library.topics]
    documents += [_describe_section(t, section) for t in library.topics for section in t.sections]
    documents += [_describe_term(term, numbers.get(term.topic)) for term in library.terms]
    documents += [_describe_programme(p, numbers) for p in library.programmes]
    documents += list(_list_actions(library.topics))
    documents += list(_list_calculations(numbers))
    return documents


def list_names(terms: Iterable[Term]) -> tuple[tuple[str, ...], ...]:
    """Return, per term, the names that mean the same: name, abbreviation, synonyms."""
    return tuple(name_all(term) for term in terms)


def _describe_topic(topic: Topic) -> SearchDocument:
    sections = ". ".join(section.title for section in topic.sections)
    return SearchDocument(
        kind="topic",
        key=f"topic:{topic.slug}",
        title=topic.title,
        text=f"{topic.summary} {topic.lead_text}",
        url=f"/topics/{topic.slug}",
        topic=topic.number,
        heading=str(topic.number),
        names=tuple(dict.fromkeys((topic.title, topic.short))),
        context=sections,
    )


def _describe_section(topic: Topic, section: Section) -> SearchDocument:
    return SearchDocument(
        kind="section",
        key=f"section:{topic.slug}#{section.id}",
        title=section.title,
        text=section.text,
        url=f"/topics/{topic.slug}#{section.id}",
        topic=topic.number,
        heading=section.number,
        names=(section.title,),
        context=topic.title,
    )


def _describe_term(term: Term, topic: int | None) -> SearchDocument:
    return SearchDocument(
        kind="term",
        key=f"term:{term.id}",
        title=f"{term.name} ({term.abbreviation})" if term.abbreviation else term.name,
        text=term.definition,
        url=f"/glossary/{term.id}",
        topic=topic,
        names=name_all(term),
    )


def _describe_programme(programme: Programme, numbers: dict[str, int]) -> SearchDocument:
    return SearchDocument(
        kind="programme",
        key=f"programme:{programme.slug}",
        title=programme.title,
        text=programme.description,
        url=f"/programmes/{programme.slug}",
        topic=next((numbers[slug] for slug in programme.topics if slug in numbers), None),
        names=(programme.title,),
    )


def _list_actions(topics: Iterable[Topic]) -> Iterator[SearchDocument]:
    for key, title, text, url, names in _ACTIONS:
        yield SearchDocument("action", f"action:{key}", title, text, url, names=names)
    for topic in topics:
        title = f"Practise {topic.short[:1].lower()}{topic.short[1:]}"
        yield SearchDocument(
            kind="action",
            key=f"action:practise-{topic.slug}",
            title=title,
            text=f"Questions on topic {topic.number}, {topic.title}.",
            url=f"/practice?topics={topic.slug}",
            topic=topic.number,
            names=(title,),
        )


def _list_calculations(numbers: dict[str, int]) -> Iterator[SearchDocument]:
    for calculation in ALL:
        yield SearchDocument(
            kind="action",
            key=f"action:try-{calculation.id}",
            title=f"Calculate: {calculation.title}",
            text=f"{calculation.summary} Calculator with your own numbers.",
            url=f"/try/{calculation.id}",
            topic=numbers.get(calculation.topic),
            names=(f"{calculation.title} calculator", f"Calculate {calculation.title}"),
        )
