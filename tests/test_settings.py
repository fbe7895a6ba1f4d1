"""Settings: defaults, errors that name the variable, and a complete page of documentation."""

from __future__ import annotations

import re

import pytest

from settings import ROOT, SETTINGS, SettingError, read_settings


def test_defaults_serve_a_newcomer() -> None:
    settings = read_settings({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.database_url == f"sqlite:///{ROOT}/data/linkage.sqlite3"
    assert settings.content == (ROOT / "content",)
    assert settings.secure_cookies is False


def test_content_folders_keep_their_order() -> None:
    settings = read_settings({"LINKAGE_CONTENT": "content:/srv/partner"})
    assert [str(p) for p in settings.content] == [str(ROOT / "content"), "/srv/partner"]


def test_an_https_address_makes_cookies_secure() -> None:
    assert read_settings({"LINKAGE_BASE_URL": "https://learn.example/"}).secure_cookies is True


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("LINKAGE_PORT", "http", "LINKAGE_PORT is 'http'; give a whole number from 1 to 65535."),
        ("LINKAGE_PORT", "0", "LINKAGE_PORT is '0'; give a whole number from 1 to 65535."),
        ("LINKAGE_RATE_LIMITS", "maybe", "LINKAGE_RATE_LIMITS is 'maybe'; give on or off."),
        (
            "LINKAGE_DATABSE_URL",
            "x",
            "LINKAGE_DATABSE_URL is not a setting; docs/settings.md lists all of them.",
        ),
    ],
)
def test_a_bad_value_is_named(name: str, value: str, sentence: str) -> None:
    with pytest.raises(SettingError) as error:
        read_settings({name: value})
    assert str(error.value) == sentence


def test_every_setting_is_documented_with_its_default() -> None:
    page = (ROOT / "docs" / "settings.md").read_text()
    documented = dict(re.findall(r"^\| `(LINKAGE_\w+)` \| (?:`([^`]*)`|empty) \|", page, re.M))
    assert documented == SETTINGS
