"""The questions that ship keep the linter's rules, and give nothing away by their form."""

from __future__ import annotations

from collections import Counter

import pytest

from quizzes.linting.guessing import STRATEGIES, guess
from quizzes.linting.items import read_bank
from quizzes.linting.report import lint_bank
from quizzes.linting.rules import Severity
from quizzes.model import Kind
from tests.loaded import SHIPPED, open_bank, open_library

LIBRARY, _ = open_library(SHIPPED)
BANK, _ = open_bank(SHIPPED)
REPORT = lint_bank(BANK, LIBRARY)


def test_no_error_and_no_warning_is_open() -> None:
    assert [f for f in REPORT.findings if f.severity is not Severity.NOTE] == []


def test_warnings_that_stand_are_few() -> None:
    assert len(REPORT.accepted) < 0.03 * len(BANK.questions)


def test_the_bank_keeps_its_limits() -> None:
    assert [figure for figure in REPORT.figures if not figure.met] == []


def test_the_bank_is_large_and_varied() -> None:
    kinds = Counter(question.kind for question in BANK.questions)
    assert kinds.total() >= 800
    assert sum(question.parameterised for question in BANK.questions) >= 200
    assert set(kinds) == set(Kind)
    assert 0.55 <= kinds[Kind.SINGLE_CHOICE] / kinds.total() <= 0.65
    parts = [len(question.parts) for question in BANK.questions if question.kind is Kind.CASE]
    assert len(parts) >= 25
    assert {n for n in parts if not 3 <= n <= 6} == set()


def test_every_parameterised_question_shows_its_steps() -> None:
    asked = [x for q in BANK.questions if q.parameterised for x in (q.parts or (q,))]
    calculated = {Kind.NUMERIC, Kind.TABLE}
    bare = [x.id for x in asked if not x.solution and ("/" not in x.id or x.kind in calculated)]
    assert bare == []
    assert [x.id for x in asked if x.kind in calculated and len(x.mistakes) < 2] == []


def test_a_wrong_method_is_answered_with_the_section_that_explains_it() -> None:
    """A mistake that ends a calculation of a question with variables points to its section."""
    titles = {topic.slug: [s.title for s in topic.sections] for topic in LIBRARY.topics}
    lost = [
        (asked.id, mistake.why)
        for question in BANK.questions
        if question.variables
        for asked in (question, *question.parts)
        for mistake in asked.mistakes
        if "See the section " in mistake.why
        and not any(f"See the section {title}" in mistake.why for title in titles[asked.topic])
    ]
    assert lost == []


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_guesser_gains_nothing_by_form(strategy: str) -> None:
    items = read_bank(BANK)
    assert guess(items, STRATEGIES[strategy]) <= BANK.limits.guesser_most
