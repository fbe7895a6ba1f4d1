"""What may be typed, what is refused and how, and that nothing at all raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.calculations import ALL, Calculation, find
from kb.calculations.panel import fill_panel
from kb.calculations.reading import split_numbers


def errors(id: str, **inputs: str) -> dict[str, str]:
    calculation = find(id)
    assert calculation is not None
    return calculation.read(inputs)[1]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("800, 900, 1,000", ["800", "900", "1,000"]),
        ("800,900,1000", ["800", "900", "1000"]),
        ("800,900,", ["800", "900"]),
        ("800; 1 000; 1,200.5", ["800", "1 000", "1,200.5"]),
        ("800 900 1,000", ["800", "900", "1,000"]),
        ("800\t900\n1 000", ["800", "900", "1 000"]),
        ("800", ["800"]),
        ("", [""]),
        ("800, , 900", ["800", "", "900"]),
    ],
)
def test_a_row_of_numbers_is_cut(text: str, pieces: list[str]) -> None:
    assert split_numbers(text) == pieces


@pytest.mark.parametrize(
    ("id", "inputs", "found"),
    [
        ("mto-backlog", {"bookings": "400, 450, 49O, 450, 400"},
         {"bookings": "“49O” is not a number in Bookings, month 3. Did you mean 490?"}),
        ("mto-backlog", {"bookings": "400, , 450"},
         {"bookings": "Type a number in Bookings, month 2."}),
        ("mto-backlog", {"bookings": "400"},
         {"bookings": "Bookings has 1 number. Type 2 to 12, with a comma between them."}),
        ("mto-backlog", {"bookings": "400, −1"},
         {"bookings": "Bookings, month 2 can't be less than 0."}),
        ("mto-backlog", {"target": "9,999"},
         {"target": "The target backlog is as large as all orders together, so nothing would be "
                    "made. Lower it."}),
        ("eoq", {"holding": "0", "lot": "0"},
         {"holding": "Holding cost can't be less than 0.0001.",
          "lot": "Your lot must be more than 0."}),
        ("eoq", {"demand": ""}, {"demand": "Type a number in Demand."}),
        ("eoq", {"demand": "2,000,000,000"}, {"demand": "Demand can't be more than "
                    "1,000,000,000."}),
        ("learning-curve", {"unit": "2.5"},
         {"unit": "Unit to look at is a whole number. Leave the decimals out."}),
        ("decision-criteria", {"chances": "0.5, 0.5, 0.5"},
         {"chances": "Probabilities add up to 1.5. Make it 1."}),
        ("decision-criteria", {"chances": "0.5, 0.5"},
         {"chances": "Probabilities needs 3 numbers, one for each state of demand."}),
        ("decision-criteria", {"payoffs": "A: 1, 2\nB: 1"},
         {"payoffs": "Payoffs, B, has 1 number. Type 2 to 6, with a comma between them."}),
        ("decision-criteria", {"payoffs": "A: 1, 2\nB: 1, 2, 3"},
         {"payoffs": "Payoffs, B, has 3 numbers, the first line 2. Give every line the same "
                     "count."}),
        ("decision-criteria", {"payoffs": "A: 1, 2\nB 1, 2"},
         {"payoffs": "Line 2 of Payoffs needs a name and a colon: Overtime: 180, 220, 230."}),
        ("decision-criteria", {"payoffs": "A: 1, 2\na: 1, 2"},
         {"payoffs": "Payoffs has a twice. Give each line its own name."}),
        ("decision-criteria", {"payoffs": "A: 1, 2"},
         {"payoffs": "Payoffs has 1 line. Write 2 to 8, one for each name."}),
        ("decision-criteria", {"unit": "pounds"}, {"unit": "Unit is USD thousand, USD or units."}),
        ("price-volume-mix", {"products": "Alpha: 8, 60, 8\nBeta: 4, 40, 5, 40"},
         {"products": "Products, Alpha, has 3 numbers. Type 4: budget units, budget price, "
                      "plan units and plan price, with a comma between them."}),
        ("abc-xyz", {"values": "P1: 200,000\nP2: 5 kg"},
         {"values": "Type the number alone in Annual value of each item, P2, annual value, "
                    "without “kg”: 5."}),
        ("forecast-error", {"forecast": "110, 110"},
         {"forecast": "Forecast has 2 numbers and Actual demand 6. Give both one number for each "
                      "month."}),
        ("forecast-error", {"actual": "0, 0", "forecast": "1, 1"},
         {"actual": "Actual demand is 0 in every month. Type at least one month with demand."}),
        ("bullwhip", {"demand": "100, 100", "orders": "90, 110"},
         {"demand": "Consumer demand never varies, so the ratio is undefined. Change a month."}),
        ("initiative-priority", {"needs": "I6 Decision log: I9"},
         {"needs": "I9 is not an initiative. Use one of I1 Charter, I2 Data owners, "
                   "I3 Forecast error, I4 Bills of resources, I5 Money bridge, I6 Decision log, "
                   "I7 Scenarios or I8 Planning system."}),
        ("initiative-priority", {"needs": "I1 Charter: I6 Decision log\n"
                                          "I6 Decision log: I1 Charter"},
         {"needs": "I1 Charter and I6 Decision log wait for each other. Take one of the needs "
                   "away."}),
        ("capacity-date", {"capacity": "700"},
         {"capacity": "Capacity is reached already. Type more than the demand now."}),
        ("takt", {"demand": "1" * 400}, {"demand": f"“{'1' * 40} …” is too long in Demand. Type a "
                                                   "number of at most 15 digits."}),
        ("takt", {"demand": "1" * 2001},
         {"demand": "Demand is too long. Shorten it to 2,000 characters."}),
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_a_sentence(
    id: str, inputs: dict[str, str], found: dict[str, str]
) -> None:
    assert errors(id, **inputs) == found


def test_thousands_blanks_and_signs_are_read() -> None:
    calculation = find("eoq")
    assert calculation is not None
    values, found = calculation.read({"demand": " 12 000 ", "order": "7.5e", "lot": "+900."})
    assert (values["demand"], values["lot"]) == (12_000.0, 900.0)
    assert list(found) == ["order"]


NUMBERS = st.one_of(
    st.floats(-1e9, 1e9, allow_nan=False).map(str),
    st.integers(-5, 2_000_000_000).map("{:,}".format),
    st.sampled_from(["0", "1", "0.0001", "1000000000", "−3", "99.5", "100", "x", "", "0.5"]),
)
ROWS = st.lists(NUMBERS, min_size=1, max_size=7).map(", ".join)
LINES = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C", "I1 Charter", ""]), ROWS), max_size=5
).map(lambda lines: "\n".join(f"{name}: {row}" for name, row in lines))
TYPED = st.one_of(NUMBERS, ROWS, LINES, st.text(max_size=60))


@pytest.mark.parametrize("calculation", ALL, ids=lambda c: c.id)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_nothing_that_is_typed_raises(calculation: Calculation, data: st.DataObject) -> None:
    names = [field.id for field in calculation.fields]
    inputs = data.draw(st.dictionaries(st.sampled_from(names), TYPED, max_size=3))
    panel = fill_panel(calculation, inputs)
    assert (panel.result is None) == bool(panel.errors)
    assert all(said.endswith((".", "?")) for said in panel.errors.values())
    assert "nan" not in panel.said
    if panel.result:
        assert panel.figure.startswith("<figure")


FINE = st.one_of(
    st.floats(0, 1e9, allow_nan=False).map("{:.4f}".format),
    st.integers(0, 1_000_000_000).map(str),
    st.sampled_from(["0", "0.0001", "1", "50", "99.99", "1000000000"]),
)


@pytest.mark.parametrize("calculation", ALL, ids=lambda c: c.id)
@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_extreme_numbers_give_a_result_or_a_sentence(
    calculation: Calculation, data: st.DataObject
) -> None:
    inputs = {}
    for field in calculation.fields:
        if field.kind == "number" and data.draw(st.booleans()):
            inputs[field.id] = data.draw(FINE)
        elif field.kind == "series" and data.draw(st.booleans()):
            count = len(split_numbers(field.default))
            inputs[field.id] = "; ".join(data.draw(st.lists(FINE, min_size=count, max_size=count)))
        elif field.kind == "table" and data.draw(st.booleans()):
            inputs[field.id] = "\n".join(
                f"{line.partition(':')[0]}: "
                + "; ".join(data.draw(FINE) for _ in split_numbers(line.partition(":")[2]))
                for line in field.default.splitlines()
            )
    panel = fill_panel(calculation, inputs)
    assert (panel.result is None) == bool(panel.errors)
    if panel.result:
        assert panel.figure.startswith("<figure")
        assert "nan" not in "".join(panel.result.steps).casefold().split()
