"""What the keys of parameterised questions have to be, worked out a second time.

One module a topic, as ``t04_demand_planning.py``. Its ``RECOMPUTED`` gives by question id (for
a part of a case: the case's id, a colon and the part's id) a function of what the
question tells its reader, and of nothing else: the formulas that the author wrote into
``derived`` for the key are out of its sight. It returns

* for a numeric question its number, before rounding;
* for a table a number for each cell's id;
* for a choice the number that the key shows, or words that stand in the key alone; a list
  of them where several options are correct.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

Number: TypeAlias = Fraction | float | int
Result: TypeAlias = Number | str | list[str] | list[Number] | dict[str, Number]


class Given:
    """The values that a reader of the question sees, by name."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getattr__(self, name: str) -> Any:
        """Return a value that the question shows.

        Raises:
            AttributeError: it is not shown.
        """
        try:
            return self._values[name]
        except KeyError:
            message = f"{name} is not among what is shown: {', '.join(sorted(self._values))}"
            raise AttributeError(message) from None


Recomputation: TypeAlias = Callable[[Given], Result]


def collect() -> dict[str, Recomputation]:
    """Return the recomputations of all topics by question id."""
    found: dict[str, Recomputation] = {}
    for path in sorted(Path(__file__).parent.glob("t*.py")):
        module = import_module(f"tests.content.recomputed.{path.stem}")
        twice = found.keys() & module.RECOMPUTED.keys()
        assert not twice, f"given twice: {sorted(twice)}"
        found |= module.RECOMPUTED
    return found
