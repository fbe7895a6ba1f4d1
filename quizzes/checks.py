"""What is wrong with a question, as far as rules and numbers can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from kb.model import Library, Problem
from quizzes.model import Bank, Grid, Kind, Question, Variant
from quizzes.numbers import ExpressionError
from quizzes.texts import format_number
from quizzes.variants import DegenerateVariantError, make_variant

SEEDS = 200
MIN_WHY = 40
MAX_SAME_WHY = 0.80

_COMBINATION = re.compile(
    r"\b(all|none|any|both|neither) of (the )?(above|these|following)\b"
    r"|\bboth [a-f] and [a-f]\b|\b[a-f] and [a-f] only\b"
    r"|\b[ivx]+ (and|or) [ivx]+\b( only)?",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(option|answer|choice) ([a-f]\b|\d)"
    r"|\b(first|second|third|fourth|last) (option|answer|choice)\b"
    r"|\bthe option (above|below)\b",
    re.IGNORECASE,
)
_WRONG_START = re.compile(r"^\s*(wrong|incorrect|tempting)\b", re.IGNORECASE)
_RIGHT_START = re.compile(r"^\s*(right|correct)\b", re.IGNORECASE)
_BLANK = re.compile(r"_{3,}(?!\W*$)")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}

Finding = tuple[str, str]


def check_bank(bank: Bank, library: Library, seeds: int = SEEDS) -> list[Problem]:
    """Return what the long checks find: every parameterised question over many seeds.

    ``load_bank`` has made the quick ones, ``check_question``, already.
    """
    problems = []
    for question in bank.questions:
        problems.extend(_as_problems(question, _check_seeds(question, seeds)))
    known = {question.topic for question in bank.questions}
    for topic in library.topics:
        if topic.slug not in known:
            message = (
                f"{topic.slug} has no question. Add a file questions/{topic.number:02d}-….yaml."
            )
            problems.append(Problem(topic.file, None, "questions", message))
    return problems


def check_question(question: Question, library: Library) -> list[Problem]:
    """Return what the quick checks find: rules, references, and one variant."""
    findings = [
        *_check_references(question, library),
        *_check_kind(question),
        *_check_options(question),
        *_check_stem(question),
    ]
    if not findings:
        findings = list(_check_seeds(question, 1))
    return _as_problems(question, findings)


def _as_problems(question: Question, findings: Iterable[Finding]) -> list[Problem]:
    line = question.line or None
    return [
        Problem(question.file, line, f"{question.id}.{field}", message)
        for field, message in findings
    ]


def _check_references(question: Question, library: Library) -> Iterator[Finding]:
    topic = library.by_slug.get(question.topic)
    if topic is None:
        yield "topic", f"There is no topic {question.topic!r}."
    elif topic.section(question.section) is None:
        yield "section", f"The topic {question.topic} has no section {question.section!r}."
    for term in question.terms:
        if term not in library.by_term and term not in library.left_out:
            yield "terms", f"{term!r} is not in the glossary."


def _check_kind(question: Question) -> Iterator[Finding]:
    keys = sum(option.correct for option in question.options)
    count = len(question.options)
    choice = question.kind in {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE}
    if question.kind is Kind.SINGLE_CHOICE and (count != 4 or keys != 1):
        yield "options", f"E01: {count} options with {keys} correct; four and one are needed."
    if question.kind is Kind.MULTIPLE_RESPONSE and not (4 <= count <= 6 and 2 <= keys < count):
        yield (
            "options",
            f"E01: {count} options with {keys} correct; four to six, two or more and not all.",
        )
    if not choice and question.options:
        yield "options", "Only choice questions have options. Remove them."
    if (question.kind is Kind.NUMERIC) != (question.answer is not None):
        yield "answer", "A numeric question, and no other, has an answer."
    if (question.kind is Kind.TABLE) != (question.grid is not None):
        yield "table", "A table question, and no other, has a table."
    if not choice and not question.solution:
        yield "solution", "Show the steps with this variant's numbers."
    if question.kind is Kind.NUMERIC and len(question.mistakes) < 2:
        yield "mistakes", "Name at least two known wrong methods."
    yield from _check_variables(question)
    for name, grid in (("table", question.grid), ("exhibit", question.exhibit)):
        if grid is not None:
            yield from _check_grid(name, grid)


def _check_variables(question: Question) -> Iterator[Finding]:
    names = [v.name for v in question.variables] + [name for name, _ in question.derived]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "derived", f"{name} is given twice. Keep one of the two."
    for variable in question.variables:
        if not variable.choices and (variable.step <= 0 or variable.high <= variable.low):
            yield f"variables.{variable.name}", "Give min below max and a step above 0, or choices."


def _check_grid(name: str, grid: Grid) -> Iterator[Finding]:
    blanks = [cell.id for _, cells in grid.rows for cell in cells if cell.id]
    for label, cells in grid.rows:
        if len(cells) + 1 != len(grid.columns):
            have, want = len(cells), len(grid.columns) - 1
            yield name, f"The row {label!r} has {have} cells; its columns ask for {want}."
    if any(not blank.isidentifier() for blank in blanks) or len(set(blanks)) < len(blanks):
        yield name, "Give every blank its own id of letters, digits and _."
    if name == "exhibit" and blanks:
        yield name, "An exhibit has no blanks. Use table for cells to fill in."
    if name == "table" and not blanks:
        yield name, "Give at least one cell an id and a value."


def _check_options(question: Question) -> Iterator[Finding]:
    whys = [option.why for option in question.options]
    texts = [re.sub(r"[\W_]+", " ", o.text.casefold()).strip() for o in question.options]
    if len(set(texts)) < len(texts) and not any("{{" in o.text for o in question.options):
        yield "options", "E02: two options read the same."
    for number, option in enumerate(question.options, 1):
        place = f"options[{number}]"
        if _COMBINATION.search(option.text):
            yield place, "E03: no “all of the above” or combinations of options."
        if len(option.why) < MIN_WHY:
            yield f"{place}.why", f"E04: {len(option.why)} characters; at least {MIN_WHY}."
        wrong_start = _WRONG_START if option.correct else _RIGHT_START
        if wrong_start.match(option.why):
            yield f"{place}.why", "E04: begin the key's with Right, a distractor's with Tempting."
        if _LETTER.search(option.why):
            yield f"{place}.why", "E05: name the option by its words; options are shuffled."
        if any(_too_similar(option.why, other) for other in whys[: number - 1]):
            yield f"{place}.why", "E04: too much like an earlier why. Say what is special here."


def _too_similar(one: str, other: str) -> bool:
    similarity = Levenshtein.normalized_similarity(
        one.casefold(), other.casefold(), score_cutoff=MAX_SAME_WHY
    )
    return bool(similarity >= MAX_SAME_WHY)


def _check_stem(question: Question) -> Iterator[Finding]:
    stem = question.stem.rstrip()
    if _LETTER.search(stem):
        yield "stem", "E05: name an option by its words; options are shuffled."
    choice = question.kind in {Kind.SINGLE_CHOICE, Kind.MULTIPLE_RESPONSE}
    closing = stem.rstrip(")").endswith((" Choose two.", " Choose three.", " Choose four."))
    if choice and stem.endswith(".") and not closing:
        yield "stem", "E08: end with ?, : or an open sentence."
    if _BLANK.search(stem):
        yield "stem", "E08: a blank stands only at the end."
    said = re.search(r"\bchoose (two|three|four|five)\b", stem, re.IGNORECASE)
    if question.kind is Kind.MULTIPLE_RESPONSE:
        keys = sum(option.correct for option in question.options)
        if said is None or _COUNTS[said.group(1).lower()] != keys:
            yield "stem", f"Say how many to choose: {keys} are correct."


def _check_seeds(question: Question, seeds: int) -> Iterator[Finding]:
    """Yield the first thing wrong over the seeds; one finding is enough to act on."""
    for seed in range(1, (seeds if question.variables else 1) + 1):
        try:
            variant = make_variant(question, seed)
        except ExpressionError as error:
            yield "formulas", f"{error}."
            return
        except DegenerateVariantError as error:
            yield "constraints", f"E09: no usable variant within 50 tries, {error}."
            return
        finding = _check_variant(variant)
        if finding:
            yield finding
            return


def _check_variant(variant: Variant) -> Finding | None:
    answer = variant.question.answer
    if answer is None or variant.key is None or not variant.solution:
        return None
    shown = format_number(variant.key, answer.decimals)
    if not _holds_number(variant.solution[-1], shown):
        last = variant.solution[-1]
        return "solution", f"Seed {variant.seed}: the last step, “{last}”, lacks the key {shown}."
    return None


def _holds_number(text: str, shown: str) -> bool:
    plain = shown.replace(",", "")
    bare = text.replace(",", "")
    return re.search(rf"(?<![\d.]){re.escape(plain)}(?!\d|\.\d)", bare) is not None
