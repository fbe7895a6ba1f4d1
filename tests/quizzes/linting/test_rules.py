"""Each rule finds what it is for, names its evidence, and leaves sound questions alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.model import Library, Section, Term, Topic
from quizzes.checks import check_question
from quizzes.linting.items import read_items
from quizzes.linting.limits import DEFAULTS
from quizzes.linting.report import find_errors, lint_bank
from quizzes.linting.rules import RULES, Severity
from quizzes.load import make_bank
from quizzes.model import Acceptance, Question
from tests.quizzes.samples import (
    EXTRA,
    ITEMS,
    PAIRS,
    PARTS,
    case,
    case_part,
    choice,
    matching,
    multiple,
    numeric,
    ordering,
)

TOPIC = Topic(
    4, "demand-planning", "Demand planning", "Demand planning", "", (), 1, (), "", "",
    (Section("bias-tracking", "4.1", "Bias", "", ""),), "", (), 0, "sample/topics/04.md",
)  # fmt: skip
TERM = Term("mad", "Mean absolute deviation", "", "", "MAD", (), "", (), "demand-planning", "")
LIBRARY = Library((TOPIC,), (TERM,), by_slug={TOPIC.slug: TOPIC}, by_term={TERM.id: TERM})

LONG = "The extraordinarily complicated organisational responsibilities " * 8
GIVES = "The leaders met when forecast leans high after six months of errors. What follows now?"


def stem(text: str, **more: Any) -> Question:
    return choice(stem=text, **more)


def texts(*options: str, **more: Any) -> Question:
    """Return a question with these options; the first one is the key."""
    return choice(texts=options, **more)


def join(end: str, *options: str) -> Question:
    return choice(stem=f"A planner looks at the six errors and calls them {end}", texts=options)


def find(*questions: Question) -> set[str]:
    """Return the codes of what is found in the last of the questions."""
    quick = check_question(questions[-1], LIBRARY, DEFAULTS)
    said = {problem.message[:3] for problem in quick}
    report = lint_bank(make_bank(questions), LIBRARY)
    own = questions[-1].id
    return said | {finding.rule for finding in report.findings if finding.question == own}


CASES: dict[str, tuple[tuple[Question, ...], tuple[Question, ...]]] = {
    "E00": (
        (choice(accept=[{"rule": "W14", "because": "It has to be long."}]),),
        (texts("It leans high in all of the six", "Low", "Sound", "Late",
               accept=[{"rule": "W14", "because": "It has to be long."}]),),
    ),
    "E01": ((texts("It leans high", "It leans low", "It is sound"),), (choice(),)),
    "E02": ((texts("It leans high", "it leans  HIGH.", "Sound", "Late"),), (choice(),)),
    "E03": ((texts("It leans high", "Both A and B", "It is sound", "Late"),), (choice(),)),
    "E04": ((choice(options=[
        {"text": text, "why": why, "correct": text == "High"}
        for text, why in (("High", "Wrong since this is the key and all else is not it."),
                          ("Low", "Tempting because the sign is negative, and wrong since."),
                          ("Sound", "Right."), ("Late", "Tempting because the plan was late."))
    ]),), (choice(),)),
    "E05": ((stem("What does option B say about the six negative errors?"),), (choice(),)),
    "E06": ((choice(section="nowhere"),), (choice(),)),
    "E07": (
        (stem("All six errors are small. What should the planner not conclude?"),),
        (stem("All six errors are small. What should the planner NOT conclude?", negative=True),),
    ),
    "E08": (
        (numeric(stem="Bookings are {{ bookings }} and {{ opening }} are owed in all."),),
        (numeric(stem="Bookings are {{ bookings }}, {{ opening }} are owed. Give the rate."),),
    ),
    "E09": ((numeric(solution=["Rate = {{ total }} ÷ 5"]),), (numeric(),)),
    "E10": (
        (texts("10 units", "12.5 units", "14 units", "16 units"),),
        (texts("10 units", "12 units", "14 units", "16 units"),),
    ),
    "E11": ((choice(id="q-one"), choice()), (multiple(), choice())),
    "E12": (
        (stem("In the actual exam six errors were small. What should the planner conclude?"),),
        (choice(),),
    ),
    "W13": ((stem("What should you conclude?"),), (choice(),)),
    "W14": ((texts("It leans high in all of the six", "Low", "Sound", "Late"),), (choice(),)),
    "W15": (
        (texts("It leans high", "It always leans low", "It is sound", "It is late"),),
        (texts("It always leans high", "It always leans low", "It is sound", "It is late"),),
    ),
    "W16": (
        (texts("It may lean high", "It leans low", "It is sound", "It is late"),),
        (texts("It may lean high", "It may lean low", "It is sound", "It is late"),),
    ),
    "W17": (
        (*(numeric(id=f"q-{n}") for n in range(30)),
         stem("The baseline is cut after six errors. What should the planner conclude?",
              texts=("The baseline leans high", "It leans low", "It is sound", "It is late"))),
        (*(numeric(id=f"q-{n}") for n in range(30)),
         stem("The baseline is cut after six errors. What should the planner conclude?",
              texts=("The baseline leans high", "The baseline is sound", "It is low", "Late"))),
    ),
    "W18": ((join("a", "bias", "trend", "outlier", "season"),),
            (join("by the name of:", "bias", "trend", "outlier", "season"),)),
    "W19": (
        (texts("Overtime in April", "Overtime in June", "Buying in April", "Hiring in July"),),
        (texts("Raise price in April", "Raise price in June", "Cut price in April",
               "Cut price in June"),),
    ),
    "W20": (
        (texts("To lean high", "To lean low", "To be sound", "Lateness"),),
        (texts("To lean high", "To lean low", "Soundness", "Lateness"),),
    ),
    "W21": (
        (stem("A planner has 6 errors of 40 units. What follows for the forecast?",
              level="remember"),),
        (stem("Which measure of the forecast shows that errors share a sign?", level="remember"),),
    ),
    "W22": (
        (texts("Many lean high", "Most lean low", "It is sound", "It is late"),),
        (choice(),),
    ),
    "W23": ((stem("All six errors raise the XYQ. What should the planner conclude?"),),
            (stem("All six errors raise the MAD. What should the planner conclude?"),)),
    "W24": ((stem("The salesman sees six small errors. What should the planner conclude?"),),
            (choice(),)),
    "W25": ((stem(GIVES, id="q-gives"),
             texts("Forecast leans high after months", "Low", "Sound", "Late")),
            (stem(GIVES, id="q-gives", enemies=["q-choice"]),
             texts("Forecast leans high after months", "Low", "Sound", "Late"))),
    "W26": ((stem(f"{LONG}. What should the planner conclude?"),), (choice(),)),
    "I27": ((choice(),), (numeric(),)),
    "S8": (
        (stem("All six errors are small and negative. What can the planner conclude?", id="q-one"),
         choice(texts=("It leans quite high", "It leans low", "It is sound", "It is late"))),
        (stem("All six errors are small and negative. What can the planner conclude?", id="q-one",
              enemies=["q-choice"]),
         choice(texts=("It leans quite high", "It leans low", "It is sound", "It is late"))),
    ),
}  # fmt: skip


def test_every_rule_on_questions_has_its_case() -> None:
    assert set(CASES) == {code for code in RULES if code[0] != "S"} | {"S8"}


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_what_it_is_for_and_nothing_else(code: str) -> None:
    broken, sound = CASES[code]
    assert code in find(*broken)
    assert code not in find(*sound)


@pytest.mark.parametrize(
    ("end", "options", "found"),
    [
        ("a", ("bias", "trend", "outlier", "season"), True),
        ("is", ("a bias", "two trends", "an outlier", "a season"), True),
        ("are", ("errors", "bias", "trends", "seasons"), True),
        ("is", ("a bias", "a trend", "an outlier", "a season"), False),
        ("to", ("track bias", "tracking bias", "cut it", "wait"), True),
        ("to", ("track bias", "measure bias", "cut it", "wait"), False),
        ("to?", ("track bias", "tracking bias", "cut it", "wait"), False),
    ],
)
def test_the_join_of_stem_and_options(end: str, options: tuple[str, ...], found: bool) -> None:
    assert ("W18" in find(join(end, *options))) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Which rule is BEST?", True),
        ("Which rule BEST describes the plan?", False),
        ("Which rule comes FIRST?", True),
        ("Which step comes FIRST?", False),
    ],
)
def test_a_superlative_needs_a_criterion(sentence: str, found: bool) -> None:
    assert ("W22" in find(stem(f"All six errors are small and negative. {sentence}"))) is found


def test_a_finding_names_question_rule_evidence_and_remedy() -> None:
    asked = texts("It leans high in all of the six", "Low", "Sound", "Late")
    (finding,) = (f for f in lint_bank(make_bank([asked]), LIBRARY).findings if f.rule == "W14")
    assert (finding.question, finding.severity, finding.place) == (
        "q-choice", Severity.WARNING, "options",
    )  # fmt: skip
    assert finding.evidence == "The key has 31 characters, the others 3, 5, 4."
    assert finding.remedy == "Shorten the key, or say as much in a distractor."


def test_an_accepted_warning_keeps_its_reason() -> None:
    reason = {"rule": "W14", "because": "The name is long."}
    asked = texts("It leans high in all of the six", "Low", "Sound", "Late", accept=[reason])
    report = lint_bank(make_bank([asked]), LIBRARY)
    assert asked.accept == (Acceptance("W14", "The name is long."),)
    assert [(f.rule, because) for f, because in report.accepted] == [("W14", "The name is long.")]
    assert {f.rule for f in report.findings} == {"I27"}


def test_numbers_alone_make_no_other_question() -> None:
    first = stem("Six errors of 40 units each. What should the planner conclude?", id="q-one")
    second = stem("Six errors of 1,250.5 units each. What should the planner conclude?")
    assert "E11" in find(first, second)


TEXT = st.text(max_size=80).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, min_size=4, max_size=4), TEXT, st.sampled_from(["remember", "evaluate"]))
def test_no_text_makes_it_fail(options: list[str], text: str, level: str) -> None:
    asked = [
        texts(*options, stem=text, level=level),
        texts(*reversed(options), id="q-two", stem=text),
    ]
    report = lint_bank(make_bank(asked), LIBRARY)
    assert report.questions == 2
    assert [f for f in report.findings if f.rule not in RULES] == []


REASON = "Belongs to option C, since large lots stay for a long time."
ARRANGED = [
    (ordering(items=[{"text": t, "why": "It is so." if n == 1 else w}
                     for n, (t, w) in enumerate(ITEMS)]), {"E04"}),
    (ordering(items=[{"text": t, "why": ITEMS[0][1] if n == 3 else w}
                     for n, (t, w) in enumerate(ITEMS)]), {"E04"}),
    (matching(pairs=[{"left": left, "right": right, "why": REASON if n == 0 else w}
                     for n, (left, right, w) in enumerate(PAIRS)]), {"E05"}),
    (matching(extras=[EXTRA | {"why": "Nothing moves."}]), {"E04"}),
    (ordering(stem="A month of planning begins. It has four activities."), {"E08"}),
    (ordering(stem="In which order do the four activities of a month follow?"), set()),
    (matching(stem="Each reason belongs to a stock. Assign them to each other."), set()),
]  # fmt: skip


@pytest.mark.parametrize(("question", "codes"), ARRANGED)
def test_orders_and_pairs_are_held_to_the_words_as_well(
    question: Question, codes: set[str]
) -> None:
    found = find_errors(read_items(question, DEFAULTS)[0])
    assert {hit.rule for hit in found} == codes


def place(*questions: Question) -> set[tuple[str, str]]:
    """Return rules and places of what the bank's rules find in the last of the questions."""
    report = lint_bank(make_bank(questions), LIBRARY)
    found = [f for f in report.findings if f.severity is not Severity.NOTE]
    return {(f.rule, f.place) for f in found if f.question == questions[-1].id}


