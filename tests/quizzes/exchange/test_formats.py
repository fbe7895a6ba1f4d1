"""Every format: out and in again is the identity on what it holds, and the rest is listed."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Library
from quizzes.exchange.formats import FORMATS, hold_all
from quizzes.exchange.model import Format, Loss, Portable, Row, UnreadableError
from quizzes.exchange.portable import concretise, to_entry
from quizzes.load import build_question
from quizzes.model import Bank, Question
from quizzes.schemas import QUESTION
from tests.quizzes.exchange.portables import portables
from tests.quizzes.samples import choice, table

EVERY = [pytest.param(format_, id=format_.id) for format_ in FORMATS.values()]


PIECES = ("", "{", "}", "=", "~", "#", '"', "<", ">", "&", "\n\n", "::", ",")


def read_or_refuse(format_: Format, data: bytes) -> list[Row]:
    """Return what is read; a refusal, which names its line, gives no row."""
    try:
        return format_.read(data)
    except UnreadableError as refusal:
        return [Row(1, str(refusal))] if not str(refusal).startswith("Line ") else []


def carry(format_: Format, questions: list[Portable]) -> list[Row]:
    """Return what is read of a file with these questions."""
    return format_.read(format_.write(questions).encode())


@pytest.mark.parametrize("format_", EVERY)
@given(st.lists(portables(), min_size=1, max_size=3))
def test_out_and_in_again_changes_nothing_that_is_held(
    format_: Format, questions: list[Portable]
) -> None:
    held = [kept for kept, _ in map(format_.hold, questions) if kept]
    if not held:
        return
    rows = carry(format_, held)
    assert [row.question for row in rows] == held
    assert [(row.problems, row.notes) for row in rows] == [((), ())] * len(held)


@pytest.mark.parametrize("format_", EVERY)
@given(portables())
def test_whatever_is_not_held_is_listed(format_: Format, question: Portable) -> None:
    held, losses = format_.hold(question)
    named = {loss.field.split(".")[0] for loss in losses}
    assert {loss.question for loss in losses} <= {question.id}
    if held is None:
        assert losses != []
        return
    changed = {
        f.name for f in fields(Portable) if getattr(held, f.name) != getattr(question, f.name)
    }
    assert changed == named
    assert format_.hold(held) == (held, [])


@pytest.mark.parametrize("format_", EVERY)
def test_every_question_that_ships_comes_back_as_far_as_it_is_held(
    format_: Format, bank: Bank
) -> None:
    held, losses = hold_all(bank.questions, format_)
    rows = carry(format_, held)
    assert [row.question for row in rows] == held
    assert {(row.problems, row.notes) for row in rows} == {((), ())}
    left_out = {loss.question for loss in losses if loss.field == "kind"}
    written = {question.id.removesuffix("-seed-1") for question in held}
    assert left_out | written == set(bank.by_id)
    assert left_out & written == set()


def test_a_row_of_a_sheet_makes_the_question_that_it_came_from(
    bank: Bank, library: Library
) -> None:
    """CSV holds all of a question without formulas, so the bank would not see a difference."""
    plain = [q for q in bank.questions if not (q.derived or q.variables or q.accept)]
    held, losses = hold_all(plain, FORMATS["csv"])
    rows = {row.name: row.question for row in carry(FORMATS["csv"], held)}
    assert {loss.field for loss in losses} <= {"kind", "answer.value"}
    exact = [q for q in plain if q.id in rows and q.kind != "numeric"]
    assert len(exact) > 100
    assert [rebuild(rows[q.id], q, library) for q in exact] == exact


def rebuild(portable: Portable | None, like: Question, library: Library) -> Question:
    assert portable is not None
    entry = dict(QUESTION.load(to_entry(portable)))
    return build_question(portable.topic, entry, like.file, like.line, library.company)


def test_more_seeds_make_more_variants(bank: Bank) -> None:
    question = next(q for q in bank.questions if q.variables and q.kind == "numeric")
    held, losses = hold_all([question], FORMATS["csv"], 3)
    assert [kept.id for kept in held] == [f"{question.id}-seed-{n}" for n in (1, 2, 3)]
    assert len({(kept.stem, kept.answer) for kept in held}) > 1
    assert [loss.message for loss in losses if loss.field == "variables"] == [
        f"Drawn numbers aren't held; the numbers of seed {n} are written out." for n in (1, 2, 3)
    ]


def test_a_kind_that_no_format_knows_is_listed() -> None:
    said = "No format holds a table question; it is left out."
    assert list(concretise(table())) == [(None, [Loss("q-table", "kind", said)])]


def test_an_exhibit_can_not_travel() -> None:
    question = replace(choice(), exhibit=table().grid)
    said = "No format holds a question with “exhibit”; it is left out."
    assert list(concretise(question)) == [(None, [Loss("q-choice", "kind", said)])]


@pytest.mark.parametrize("format_", EVERY)
@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe\x00\xd8", b"\x00" * 20])
def test_a_file_that_can_not_be_read_is_refused_with_its_line(format_: Format, data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^Line [13]: .*\.$"):
        format_.read(data)


@pytest.mark.parametrize("format_", EVERY)
@given(st.binary(max_size=200))
def test_noise_never_breaks_a_reader(format_: Format, data: bytes) -> None:
    assert all(row.problems for row in read_or_refuse(format_, data) if row.question is None)


@pytest.mark.parametrize("format_", EVERY)
@given(st.data())
def test_a_damaged_file_never_breaks_a_reader(format_: Format, data: st.DataObject) -> None:
    held, _ = format_.hold(data.draw(portables()))
    written = format_.write([held] if held else [])
    at = data.draw(st.integers(0, len(written)))
    after = written[at + data.draw(st.integers(0, 5)) :]
    damaged = written[:at] + data.draw(st.sampled_from(PIECES)) + after
    rows = read_or_refuse(format_, damaged.encode())
    assert all(row.problems for row in rows if row.question is None)


def test_every_format_names_its_files() -> None:
    assert [format_.suffix for format_ in FORMATS.values()] == [".gift.txt", ".xml", ".csv"]
