"""After signing in, nobody is sent to another site."""

from __future__ import annotations

import pytest

from people.targets import safe_target


@pytest.mark.parametrize("wanted", ["/", "/topics/?a=b#c", "/join/abc", "/a//b", "/a:b@c"])
def test_paths_of_this_site_are_kept(wanted: str) -> None:
    assert safe_target(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "",
        "topics",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "/\t/example.org",
        "/\n/example.org",
        " //example.org",
        "https://example.org",
        "javascript:alert(1)",
        "/ok\r\nSet-Cookie: a=b",
    ],
)
def test_everything_else_leads_to_the_start(wanted: str | None) -> None:
    assert safe_target(wanted, "/start") == "/start"
