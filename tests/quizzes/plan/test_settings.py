"""What is typed into the form of a plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.plan.settings import fill_form, read_days, read_settings, write_days
from tests.quizzes.plan.small import PLAN, TODAY

DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31))


@given(st.frozensets(DAYS, max_size=30))
def test_days_come_back_as_they_are_written(days: frozenset[date]) -> None:
    assert read_days(write_days(days)) == days


def test_two_days_on_a_line_are_a_row() -> None:
    days = frozenset({date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 3), date(2027, 4, 1)})
    assert read_days("2027-03-01 to 2027-03-03\n\n 2027-04-01 \n") == days
    assert write_days(days) == "2027-03-01 to 2027-03-03\n2027-04-01"


@pytest.mark.parametrize(
    "line",
    ["tomorrow", "2027-02-30", "2027-03-03 to 2027-03-01", "2027-03-01 2027-03-02 2027-03-03",
     "13.3.2027", "2027-03-01 off"],
)  # fmt: skip
def test_a_line_that_is_no_day_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="is not a day off") as error:
        read_days(f"2027-03-01\n{line}")
    assert str(error.value).startswith(f"“{line}”")


def test_settings_come_back_as_the_form_shows_them() -> None:
    assert read_settings(fill_form(PLAN, "other"), ["whole"], TODAY) == PLAN
    assert fill_form(None, "whole") == {
        "exam": "whole", "exam_on": "", "days_off": "",
        "minutes_0": "30", "minutes_1": "30", "minutes_2": "30", "minutes_3": "30",
        "minutes_4": "30", "minutes_5": "0", "minutes_6": "0",
    }  # fmt: skip
