"""The file that holds the running company."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kb.company import Company
from kb.company_file import load_company
from kb.model import Problem
from settings import ROOT

SAMPLE = ROOT / "tests" / "sample_content" / "company.yaml"


def load(folder: Path, old: str = "", new: str = "") -> tuple[Company, list[Problem]]:
    text = SAMPLE.read_text(encoding="utf-8")
    assert old in text
    (folder / "company.yaml").write_text(text.replace(old, new, 1) if old else text)
    problems: list[Problem] = []
    return load_company([folder], problems), problems


def test_the_sample_loads_and_adds_up(tmp_path: Path) -> None:
    company, problems = load(tmp_path)

    assert problems == []
    assert (company.name, list(company.families)) == ("Sample Works", ["pumps", "cabinets"])
    assert company.lookup("money.revenue") == 348000
    assert company.lookup("resources.assembly.hours.pumps") == 0.3


def test_a_later_folder_replaces_the_whole_company(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "company.yaml")
    later = tmp_path / "later"
    later.mkdir()
    text = SAMPLE.read_text().replace("Sample Works", "Other Works").partition("resources:")[0]
    (later / "company.yaml").write_text(text)

    company = load_company([tmp_path, later], [])

    assert (company.name, company.lookup("resources")) == ("Other Works", None)


def test_without_a_file_there_is_an_empty_company(tmp_path: Path) -> None:
    assert load_company([tmp_path], []) == Company()


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "message"),
    [
        ("name: Sample Works\n", "", 1, "name", "This field is missing. Add it."),
        ("price: 110", "price: -1", 10, "families.pumps.price", "This is not a number from 0 on."),
        ("100, 100, 70]", "70]", 12, "families.pumps.demand",
         "This holds 10 values. Write one for each month."),
        ("environment: make-to-stock", "environment: later", 8, "families.pumps.environment",
         "'later' is not one of: make-to-stock, assemble-to-order, make-to-order,"
         " engineer-to-order."),
        ("inventory: 280", "revenue: 5", 13, "families.pumps.revenue",
         "This is computed from other values. Remove it."),
        ("inventory: 25000", "turns: 6", 24, "money.turns",
         "This is computed from other values. Remove it."),
        ("overhead: 30000", "overhead: much", 24, "money.overhead",
         "This is not a number. Write one."),
        ("inventory: 280", "Stock Level: 5", 13, "families.pumps.Stock Level",
         "This name can't stand in a path. Use a-z, 0-9, hyphens and underlines."),
        ("inventory: 280", "inventory: true", 13, "families.pumps.inventory",
         "This is neither a number nor a text. Write one of them."),
    ],
)  # fmt: skip
def test_faults_name_file_line_and_field(
    tmp_path: Path, old: str, new: str, line: int, field: str, message: str
) -> None:
    company, problems = load(tmp_path, old, new)

    assert company == Company()
    assert problems == [Problem(f"{tmp_path.name}/company.yaml", line, field, message)]
