"""Addresses that a form may send a visitor back to."""

from __future__ import annotations

from flask import url_for


def keep_local(address: str) -> str:
    """Return the address if it leads to a page of this site, else the home page."""
    # Browsers read a backslash as a slash, and two slashes as another site.
    path = address.replace("\\", "/")
    safe = path.startswith("/") and not path.startswith("//") and path.isprintable()
    return address if safe else url_for("site.show_home")
