"""``flask content export`` and ``import``: files out, files in, and every refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app import create_app
from kb.load import load_library
from quizzes.exchange.portable import concretise
from quizzes.load import load_bank
from settings import ROOT, read_settings

SAMPLE = ROOT / "tests" / "sample_content"
FORMATS = ("gift", "moodle-xml", "csv")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(
        read_settings(
            {
                "LINKAGE_DATA_DIR": str(tmp_path_factory.mktemp("exchange")),
                "LINKAGE_CONTENT": str(SAMPLE),
                "LINKAGE_SECRET_KEY": "a key for tests only",
            }
        ),
        testing=True,
    )


def run(app: Flask, *words: str | Path) -> Result:
    return app.test_cli_runner().invoke(args=["content", *map(str, words)])


def export(app: Flask, file: Path, format_id: str, *words: str) -> Result:
    return run(app, "export", "questions", "--format", format_id, "--output", file, *words)


@pytest.mark.parametrize("format_id", FORMATS)
def test_an_exported_file_is_imported_into_an_overlay(
    app: Flask, tmp_path: Path, format_id: str
) -> None:
    file, overlay = tmp_path / "Spring exam.x", tmp_path / "overlay"
    assert export(app, file, format_id).exit_code == 0
    result = run(app, "import", file, "--format", format_id, "--into", overlay)
    assert result.exit_code == 0, result.output
    written = sorted(path.name for path in (overlay / "questions").iterdir())
    assert {name.split("-", 1)[1] for name in written} == {
        f"{slug}-spring-exam.yaml" for slug in ("role-of-sop", "monthly-cycle", "demand-planning")
    }
    library, _ = load_library([SAMPLE])
    before, _ = load_bank([SAMPLE], library)
    after, problems = load_bank([SAMPLE, overlay], library)
    assert problems == []
    plain = [q for q in before.questions if not q.variables and q.grid is None]
    assert len(plain) > 2
    for question in plain:
        (first, _), *_ = concretise(question)
        (second, _), *_ = concretise(after.by_id[question.id])
        assert first is not None
        assert second is not None
        assert (second.stem, len(second.options)) == (first.stem, len(first.options))
        assert after.by_id[question.id].file.startswith("overlay/")


def test_what_is_not_held_is_listed(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "demand.csv"
    result = export(app, file, "csv", "--topic", "demand-planning", "--seeds", "2")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            *(
                f"dp-tracking-signal-seed-{n}: variables: Drawn numbers aren't held; "
                f"the numbers of seed {n} are written out."
                for n in (1, 2)
            ),
            "Questions: 4. Things not held: 2.",
        ],
    )
    again = export(app, file, "csv")
    assert (again.exit_code, again.output) == (
        1,
        f"Error: {file} exists already. Remove it first.\n",
    )
    assert "There is no topic nowhere." in export(app, file, "csv", "--topic", "nowhere").output


def test_standard_output_holds_the_file_alone(app: Flask) -> None:
    result = run(app, "export", "questions", "--format", "gift", "--topic", "role-of-sop")
    assert result.stdout.startswith("$CATEGORY: $course$/top/role-of-sop\n")
    assert "Things not held" not in result.stdout
    assert "Things not held" in result.stderr


GOOD = """\
::A cycle::Before the demand review {clue}, which work comes first in the monthly cycle?{{
    =Gather the data of the last month#Right because nobody can plan from figures that differ.
    ~Approve the plan of the next year#Tempting because it is a plan. Wrong since it comes last.
    ~Compare the costs of two options#Tempting because money counts. Wrong since no gap is known.
    ~Release the orders of this week#Tempting because it is urgent. Wrong since nothing is agreed.
}}
"""
BAD = "\n::Short::Who plans?{=Everybody ~Nobody#No}\n"
DEFAULTS = ("--topic", "monthly-cycle", "--section", "calendar", "--domain", "2",
            "--level", "understand", "--difficulty", "2")  # fmt: skip


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "old.gift"
    file.write_text(text, encoding="utf-8")
    return file


def test_nothing_is_imported_while_a_row_has_problems(app: Flask, tmp_path: Path) -> None:
    section = app.extensions["linkage.library"].by_slug["monthly-cycle"].sections[0].id
    words = [section if word == "calendar" else word for word in DEFAULTS]
    file, overlay = write(tmp_path, GOOD.format(clue="starts") + BAD), tmp_path / "overlay"
    result = run(app, "import", file, "--format", "gift", "--into", overlay, *words)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0] == f"{file}:8: Short.options[1].why: This field is missing. Add it."
    assert lines[-1] == (
        "Error: 1 of 2 rows have problems. Nothing is imported. Correct them, or take the others "
        "with --confirm."
    )
    assert not overlay.exists()

    confirmed = run(app, "import", file, "--format", "gift", "--into", overlay, "--confirm", *words)
    place = overlay / "questions" / "03-monthly-cycle-old.yaml"
    assert confirmed.exit_code == 0, confirmed.output
    assert confirmed.output.splitlines()[-3:] == [
        f"{place} is written: 1 question.",
        f"Add {overlay} to LINKAGE_CONTENT, then run: flask content check",
        "1 of 2 rows are left out.",
    ]
    library, _ = load_library([SAMPLE])
    bank, problems = load_bank([SAMPLE, overlay], library)
    assert problems == []
    assert bank.by_id["a-cycle"].file == "overlay/questions/03-monthly-cycle-old.yaml"

    again = run(app, "import", file, "--format", "gift", "--into", overlay, "--confirm", *words)
    assert again.exit_code == 1
    assert f"{place} exists already." in again.output


def test_a_dry_run_prints_the_files(app: Flask, tmp_path: Path) -> None:
    section = app.extensions["linkage.library"].by_slug["monthly-cycle"].sections[0].id
    words = [section if word == "calendar" else word for word in DEFAULTS]
    file = write(tmp_path, GOOD.format(clue="starts"))
    result = run(app, "import", file, "--format", "gift", "--dry-run", *words)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "# questions/03-monthly-cycle-old.yaml\ntopic: monthly-cycle\nquestions:\n  - id: a-cycle\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("::A::{{ 1 + 1 }}?{=me ~you}", "The braces { } don't match."),
        (GOOD.format(clue="\\{\\{ 1 + 1 \\}\\}"), "would be read as a formula. Remove the braces."),
        (GOOD.format(clue="x") * 2, "A second question begins here."),
        (f"{GOOD.format(clue='x')}\n{GOOD.format(clue='y')}", "has the same id."),
    ],
)
def test_problems_of_single_rows(app: Flask, tmp_path: Path, text: str, said: str) -> None:
    file = write(tmp_path, text)
    result = run(app, "import", file, "--format", "gift", "--dry-run", "--topic", "monthly-cycle")
    assert result.exit_code == 1
    assert said in result.output


def test_a_file_that_can_not_be_read(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_bytes(b"<quiz>\n<question>")
    result = run(app, "import", file, "--format", "moodle-xml", "--dry-run")
    assert result.output == f"Error: {file}: Line 2: not valid XML (no element found).\n"
    assert "Give either --into FOLDER or --dry-run." in (
        run(app, "import", file, "--format", "moodle-xml").output
    )
    with file.open("wb") as large:
        large.truncate(20_000_001)
    result = run(app, "import", file, "--format", "moodle-xml", "--dry-run")
    assert result.output == f"Error: {file} is larger than 20 MB. Split it.\n"
