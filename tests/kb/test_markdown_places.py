"""The company's numbers in texts."""

from __future__ import annotations

from kb.company import make_company
from kb.markdown_places import fill_places

COMPANY = make_company(
    {
        "name": "W",
        "about": "A.",
        "families": {"pumps": {"price": 1110, "variable_cost": 75.5, "demand": [1080, 990]}},
    }
)


def test_places_are_filled_and_lines_stay() -> None:
    text = (
        "A {{ families.pumps.price }} and {{families.pumps.demand[1]|2}}.\n\n"
        "| {{ families.pumps.demand }} |\n$\\frac{{a}}{b}$ {{ families.pumps.contribution | 0 }}"
    )

    assert fill_places(text, COMPANY) == (
        "A 1,110 and 990.00.\n\n| 1,080, 990 |\n$\\frac{{a}}{b}$ 1,035",
        [],
    )


def test_unknown_paths_stay_and_are_reported_with_their_line() -> None:
    text = "One.\n{{ families.none.price }} and {{ families.pumps }}\n"

    def said(path: str) -> str:
        return f"The company has no value {path}. Correct the path, or add it to company.yaml."

    assert fill_places(text, COMPANY) == (
        text,
        [(1, said("families.none.price")), (1, said("families.pumps"))],
    )
