"""Moodle's categories, in which its question bank files what it takes."""

from __future__ import annotations

_TOP = "$course$/top"


def name_category(topic: str) -> str:
    """Return the category for a topic's questions, of the course they are taken into."""
    return f"{_TOP}/{topic}" if topic else _TOP


def says_something(category: str) -> bool:
    """Tell whether a category is more than the place where all questions are."""
    return category not in {"", _TOP}
