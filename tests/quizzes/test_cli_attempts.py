"""``flask attempts regrade``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from quizzes.model import Question
from quizzes.services import attempts, starting
from quizzes.sittings import Asked, Mode, Rules
from tests.cast import add_account
from tests.quizzes.mended import serve
from tests.quizzes.samples import WHYS, choice

TEXTS = ("It leans high", "It leans low", "It is sound")


def keyed(right: str) -> Question:
    options = [
        {"text": text, "why": why, "correct": text == right}
        for text, why in zip(TEXTS, WHYS, strict=False)
    ]
    return choice(id="q-mended", options=options)


FIRST, SECOND = keyed("It leans high"), keyed("It leans low")
REWORDED = choice(id="q-mended", texts=("It leans up", "It leans low", "It is sound"))


@pytest.fixture
def mended(app: Flask) -> Iterator[Flask]:
    """Ada has answered what was right under the first key; the files hold the second."""
    person = add_account(app, "Ada").id
    with app.app_context(), serve(app, FIRST):
        rules = Rules(Mode.PRACTICE, 5)
        attempt_id = starting.open_attempt(person, rules, lambda _: [Asked(FIRST, 3)])
        variant = attempts.recall_variant(attempts.find_sitting(person, attempt_id).items[0])
        right = next(option.id for option in variant.options if option.correct)
        attempts.answer(person, attempt_id, 1, 1, right, None)
    with serve(app, SECOND):
        yield app


def run(app: Flask, *arguments: str, say: str = "") -> tuple[int, list[str]]:
    runner = app.test_cli_runner()
    result = runner.invoke(args=["attempts", "regrade", *arguments], input=say)
    return result.exit_code, result.output.splitlines()


def test_a_dry_run_says_what_changes_and_changes_nothing(mended: Flask) -> None:
    for arguments in (["q-mended"], ["--all"]):
        status, lines = run(mended, *arguments, "--dry-run")
        assert (status, lines[0], lines[-1]) == (0, "q-mended", "Nothing was changed.")
        assert lines[1].startswith(f"  {FIRST.hash[:12]}, asked since ")
        assert lines[1].endswith(": 1 answer")
        assert lines[2].split() == ["1", "go", "from", "1.00", "to", "0.00"]
        assert lines[3].split()[0] == "Ada"
        assert lines[3].endswith("practice, open           1.00 of 1 -> 0.00 of 1")
        assert len(lines) == 5


def test_it_asks_and_then_grades_once(mended: Flask) -> None:
    status, lines = run(mended, "q-mended", say="n\n")
    assert (status, lines[-1]) == (1, "Aborted!")
    status, lines = run(mended, "q-mended", say="y\n")
    assert (status, lines[-1]) == (0, "q-mended: 1 answer, 1 changed.")
    nothing = (0, ["q-mended", "  Every answer is graded by this key already."])
    status, lines = run(mended, "q-mended", "--yes")
    assert (status, lines[:-1]) == nothing
    assert run(mended, "--all", "--yes") == (0, ["There is nothing to grade again."])
    status, lines = run(mended, "q-mended", "--undo", "--yes")
    assert (status, lines[-1]) == (0, "q-mended: 1 answer, 1 changed.")


def test_what_reads_otherwise_and_what_is_not_there(app: Flask, mended: Flask) -> None:
    with serve(app, REWORDED):
        status, lines = run(mended, "q-mended", "--yes")
    assert status == 1
    assert lines[2:] == [
        "    What there is to choose from changed, so answers to this version keep their grade.",
        "There is nothing to grade again.",
    ]
    status, lines = run(mended, "q-none")
    assert status == 2
    assert "Nobody was asked a question q-none." in lines[-1]
    for arguments in ([], ["q-mended", "--all"], ["--all", "--undo"]):
        assert run(mended, *arguments)[0] == 2
