"""Every number of a worked example on a page is what its formula gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from simpleeval import simple_eval

from kb.load import load_library
from settings import ROOT
from tests.content.worked_examples import NUMBERS, show

LIBRARY, _ = load_library([ROOT / "content"])
EXAMPLE = re.compile(r"^::: example (EX-\w+)[^\n]*\n(.*?)^:::", re.M | re.S)
STEP = re.compile(r"^\d+\. (.*?) → \*\*(.*?)\*\*", re.M)
NUMBER = re.compile(r"[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def examples() -> Iterator[tuple[str, str, str]]:
    for topic in LIBRARY.topics:
        for match in EXAMPLE.finditer(topic.markdown):
            yield topic.slug, match[1], match[2]


ALL = list(examples())
IDS = [f"{slug}-{name}" for slug, name, _ in ALL]


@pytest.mark.parametrize(("slug", "name", "text"), ALL, ids=IDS)
def test_page_shows_the_computed_numbers(slug: str, name: str, text: str) -> None:
    shown = set(NUMBER.findall(text)) | set(re.findall(r"\b[ABC]\b", text))
    shown |= {n.lstrip("−-") for n in shown}
    assert [n for n in NUMBERS[name] if n not in shown] == []


def arithmetic(step: str) -> str | None:
    """Return a step's calculation as an expression, or None if it is not plain arithmetic."""
    part = re.split(r"[:;] ", step)[-1].replace("USD ", "").replace("\\$", "")
    part = re.sub(r"(\d[\d,.]*)\s*%", r"(\1/100)", part)
    part = part.replace(",", "").translate(str.maketrans("×÷−", "*/-"))
    part = re.sub(r"√\(([^()]*)\)|√([\d.]+)", r"(\1\2)**0.5", part)
    part = re.sub(r"²", "**2", part)
    if not re.fullmatch(r"[\d.()+*/\s-]+", part) or not re.search(r"\d\)*\s*[-+*/]", part):
        return None
    return part


CALCULATIONS = [
    pytest.param(expression, result, id=f"{name}-{step[:40]}")
    for _, name, text in ALL
    for step, result in STEP.findall(text)
    if (expression := arithmetic(step)) and NUMBER.match(result.replace("USD ", ""))
]


@pytest.mark.parametrize(("expression", "result"), CALCULATIONS)
def test_step_gives_its_result(expression: str, result: str) -> None:
    printed = NUMBER.match(result.replace("USD ", ""))
    assert printed is not None
    decimals = len(printed[0].partition(".")[2])
    value = float(simple_eval(expression))
    accepted = {show(value, decimals), show(100 * value, decimals) if "%" in result else ""}
    assert printed[0].replace("-", "−") in accepted


def test_every_example_of_the_table_is_taught() -> None:
    assert sorted(set(NUMBERS) - {name for _, name, _ in ALL}) == []


def test_most_steps_are_plain_arithmetic() -> None:
    steps = sum(len(STEP.findall(text)) for _, _, text in ALL)
    assert len(CALCULATIONS) > steps / 3
