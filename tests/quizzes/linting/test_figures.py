"""What the whole bank shows, in numbers that can be worked out by hand."""

from __future__ import annotations

import pytest

from kb.model import Library, Section, Topic
from quizzes.linting.figures import Figure, measure_bank
from quizzes.linting.guessing import STRATEGIES, guess
from quizzes.linting.items import read_items
from quizzes.linting.limits import DEFAULTS
from quizzes.linting.places import count_places, measure_unevenness
from quizzes.model import Question
from tests.quizzes.samples import PARTS, case, choice, multiple, numeric

TOPIC = Topic(
    4, "demand-planning", "Demand planning", "Demand planning", "", (), 1, (), "", "",
    (Section("bias-tracking", "4.1", "Bias", "", ""), Section("fva", "4.2", "Value", "", "")),
    "", (), 0, "sample/topics/04.md",
)  # fmt: skip
LIBRARY = Library(topics=(TOPIC,))
LONGEST = choice(id="q-long", texts=("It leans high", "Low", "Sound", "Late"))
SHORTEST = choice(id="q-short", texts=("High", "It is low", "It is sound", "It is late"))
AMOUNTS = choice(id="q-amounts", texts=("30 units", "10 units", "20 units", "40 units"))


def measure(*questions: Question) -> dict[str, Figure]:
    items = [item for question in questions for item in read_items(question, DEFAULTS)]
    return {figure.name: figure for figure in measure_bank(items, LIBRARY, DEFAULTS)}


def test_lengths_levels_and_coverage() -> None:
    found = measure(LONGEST, SHORTEST, multiple(level="remember", negative=True), numeric())
    said = {name: (f.rule, f.value.replace("\u202f", " "), f.met) for name, f in found.items()}
    assert {name: value for name, value in said.items() if value[0] != "S1"} == {
        "The key is the longest option": ("S2", "50.0 %", False),
        "The key is the shortest option": ("S3", "50.0 %", False),
        "Negative questions": ("S4", "25.0 %", False),
        "Sections with fewer than 2 questions": ("S5", "1", False),
        "Topics with fewer than 40 questions": ("S5", "1", False),
        "Topics with fewer than 4 levels": ("S5", "1", False),
        "Calculations": ("S6", "25.0 %", True),
        "Level remember": ("S7", "25.0 %", False),
        "Level understand": ("S7", "0.0 %", False),
        "Level apply": ("S7", "75.0 %", False),
        "Level analyse and evaluate": ("S7", "0.0 %", False),
        "A test-wise guesser earns": ("S2", "50.0 %", False),
    }


def test_an_empty_bank_can_be_measured() -> None:
    assert measure()["The key is the longest option"].met
    assert measure()["Sections with fewer than 2 questions"].value == "2"


def test_places_are_counted_over_seeds_and_amounts_by_rank() -> None:
    items = [read_items(question, DEFAULTS)[0] for question in (LONGEST, AMOUNTS)]
    shuffled, ranked = count_places(items, 40)
    assert (sum(shuffled), ranked) == (40, [0, 0, 40, 0])
    assert min(shuffled) > 0


def test_unevenness_is_chi_square() -> None:
    assert measure_unevenness([10, 10, 10, 10]) == 0
    assert measure_unevenness([20, 10, 10, 0]) == pytest.approx(20)
    assert measure_unevenness([0, 0, 0, 0]) == 0


HEDGED = choice(id="q-hedged", texts=("May be high", "Low always", "Sound only", "Late always"))


@pytest.mark.parametrize(
    ("strategy", "asked", "earned"),
    [
        ("longest option", LONGEST, 1.0),
        ("longest option", SHORTEST, 0.0),
        ("shortest option", SHORTEST, 1.0),
        ("most hedged", HEDGED, 1.0),
        ("most hedged", LONGEST, 0.25),
        ("no absolutes", HEDGED, 1.0),
        ("no absolutes", LONGEST, 0.25),
        ("convergence", LONGEST, 0.25),
        ("all four together", HEDGED, 1.0),
        ("all four together", AMOUNTS, 0.25),
    ],
)
def test_what_a_guesser_earns(strategy: str, asked: Question, earned: float) -> None:
    item = read_items(asked, DEFAULTS)[0]
    assert guess([item], STRATEGIES[strategy]) == pytest.approx(earned)
    assert guess([item, *read_items(numeric(), DEFAULTS)], STRATEGIES[strategy]) == earned


def test_a_guesser_without_questions_earns_nothing() -> None:
    assert guess([], STRATEGIES["longest option"]) == 0


def test_a_case_counts_once_and_its_options_like_any_others() -> None:
    found = measure(case(level="analyse"), numeric())
    said = {name: (f.rule, f.value.replace("\u202f", " ")) for name, f in found.items()}
    assert said["The key is the longest option"] == ("S2", "100.0 %")
    assert said["Topics with fewer than 40 questions"] == ("S5", "1")
    assert said["Calculations"] == ("S6", "50.0 %")
    assert said["Level analyse and evaluate"] == ("S7", "50.0 %")
    places = [f.value for name, f in found.items() if "in place" in name]
    assert sum(float(value.split("\u202f")[0]) for value in places) == 100
    half = measure(case(parts=list(PARTS[:4])))
    assert half["Calculations"].value == "100.0\u202f%"
    negative = measure(case(parts=[PARTS[0] | {"negative": True}, PARTS[1]]), numeric())
    assert negative["Negative questions"].value == "50.0\u202f%"
