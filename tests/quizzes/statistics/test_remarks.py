"""What flags mean, in sentences."""

from __future__ import annotations

import pytest

from quizzes.statistics.choices import list_offers
from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.flags import Flag, FlagCode
from quizzes.statistics.remarks import NAMES, describe_flag, find_title, read_option
from tests.quizzes.samples import choice, numeric

NEGATIVE = Flag(FlagCode.NEGATIVE, -34.0, 0.0, 86)
DEAD = Flag(FlagCode.DEAD, 0.02, 0.05, 50, ("C", "D"))
EASY = Flag(FlagCode.EASY, 0.98, 0.95, 60)
SLOW = Flag(FlagCode.SLOW, 150.0, 126.0, 40)


@pytest.mark.parametrize(
    ("flag", "evidence"),
    [
        (
            NEGATIVE,
            "The discrimination index is −34.0\u202f% over 86 answers: those who do well "
            "elsewhere do worse here.",
        ),
        (DEAD, "Options C and D drew at most 2.0\u202f% of 50 answers."),
        (
            Flag(FlagCode.DEAD, 0.0, 0.05, 31, ("B",)),
            "Option B drew 0.0\u202f% of 31 answers.",
        ),
        (EASY, "98.0\u202f% of the marks were earned over 60 answers, above 95.0\u202f%."),
        (
            SLOW,
            "Half of 40 learners took longer than 2 min 30 s; an exam leaves room for "
            "2 min 6 s at most.",
        ),
    ],
)
def test_evidence_has_the_value_and_n(flag: Flag, evidence: str) -> None:
    remark = describe_flag(flag)
    assert (remark.code, remark.name, remark.evidence) == (flag.code, NAMES[flag.code], evidence)
    assert remark.advice.endswith(".")


def test_every_code_has_a_name_and_an_advice_of_its_own() -> None:
    remarks = [describe_flag(Flag(code, 1.0, 1.0, 30, ("A",))) for code in FlagCode]
    assert len({remark.name for remark in remarks}) == len(FlagCode)
    assert len({remark.advice for remark in remarks}) == len(FlagCode)


def row(
    credit: float | None, share: float, discrimination: float | None, n: int = 100
) -> DistractorRow:
    return DistractorRow("option-1", credit, n, round(n * share), share, 0.5, discrimination)


def test_options_are_read_by_how_they_discriminate() -> None:
    (offer,) = list_offers(choice())
    rows = [
        row(1, 0.5, 30),
        row(1, 0.5, -10),
        row(1, 0.5, -30),
        row(0, 0.2, -30),
        row(0, 0.2, 10),
        row(0, 0.2, 30),
        row(0, 0.02, 30),
        row(0, 0.2, None),
        row(None, 0.2, 30),
        row(0, 0.2, 30, n=29),
    ]
    assert [read_option(each, offer, 30) for each in rows] == [
        "works",
        "unclear",
        "behaves like a distractor",
        "works",
        "unclear",
        "behaves like the key",
        "hardly chosen",
        "",
        "",
        "",
    ]
    (number,) = list_offers(numeric())
    assert read_option(row(0, 0.2, 30), number, 30) == ""


def test_the_worst_finding_is_the_title() -> None:
    flags = [SLOW, EASY, DEAD, NEGATIVE]
    titles = [find_title(flags[: place + 1], 60, 30) for place in range(4)]
    assert titles == [
        "It takes longer than an exam allows",
        "Almost everybody knows this",
        "Not every option draws an answer",
        "The strong do worse here: check the key",
    ]
    assert [find_title([], n, 30) for n in (0, 12, 30)] == [
        "No answers yet",
        "12 of the 30 answers a judgement needs",
        "The question works",
    ]
