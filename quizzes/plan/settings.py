"""What a learner types into the form of a plan, and what can't be meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from quizzes.plan.model import StudyPlan

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_MINUTES = 480
MOST_DAYS_OFF = 200
FARTHEST = 365
USUAL = (30, 30, 30, 30, 30, 0, 0)

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_BETWEEN = re.compile(r"[\s,;.–—-]|to|until")


class SettingsError(ValueError):
    """Settings that can't be meant: a sentence by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = dict(errors)


def read_settings(typed: Mapping[str, str], exams: Collection[str], today: date) -> StudyPlan:
    """Return the settings of a form.

    Raises:
        SettingsError: with a sentence for each field that can't be meant.
    """
    errors: dict[str, str] = {}
    minutes = []
    for place, weekday in enumerate(WEEKDAYS):
        name = f"minutes_{place}"
        said = typed.get(name, "").strip() or "0"
        if said.isascii() and said.isdigit() and len(said) < 5:
            minutes.append(int(said))
        else:
            minutes.append(1)
            errors[name] = (
                f"“{said[:20]}” is not a number of minutes for {weekday}. Write whole minutes, "
                f"0 to {MOST_MINUTES}."
            )
    exam_on = _read_date(typed.get("exam_on", "").strip())
    if exam_on is None:
        errors["exam_on"] = "Give the day of your exam, like 2027-03-13."
    days_off: frozenset[date] = frozenset()
    try:
        days_off = read_days(typed.get("days_off", ""))
    except ValueError as error:
        errors["days_off"] = str(error)
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = minutes
    week = (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
    plan = StudyPlan(typed.get("exam", ""), exam_on or today + timedelta(days=1), week, days_off)
    errors = {**find_faults(plan, exams, today), **errors}
    if errors:
        raise SettingsError(errors)
    return plan


def find_faults(plan: StudyPlan, exams: Collection[str], today: date) -> dict[str, str]:
    """Return what can't be meant, a sentence by the form's field."""
    errors: dict[str, str] = {}
    if plan.exam not in exams:
        errors["exam"] = f"There is no exam “{plan.exam[:40]}”. Choose one from the list."
    if plan.exam_on <= today:
        errors["exam_on"] = "This day is not ahead. Give the day of an exam still to come."
    elif plan.exam_on > today + timedelta(days=FARTHEST):
        errors["exam_on"] = "This is more than a year ahead. Plan when it is nearer."
    for place, minutes in enumerate(plan.minutes):
        if not 0 <= minutes <= MOST_MINUTES:
            errors[f"minutes_{place}"] = (
                f"{minutes} minutes on {WEEKDAYS[place]} are not to be planned with. "
                f"Give 0 to {MOST_MINUTES}."
            )
    if not any(plan.minutes):
        errors["minutes_0"] = "No weekday has any minutes. Give at least one some."
    if len(plan.days_off) > MOST_DAYS_OFF:
        errors["days_off"] = f"These are more than {MOST_DAYS_OFF} days off. Leave some out."
    return errors


def read_days(text: str) -> frozenset[date]:
    """Return days written one to a line; two on a line are the first and the last of several.

    Raises:
        ValueError: a line is neither; the message names it.
    """
    days: set[date] = set()
    for line in text.splitlines():
        found = [_read_date(said) for said in _DATE.findall(line)]
        rest = _BETWEEN.sub("", _DATE.sub("", line))
        known = [day for day in found if day]
        if not known and not found and not rest:
            continue
        first, last = (known[0], known[-1]) if known else (date.min, date.min)
        if rest or len(known) != len(found) or len(known) not in (1, 2) or last < first:
            raise ValueError(
                f"“{line.strip()[:40]}” is not a day off. Write days like 2027-03-13, one to a "
                "line; two on a line are the first and the last of several."
            )
        if (last - first).days > FARTHEST:
            raise ValueError(f"“{line.strip()[:40]}” are more days than a plan has.")
        days.update(first + timedelta(days=at) for at in range((last - first).days + 1))
    return frozenset(days)


def write_days(days: Iterable[date]) -> str:
    """Return days as ``read_days`` reads them, those in a row on one line."""
    rows: list[list[date]] = []
    for day in sorted(days):
        if rows and (day - rows[-1][-1]).days == 1:
            rows[-1].append(day)
        else:
            rows.append([day])
    return "\n".join(
        f"{row[0]} to {row[-1]}" if len(row) > 1 else row[0].isoformat() for row in rows
    )


def fill_form(plan: StudyPlan | None, exam: str) -> dict[str, str]:
    """Return what the form shows before anything is typed."""
    minutes = plan.minutes if plan else USUAL
    return {
        "exam": plan.exam if plan else exam,
        "exam_on": plan.exam_on.isoformat() if plan else "",
        "days_off": write_days(plan.days_off) if plan else "",
        **{f"minutes_{place}": str(each) for place, each in enumerate(minutes)},
    }


def _read_date(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
