"""The question of the day."""

from __future__ import annotations

from datetime import date, timedelta

from quizzes.daily import choose_daily, seed_daily
from quizzes.load import make_bank
from quizzes.model import Kind
from tests.quizzes.samples import case, choice

BANK = make_bank([*(choice(id=f"q{n}") for n in range(9)), case(id="k0")])
DAY = date(2027, 3, 1)


def test_each_question_comes_once_before_any_comes_twice() -> None:
    days = [choose_daily(BANK, DAY + timedelta(days=n)) for n in range(18)]
    ids = [question.id for question in days if question]
    assert sorted(ids[:9]) == [f"q{n}" for n in range(9)]
    assert ids[9:] == ids[:9]
    assert ids[:9] != sorted(ids[:9])
    assert Kind.CASE not in {question.kind for question in days if question}


def test_a_bank_without_questions_has_none() -> None:
    assert choose_daily(make_bank([]), DAY) is None
    assert choose_daily(make_bank([case(id="k0")]), DAY) is None


def test_every_day_has_a_seed_of_its_own() -> None:
    assert seed_daily(DAY) == seed_daily(date(2027, 3, 1)) != seed_daily(date(2027, 3, 2))
