"""Question files: every problem with its place, and every sound question kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from quizzes.linting.limits import DEFAULTS
from quizzes.load import load_bank
from quizzes.model import Acceptance
from quizzes.variants import make_variant
from tests.loaded import SAMPLE, open_library

LIBRARY, _ = open_library(SAMPLE)
GOOD = """\
  - id: {id}
    kind: single-choice
    section: bias-tracking
    domain: 3
    level: analyse
    difficulty: 3
    terms: []
    stem: {stem}
    options:
      - text: It leans high
        correct: true
        why: Right because every month's demand fell short of the forecast by a little.
      - text: It leans low
        why: Tempting because the sign is negative. Wrong since errors are actual minus forecast.
      - text: It is sound
        why: Tempting because each error is small. Wrong since all of them point the same way.
      - text: It is seasonal
        why: Tempting because errors seem to repeat. Wrong since a season would change their sign.
"""


def write(folder: Path, text: str, name: str = "04-demand-planning.yaml") -> Path:
    """Write a question file and return its content folder."""
    (folder / "questions").mkdir(parents=True, exist_ok=True)
    (folder / "questions" / name).write_text(text, encoding="utf-8")
    return folder


def good(id: str, stem: str = "What should the planner conclude?") -> str:
    return GOOD.format(id=id, stem=stem)


def load(*folders: Path) -> tuple[list[str], list[str]]:
    """Return the ids of the bank and the problems as lines."""
    bank, problems = load_bank(folders, LIBRARY)
    return [question.id for question in bank.questions], [str(problem) for problem in problems]


def test_the_sample_loads_in_the_order_of_its_files() -> None:
    bank, problems = load_bank((SAMPLE,), LIBRARY)
    assert problems == []
    assert [question.id for question in bank.questions] == [
        "ro-level-of-detail",
        "ro-two-plans",
        "mc-first-step",
        "mc-ending-stock",
        "dp-mad-meaning",
        "dp-tracking-signal",
        "dp-bias-conclusion",
    ]
    assert {slug: len(some) for slug, some in bank.by_topic.items()} == {
        "role-of-sop": 2,
        "monthly-cycle": 2,
        "demand-planning": 3,
    }
    assert all(bank.by_id[question.id] is question for question in bank.questions)


def test_a_faulty_question_is_reported_and_the_others_stay(tmp_path: Path) -> None:
    bad = good("bad").replace("difficulty: 3", "difficulty: 9").replace("terms: []", "term: []")
    text = "topic: demand-planning\nquestions:\n" + good("one") + bad + good("two")
    ids, problems = load(write(tmp_path / "c", text))
    assert ids == ["one", "two"]
    assert problems == [
        "c/questions/04-demand-planning.yaml:26: questions[2].difficulty: "
        "This is not a whole number from 1 to 5.",
        "c/questions/04-demand-planning.yaml:27: questions[2].term: "
        "There is no field of this name. Check its spelling or remove it.",
    ]


def test_a_question_that_breaks_a_rule_stays_out(tmp_path: Path) -> None:
    text = "topic: demand-planning\nquestions:\n" + good("one", "It is late.") + good("two")
    assert load(write(tmp_path / "c", text)) == (
        ["two"],
        [
            "c/questions/04-demand-planning.yaml:3: one.stem: "
            "E08: It ends “…It is late.”. End with ?, : or an open sentence; a calculation, an "
            "order or pairs may end with an instruction."
        ],
    )


def test_a_file_that_is_no_question_file(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    write(folder, "- just\n- a list\n", "a.yaml")
    write(folder, "topic: demand-planning\n", "b.yaml")
    write(folder, "topic: [\n", "c.yaml")
    write(folder, "topic: demand-planning\nquestions: []\nnotes: x\n", "d.yaml")
    ids, problems = load(folder)
    assert ids == []
    assert problems == [
        "c/questions/a.yaml:1: topic: This field is missing. Write topic: and the topic's slug.",
        "c/questions/b.yaml:1: questions: "
        "This is not a list. Write one - id: entry for each question.",
        problems[2],
        "c/questions/d.yaml:3: notes: "
        "There is no field of this name. Check its spelling or remove it.",
    ]
    assert problems[2].startswith("c/questions/c.yaml:2: Not valid YAML")


def test_an_id_is_used_once_in_a_folder(tmp_path: Path) -> None:
    text = "topic: demand-planning\nquestions:\n" + good("one") + good("one", "What now?")
    assert load(write(tmp_path / "c", text)) == (
        ["one"],
        [
            "c/questions/04-demand-planning.yaml:21: id: "
            "one is also in c/questions/04-demand-planning.yaml. Give one a new id."
        ],
    )


def test_a_later_folder_replaces_and_adds(tmp_path: Path) -> None:
    text = "topic: demand-planning\nquestions:\n"
    text += good("dp-mad-meaning", "What does the partner ask?") + good("partner-own")
    bank, problems = load_bank((SAMPLE, write(tmp_path / "partner", text, "own.yaml")), LIBRARY)
    assert problems == []
    assert len(bank.questions) == 8
    assert bank.by_id["dp-mad-meaning"].stem == "What does the partner ask?"
    assert bank.by_id["partner-own"].file == "partner/questions/own.yaml"


def test_line_breaks_in_texts_do_not_matter_to_the_hash(tmp_path: Path) -> None:
    head = "topic: demand-planning\nquestions:\n"
    plain = write(tmp_path / "a", head + good("one"))
    folded = good("one", ">-\n      What should\n      the planner conclude?")
    other = write(tmp_path / "b", head + folded)
    one, two = (load_bank((folder,), LIBRARY)[0].by_id["one"] for folder in (plain, other))
    assert one.hash == two.hash


FROM_COMPANY = """\
  - id: {id}
    kind: numeric
    section: bias-tracking
    domain: 3
    level: apply
    difficulty: 2
    terms: []
    variables:
      demand: {{company: {path}}}
      price: {{company: families.pumps.price}}
      month: {{min: 0, max: 11}}
    derived: {{sales: 'demand[month] * price'}}
    stem: Demand is {{{{ demand }}}}. What does month {{{{ month + 1 }}}} sell at {{{{ price }}}}?
    answer: {{value: sales, unit: USD}}
    solution: ['{{{{ demand[month] }}}} × {{{{ price }}}} = {{{{ sales }}}}']
    mistakes:
      - value: demand[month]
        why: Tempting because it is demand. Wrong since units are not money.
      - value: price
        why: Tempting because it is money. Wrong since it is for one unit only.
