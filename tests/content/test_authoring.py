"""The examples in docs/authoring.md are content that loads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from quizzes.checks import check_question
from quizzes.expressions import Scope
from quizzes.linting.limits import DEFAULTS
from quizzes.linting.report import lint_bank
from quizzes.linting.rules import Severity
from quizzes.lists import MAX_ITEMS
from quizzes.load import build_question, make_bank
from quizzes.maturity.load import SECTIONS, load_instrument
from quizzes.numbers import LARGEST, ExpressionError
from quizzes.schemas import QUESTION
from quizzes.variant_checks import check_seeds
from settings import ROOT
from tests.loaded import SHIPPED, open_library

GUIDE = (ROOT / "docs" / "authoring.md").read_text()


def examples(language: str, heading: str = "") -> list[str]:
    """Return the fenced blocks of a language, below one heading or in the whole guide."""
    part = (
        re.split(r"^## ", GUIDE.split(f"\n## {heading}\n")[1], flags=re.M)[0] if heading else GUIDE
    )
    return re.findall(rf"^```{language}\n(.*?)^```", part, re.M | re.S)


def test_every_yaml_example_can_be_read() -> None:
    read = [yaml.safe_load(example) for example in examples("yaml")]
    assert len(read) == 19
    assert all(read)


@pytest.mark.parametrize(("kind", "topic"), [("ordering", 3), ("matching", 12), ("case", 13)])
def test_the_examples_of_whole_questions_pass_the_checks(kind: str, topic: int) -> None:
    part = next(one for one in examples("yaml", "Questions") if f"kind: {kind}" in one)
    (entry,) = yaml.safe_load(part)
    library, _ = open_library(SHIPPED)
    slug = library.topics[topic - 1].slug
    loaded = dict(QUESTION.load(entry))
    question = build_question(slug, loaded, "docs/authoring.md", 1, library.company)
    assert check_question(question, library, DEFAULTS) == []
    assert list(check_seeds(question, 200)) == []
    report = lint_bank(make_bank([question]), library)
    assert [finding for finding in report.findings if finding.severity is not Severity.NOTE] == []


def test_the_maturity_example_overlays_the_instrument(tmp_path: Path) -> None:
    (example,) = examples("yaml", "The maturity instrument")
    (tmp_path / "maturity.yaml").write_text(example)
    shipped, _ = load_instrument([ROOT / "content"])
    overlaid, problems = load_instrument([ROOT / "content", tmp_path])
    assert problems == []
    assert shipped is not None
    assert overlaid is not None
    assert overlaid.by_id["D4"].statements[0] == "Planners hear of launches from customers."
    assert [d for d in overlaid.dimensions if d.id != "D4"] == [
        d for d in shipped.dimensions if d.id != "D4"
    ]
    assert [fact.id for fact in overlaid.facts] == [*(fact.id for fact in shipped.facts), "F9"]
    assert [cap.fact for cap in overlaid.caps] == ["F9"]
    assert (len(overlaid.rules), len(overlaid.checks)) == (2, len(shipped.checks))
    assert len(overlaid.initiatives) == len(shipped.initiatives)
    assert (overlaid.stages, overlaid.notes) == (shipped.stages, shipped.notes)


def test_every_section_of_the_instrument_is_explained() -> None:
    part = GUIDE.split("## The maturity instrument")[1].split("\n## ")[0]
    assert [name for name in SECTIONS if f"`{name}`" not in part and f"\n{name}:" not in part] == []


def test_what_the_guide_says_about_numbers_holds() -> None:
    scope = Scope({"actual": [90, 110], "forecast": [100, 100]})
    assert scope.evaluate("0.1 + 0.2 == 0.3") is True
    assert scope.evaluate("mad([-3, 5])") == 4
    assert scope.evaluate("mad(actual, forecast)") == 10
    assert scope.evaluate("10 ** 15") == LARGEST
    with pytest.raises(ExpressionError, match="too large"):
        scope.evaluate("10 ** 15 + 1")
    assert f"more than {MAX_ITEMS:,} items" in GUIDE
