"""CSV: nothing that a spreadsheet would run, and every row located."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.csv import BYTE_ORDER_MARK, FORMULA_STARTS
from quizzes.exchange import sheet, sheet_reader
from quizzes.exchange.model import Portable, Remark, Row, UnreadableError
from quizzes.model import Mistake, NumericAnswer, Option
from tests.quizzes.exchange.portables import PIECES, portables

CELLS = st.lists(st.one_of(PIECES, st.sampled_from(["'", "=", "\t"])), max_size=5).map("".join)


def is_harmless(cell: str) -> bool:
    """Tell whether a spreadsheet takes a cell for text or a plain number."""
    number = cell.removeprefix("-").replace(".", "", 1)
    return not cell.startswith(FORMULA_STARTS) or (number.isascii() and number.isdecimal())


@given(CELLS)
def test_a_guarded_cell_is_taken_back_as_it_was(cell: str) -> None:
    guarded = sheet.guard(cell)
    assert sheet.unguard(guarded) == cell
    assert (
        not guarded.startswith(FORMULA_STARTS) or guarded.lstrip("-").replace(".", "").isdecimal()
    )


@given(portables())
def test_no_cell_of_a_file_is_run_by_a_spreadsheet(question: Portable) -> None:
    text = sheet.write([question]).removeprefix(BYTE_ORDER_MARK)
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert is_harmless(cell)


def read(text: str) -> list[Row]:
    return sheet_reader.read(text.encode())


def test_a_sheet_that_a_spreadsheet_saved() -> None:
    """Semicolons, another order of columns, empty rows and columns at the end."""
    assert read(
        "stem;kind;id;key;text_1;text_2;why_1;negative;terms;remark\r\n"
        '"Which two,\r\nif any?";multiple-response;q-1;1, 2;a;b;"since ""so""";YES;mad bias;see'
        "\r\n"
        ";;;;;;;;;\r\n"
        "How many?;numeric;q-2;2.50;1;;too few;;;\r\n"
    ) == [
        Row(
            2,
            "q-1",
            Portable(
                "q-1",
                "multiple-response",
                "Which two,\nif any?",
                terms=("mad", "bias"),
                negative=True,
                options=(Option("a", True, 'since "so"'), Option("b", True, "")),
            ),
            notes=(Remark("remark", "There is no column of this name."),),
        ),
        Row(
            5,
            "q-2",
            Portable(
                "q-2",
                "numeric",
                "How many?",
                answer=NumericAnswer("2.5", "", "0", 0, ""),
                mistakes=(Mistake("1", "too few"),),
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ("essay,Write.,,,", "kind",
         "“essay” is not one of: matching, multiple-response, numeric, ordering, single-choice."),
        ("single-choice,Who?,3,a,b", "key", "There is no option 3."),
        ("numeric,How many?,many,,", "key", "“many” is not a number. Write it as in 1250.5."),
        ("numeric,How many?,,,", "key", "“” is not a number. Write it as in 1250.5."),
        ("numeric,How many?,1e99,,", "key", "“1e99” is not a number. Write it as in 1250.5."),
        ("single-choice,Who?,1,a,b,c", "", "The row has 6 cells, the head 5."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(row: str, field: str, said: str) -> None:
    (found,) = read(f"kind,stem,key,text_1,text_2\n\n{row}\n")
    assert (found.line, found.problems[0]) == (3, Remark(field, said))


def test_numbers_and_switches_are_checked() -> None:
    (row,) = read("kind,stem,domain,negative\nordering,Order.,two,maybe\n")
    assert row.problems == (
        Remark("domain", "“two” is not a whole number."),
        Remark("negative", "“maybe” is neither yes nor no."),
    )


CONTROL = "Line 2: there is a control character (code 1). Remove it."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,stem\n", "Line 1: the column kind is missing from the head."),
        ("kind,stem,stem\n", "Line 1: the column stem is there twice."),
        ("kind,stem\n", "Line 2: the table holds no question."),
        ('kind,stem\nordering,"open\n', "Line 2: not valid CSV (unexpected end of data)."),
        (
            "kind,stem\nordering,a\x01b\n",
            CONTROL,
        ),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(text: str, said: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read(text)
    assert str(refusal.value) == said


def test_another_encoding_is_named_with_its_line() -> None:
    with pytest.raises(UnreadableError) as refusal:
        sheet_reader.read("kind,stem\nordering,é\n".encode("latin-1"))
    assert str(refusal.value) == (
        "Line 2: these bytes are not UTF-8. Save the file as UTF-8 and try again."
    )
