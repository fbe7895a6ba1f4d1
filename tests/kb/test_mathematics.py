"""LaTeX formulas."""

from __future__ import annotations

import pytest

from kb.mathematics import FormulaError, read_formula, render_formula


def test_text_in_a_formula_is_escaped() -> None:
    assert render_formula(r"a < \text{<b>}") == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><mi>a</mi>'
        "<mo>&lt;</mo><mtext>&lt;b&gt;</mtext></mrow></math>"
    )


@pytest.mark.parametrize(
    ("latex", "message"),
    [
        ("x" * 1001, "The formula is longer than 1000 characters. Split it."),
        ("{x", "The braces of ${x$ don't match. Close every { with a }."),
        (r"\left( a", r"$\left( a$ is not valid LaTeX (ExtraLeftOrMissingRight). Correct it."),
        (r"\foo", r"\foo is not a known LaTeX command. Write it differently."),
        (r"\frac{a}", r"$\frac{a}$ lacks an argument. Write both parts in braces."),
        (r"\color{red}{x}", "Colours and styles are not allowed in formulas. Remove them."),
    ],
)
def test_what_cannot_be_shown_says_why(latex: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        render_formula(latex)

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"TS = \frac{\sum e}{\text{MAD}}", "TS = sum e MAD"),
        (r"\sigma \times \sqrt{L}", "sigma times L"),
    ],
)
def test_formulas_can_be_searched_for_in_words(latex: str, words: str) -> None:
    assert read_formula(latex) == words
