"""Settings: read once from ``LINKAGE_*`` environment variables.

``SETTINGS`` is the single list of what can be set; ``docs/settings.md`` explains
each entry and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent

SETTINGS: dict[str, str] = {
    "LINKAGE_DATABASE_URL": "",
    "LINKAGE_DATA_DIR": "data",
    "LINKAGE_CONTENT": "content",
    "LINKAGE_SECRET_KEY": "",
    "LINKAGE_HOST": "127.0.0.1",
    "LINKAGE_PORT": "8000",
    "LINKAGE_WORKERS": "2",
    "LINKAGE_BASE_URL": "",
    "LINKAGE_SECURE_COOKIES": "",
    "LINKAGE_PROXIES": "0",
    "LINKAGE_RATE_LIMITS": "on",
    "LINKAGE_LIMITS_STORAGE": "memory://",
    "LINKAGE_OPEN_SIGN_UP": "on",
    "LINKAGE_PARTNER_NAME": "Linkage",
    "LINKAGE_PARTNER_LOGO": "",
    "LINKAGE_PARTNER_PEN_LIGHT": "#0F4C81",
    "LINKAGE_PARTNER_PEN_DARK": "#8FC1F0",
    "LINKAGE_PARTNER_CONTACT": "",
    "LINKAGE_PARTNER_EMAIL": "",
    "LINKAGE_PARTNER_PHONE": "",
    "LINKAGE_PARTNER_POSTAL": "",
    "LINKAGE_PARTNER_REFERRAL": "",
}


class SettingError(ValueError):
    """A variable holds something that can't be used; the message names it."""


@dataclass(frozen=True)
class Partner:
    """The training partner's brand, as given; ``people.brand`` checks it."""

    name: str
    logo: Path | None
    pen_light: str
    pen_dark: str
    contact: str
    referral: str
    email: str = ""
    phone: str = ""
    postal: str = ""


@dataclass(frozen=True)
class Settings:
    """Everything a process needs to know about its installation."""

    database_url: str
    data_dir: Path
    content: tuple[Path, ...]
    secret_key: str
    host: str
    port: int
    workers: int
    base_url: str
    secure_cookies: bool
    proxies: int
    rate_limits: bool
    limits_storage: str
    open_sign_up: bool
    partner: Partner


def _whole(environ: Mapping[str, str], name: str, low: int, high: int) -> int:
    text = environ[name]
    if not text.isdigit() or not low <= int(text) <= high:
        raise SettingError(f"{name} is {text!r}; give a whole number from {low} to {high}.")
    return int(text)


def _switch(environ: Mapping[str, str], name: str) -> bool:
    text = environ[name].lower()
    if text not in {"on", "off"}:
        raise SettingError(f"{name} is {text!r}; give on or off.")
    return text == "on"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings in ``environ``, with defaults for what is missing.

    Relative folders are taken from the repository's root. An empty
    ``secret_key`` means: use the one kept in the data folder.

    Raises:
        SettingError: a variable is unknown or its value can't be used.
    """
    unknown = sorted(n for n in environ if n.startswith("LINKAGE_") and n not in SETTINGS)
    if unknown:
        raise SettingError(f"{unknown[0]} is not a setting; docs/settings.md lists all of them.")
    values = {name: environ.get(name, default).strip() for name, default in SETTINGS.items()}
    data_dir = ROOT / values["LINKAGE_DATA_DIR"]
    logo = values["LINKAGE_PARTNER_LOGO"]
    base_url = values["LINKAGE_BASE_URL"].rstrip("/")
    secure = values["LINKAGE_SECURE_COOKIES"]
    if not secure:
        values["LINKAGE_SECURE_COOKIES"] = "on" if base_url.startswith("https://") else "off"
    return Settings(
        database_url=values["LINKAGE_DATABASE_URL"] or f"sqlite:///{data_dir / 'linkage.sqlite3'}",
        data_dir=data_dir,
        content=tuple(ROOT / part for part in values["LINKAGE_CONTENT"].split(":") if part),
        secret_key=values["LINKAGE_SECRET_KEY"],
        host=values["LINKAGE_HOST"],
        port=_whole(values, "LINKAGE_PORT", 1, 65535),
        workers=_whole(values, "LINKAGE_WORKERS", 1, 64),
        base_url=base_url,
        secure_cookies=_switch(values, "LINKAGE_SECURE_COOKIES"),
        proxies=_whole(values, "LINKAGE_PROXIES", 0, 5),
        rate_limits=_switch(values, "LINKAGE_RATE_LIMITS"),
        limits_storage=values["LINKAGE_LIMITS_STORAGE"],
        open_sign_up=_switch(values, "LINKAGE_OPEN_SIGN_UP"),
        partner=Partner(
            name=values["LINKAGE_PARTNER_NAME"],
            logo=ROOT / logo if logo else None,
            pen_light=values["LINKAGE_PARTNER_PEN_LIGHT"],
            pen_dark=values["LINKAGE_PARTNER_PEN_DARK"],
            contact=values["LINKAGE_PARTNER_CONTACT"],
            email=values["LINKAGE_PARTNER_EMAIL"],
            phone=values["LINKAGE_PARTNER_PHONE"],
            postal=values["LINKAGE_PARTNER_POSTAL"],
            referral=values["LINKAGE_PARTNER_REFERRAL"],
        ),
    )
