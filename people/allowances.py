"""Extra time and pauses in timed exams: what can be granted, and how it is said."""

from __future__ import annotations

from people.model import Allowance

UNTIMED = "untimed"
EXTRAS = {
    "0": "None",
    "25": "25\u202f%",
    "50": "50\u202f%",
    "100": "100\u202f%",
    UNTIMED: "No limit",
}


def name_extra(allowance: Allowance) -> str:
    """Return the name of its extra time, as ``EXTRAS`` and forms have it."""
    return UNTIMED if allowance.extra_percent is None else str(allowance.extra_percent)


def make_allowance(extra: str, may_pause: bool) -> Allowance:
    """Return what the extra time of this name and pauses come to."""
    return Allowance(None if extra == UNTIMED else int(extra), may_pause)


def show_allowance(allowance: Allowance) -> str:
    """Return it in a few words, such as "25 % more time, pauses"; empty if nothing is granted."""
    extra = allowance.extra_percent
    more = f"{extra}\u202f% more time" if extra else ""
    time = "no time limit" if extra is None else more
    return ", ".join(filter(None, (time, "pauses" if allowance.may_pause else "")))
