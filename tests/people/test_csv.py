"""CSV: spreadsheets take nothing for a formula, and everything comes back as it was."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from people.csv import BYTE_ORDER_MARK, neutralise, write_csv

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def test_a_table_is_written_with_mark_and_line_ends() -> None:
    assert write_csv(["Name", "n"], [["=1+1", -2], ["Łucja, “L”", None], ['a"b', 0.5]]) == (
        '\ufeffName,n\r\n\'=1+1,-2\r\n"Łucja, “L”",\r\n"a""b",0.5\r\n'
    )


@given(TEXTS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    written = neutralise(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert written in {text, "'" + text}


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=4))
def test_what_is_written_can_be_read(rows: list[list[str]]) -> None:
    written = write_csv(["a", "b"], rows).removeprefix(BYTE_ORDER_MARK)
    read = list(csv.reader(io.StringIO(written, newline="")))
    assert read == [["a", "b"], *([neutralise(cell) for cell in row] for row in rows)]
