"""Where to go after signing in: only addresses of this site."""

from __future__ import annotations


def safe_target(wanted: str | None, fallback: str = "/") -> str:
    """Return ``wanted`` if it is a path on this site, else ``fallback``.

    Browsers drop tabs and line breaks and read a backslash as a slash, so that
    ``/\\t/example.org`` or ``/\\example.org`` would lead elsewhere.
    """
    if not wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return fallback
    if "\\" in wanted or any(ord(character) <= 0x20 for character in wanted):
        return fallback
    return wanted