ADVISE: Any = PARTS[2]
VAGUE = [ADVISE["options"][0] | {"text": "Some overtime"}, *ADVISE["options"][1:]]
ACCEPTED = [{"rule": "W22", "because": "Some is what the planner may release."}]
SHORTENED = "What does the OEE of assembly say about its load in June?"
TALK = [{"who": "Supply planner", "said": "He has no OEE figure."}]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (case(), set()),
        (case(stem="A planner prepares the review."), {("W13", "stem")}),
        (case(minutes=TALK), {("W23", ""), ("W24", "")}),
        (case(parts=case_part(2, stem="What should come next?")), {("W13", "parts.advise.stem")}),
        (
            case(parts=case_part(2, options=VAGUE)),
            {("W22", "parts.advise.options[1]")},
        ),
        (case(parts=case_part(2, options=VAGUE, accept=ACCEPTED)), set()),
        (case(parts=case_part(2, accept=ACCEPTED)), {("E00", "parts.advise.accept")}),
        (case(accept=ACCEPTED), {("E00", "accept")}),
        (
            case(parts=case_part(0, stem=SHORTENED)),
            {("W23", "parts.load")},
        ),
        (
            case(parts=case_part(0, stem=PARTS[1]["stem"])),
            {("E11", "parts.sums.stem")},
        ),
    ],
)
def test_each_part_is_held_to_the_rules_by_itself(
    question: Question, found: set[tuple[str, str]]
) -> None:
    assert place(question) == found


def test_an_abbreviation_spelled_out_in_the_situation_is_known_in_the_parts() -> None:
    spelled = case().stem.replace("assembly,", "overall equipment effectiveness (OEE),")
    parts = case_part(0, stem=SHORTENED)
    assert place(case(stem=spelled, parts=parts)) == set()


def test_parts_are_compared_with_the_whole_bank_and_enemies_are_the_cases() -> None:
    alone = choice(id="q-alone", stem=ADVISE["stem"], options=ADVISE["options"], level="evaluate")
    assert ("E11", "stem") in place(case(), alone)
    report = lint_bank(make_bank([case(), alone]), LIBRARY)
    near = next(f for f in report.findings if f.rule == "E11")
    assert near.evidence == "Like q-case/advise by 1.00."
