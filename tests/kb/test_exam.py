"""Domains with what serves them, and facts by group."""

from __future__ import annotations

import pytest

from kb.exam import DomainRow, describe_domains, find_uncovered, group_facts, show_month
from kb.model import ExamFact
from tests.kb.mapping import DOMAINS, LIBRARY, TOPICS


def test_domains_name_their_topics_and_questions() -> None:
    role, cycle, money, demand, stock = TOPICS
    rows = describe_domains(LIBRARY, {2: 7, 3: 4})
    assert rows == (
        DomainRow(DOMAINS[0], (money,), (), 0),
        DomainRow(DOMAINS[1], (role, cycle), (money, stock), 7),
        DomainRow(DOMAINS[2], (demand, stock), (), 4),
        DomainRow(DOMAINS[3], (), (), 0),
    )
    assert find_uncovered(rows) == (DOMAINS[3],)


def test_facts_stand_in_the_order_of_the_groups() -> None:
    fee = ExamFact("fee", "Fee", "Unclear", "Pages", "2026", False, "costs")
    time = ExamFact("time", "Time", "3.5 hours", "A page", "2026-10", True, "format")
    loose = ExamFact("loose", "Loose", "Something", "A page", "2026-10", True)
    assert group_facts([fee, loose, time]) == [
        ("Format", (time,)),
        ("Cost and effort", (fee,)),
        ("Other", (loose,)),
    ]


@pytest.mark.parametrize(
    ("as_of", "shown"),
    [("2026", "2026"), ("2026-10", "October 2026"), ("2026-02-07", "7 February 2026")],
)
def test_dates_are_written_out(as_of: str, shown: str) -> None:
    assert show_month(as_of) == shown
