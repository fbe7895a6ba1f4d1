"""Statistics as they are printed: a dash where nothing is defined, a true minus below 0."""

from __future__ import annotations

from quizzes.statistics.catalogue import Unit, Value

UNDEFINED = "\N{EM DASH}"
MINUS = "\N{MINUS SIGN}"
PERCENT = "\N{NARROW NO-BREAK SPACE}%"


def write_value(value: Value, unit: Unit) -> str:
    """Return a statistic as text; shares are shown in per cent."""
    match value:
        case None:
            return UNDEFINED
        case bool():
            return "Yes" if value else "No"
        case str():
            return value
    match unit:
        case Unit.COUNT:
            return f"{value:,}"
        case Unit.SHARE:
            return _sign(f"{100 * value:.1f}") + PERCENT
        case Unit.PERCENT:
            return _sign(f"{value:.1f}") + PERCENT
        case _:
            return _sign(f"{value:.2f}")


def write_share(value: float | None) -> str:
    """Return a share from 0 to 1 in per cent."""
    return write_value(value, Unit.SHARE)


def write_percent(value: float | None) -> str:
    """Return what is in per cent already."""
    return write_value(value, Unit.PERCENT)


def write_logits(value: float | None) -> str:
    """Return a difficulty with its sign, as 0 is the middle."""
    return UNDEFINED if value is None else _sign(f"{value:+.2f}")


def write_marks(value: float | None) -> str:
    """Return marks, or a figure without a unit."""
    return write_value(value, Unit.MARKS)


def write_seconds(value: float | None) -> str:
    """Return a time as people say it."""
    if value is None:
        return UNDEFINED
    whole = round(value)
    return f"{whole} s" if whole < 120 else f"{whole // 60} min {whole % 60} s"


def _sign(text: str) -> str:
    zero = not any(digit in text for digit in "123456789")
    return text.replace("-", "" if zero else MINUS)
