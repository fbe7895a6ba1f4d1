"""What the planner says."""

from __future__ import annotations

import pytest

from quizzes.plan.model import Kind, Standing, Task
from quizzes.plan.words import explain_step, find_address, name_step, name_task
from tests.quizzes.plan.small import SYLLABUS, believe

WHOLE = Task(Kind.READ, 14, "demand", ("first", "second"))
PART = Task(Kind.READ, 6, "supply", ("first",))
SET = Task(Kind.PRACTISE, 8, "demand", questions=5)
DUE = Task(Kind.REVIEW, 12, questions=12)
MOCK = Task(Kind.MOCK, 60, questions=40, exam="whole")
PLACEMENT = Task(Kind.PLACEMENT, 25, questions=25)


@pytest.mark.parametrize(
    ("task", "name", "title", "address"),
    [
        (WHOLE, "Read demand planning", "14 minutes on demand planning", "/topics/demand#first"),
        (PART, "Read one section of S&OP supply", "Six minutes on S&OP supply",
         "/topics/supply#first"),
        (SET, "Five questions on demand planning", "Eight minutes on demand planning",
         "/practice?topics=demand&count=5"),
        (DUE, "Review 12 questions", "12 minutes on what is due", "/review"),
        (MOCK, "Mock exam, 40 questions", "60 minutes for a mock exam", "/exams/whole"),
        (PLACEMENT, "Placement, up to 25 questions", "25 minutes to find out where you stand",
         "/placement"),
    ],
)  # fmt: skip
def test_each_task_has_its_words(task: Task, name: str, title: str, address: str) -> None:
    assert name_task(task, SYLLABUS) == name
    assert name_step(task, SYLLABUS) == title
    assert find_address(task) == address


def test_a_step_says_why() -> None:
    standing = Standing(believe(0, 0, 0, 0), confirmed=frozenset({"plans"}))

    def explain(task: Task, dated: bool = True) -> str:
        return explain_step(task, SYLLABUS, standing, "Eight minutes on stock", dated)

    assert explain(SET) == "Eight minutes on stock: the largest gain towards your exam date."
    assert explain(SET, False) == "Eight minutes on stock: the largest gain towards the exam."
    assert explain(DUE) == (
        "12 questions are due: forgetting them costs more than anything new would add."
    )
    assert explain(MOCK) == (
        "Today is the day for a mock exam: it shows what holds up against the clock."
    )
    assert explain(PLACEMENT) == (
        "Too little is known yet to choose for you. Questions over all topics settle it."
    )
    failing = Task(Kind.PRACTISE, 8, "plans", questions=5, failing="supply")
    assert explain(failing) == (
        "You keep missing questions on S&OP supply, which rests on plans. "
        "You missed questions there too, so it comes first."
    )