"""


def test_a_variable_may_be_a_value_of_the_company(tmp_path: Path) -> None:
    text = FROM_COMPANY.format(id="one", path="families.pumps.demand")
    folder = write(tmp_path / "c", "topic: demand-planning\nquestions:\n" + text)
    bank, problems = load_bank((folder,), LIBRARY)
    question = bank.by_id["one"]

    assert problems == []
    assert [variable.name for variable in question.variables] == ["month"]
    assert question.derived == (
        ("demand", "[100, 100, 100, 100, 130, 100, 100, 100, 100, 100, 100, 70]"),
        ("price", "110"),
        ("sales", "demand[month] * price"),
    )
    variant = make_variant(question, 1)
    month = int(variant.values["month"])
    assert variant.key == (100, 100, 100, 100, 130, 100, 100, 100, 100, 100, 100, 70)[month] * 110
    assert variant.stem.startswith("Demand is 100, 100, 100, 100, 130,")


def test_an_unknown_value_of_the_company_is_reported_at_its_line(tmp_path: Path) -> None:
    text = FROM_COMPANY.format(id="one", path="families.pumps")
    folder = write(tmp_path / "c", "topic: demand-planning\nquestions:\n" + text)

    assert load(folder) == (
        [],
        [
            "c/questions/04-demand-planning.yaml:11: questions[1].variables.demand: The company has"
            " no value families.pumps. Correct the path, or add it to company.yaml."
        ],
    )


def test_an_overlay_changes_what_the_linter_compares_with(tmp_path: Path) -> None:
    text = "topic: demand-planning\nquestions:\n" + good("one")
    base = write(tmp_path / "c", text)
    (base / "linting.yaml").write_text("near_duplicate: 0.6\nhedges: [perhaps]\n")
    overlay = tmp_path / "o"
    overlay.mkdir()
    (overlay / "linting.yaml").write_text("hedges: [maybe]\n")
    bank, problems = load_bank([base, overlay], LIBRARY)
    assert problems == []
    assert bank.limits == replace(DEFAULTS, near_duplicate=0.6, hedges=("maybe",))


def test_a_slip_in_the_limits_is_named_and_changes_nothing(tmp_path: Path) -> None:
    base = write(tmp_path / "c", "topic: demand-planning\nquestions: []\n")
    (base / "linting.yaml").write_text("stem_most_words: many\nhedge: [maybe]\n")
    bank, problems = load_bank([base], LIBRARY)
    assert [str(p) for p in problems] == [
        "c/linting.yaml:1: stem_most_words: This is not a number.",
        "c/linting.yaml:2: hedge: There is no field of this name. Check its spelling or remove it.",
    ]
    assert bank.limits == DEFAULTS


def test_enemies_and_acceptances_are_kept_but_are_not_content(tmp_path: Path) -> None:
    extra = "    enemies: [two]\n    accept: [{rule: W14, because: The key has to name both.}]\n"
    text = "topic: demand-planning\nquestions:\n" + good("one")
    plain, _ = load_bank([write(tmp_path / "c", text)], LIBRARY)
    told, problems = load_bank([write(tmp_path / "d", text + extra)], LIBRARY)
    assert problems == []
    question = told.questions[0]
    assert (question.enemies, question.accept) == (
        ("two",),
        (Acceptance("W14", "The key has to name both."),),
    )
    assert question.hash == plain.questions[0].hash
