"""Every step of a worked example that is plain arithmetic gives its result."""

from __future__ import annotations

import re

import pytest
from simpleeval import simple_eval

from tests.content.numbers.printing import n
from tests.loaded import SHIPPED, open_library

LIBRARY, _ = open_library(SHIPPED)
EXAMPLE = re.compile(r"^::: example (EX-\w+)[^\n]*\n(.*?)^:::", re.M | re.S)
STEP = re.compile(r"^\d+\. (.*?) → \*\*(.*?)\*\*", re.M)
NUMBER = re.compile(r"[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

ALL = [match.groups() for topic in LIBRARY.topics for match in EXAMPLE.finditer(topic.markdown)]


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
    for name, text in ALL
    for step, result in STEP.findall(text)
    if (expression := arithmetic(step)) and NUMBER.match(result.replace("USD ", ""))
]


@pytest.mark.parametrize(("expression", "result"), CALCULATIONS)
def test_step_gives_its_result(expression: str, result: str) -> None:
    printed = NUMBER.match(result.replace("USD ", ""))
    assert printed is not None
    decimals = len(printed[0].partition(".")[2])
    value = float(simple_eval(expression))
    accepted = {n(value, decimals), n(100 * value, decimals) if "%" in result else ""}
    assert printed[0].replace("-", "−") in accepted


def test_most_steps_are_plain_arithmetic() -> None:
    steps = sum(len(STEP.findall(text)) for _, text in ALL)
    assert len(CALCULATIONS) > steps / 3
