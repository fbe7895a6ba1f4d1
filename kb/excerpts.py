"""Pieces of topic pages made fit to stand on another page, beside pieces of other topics."""

from __future__ import annotations

import re
from collections.abc import Collection

_TIP = re.compile(
    r'<span class="with-tip">(.*?)<span class="tip"[^>]*>.*?</span></span>', re.DOTALL
)
_DESCRIBED = re.compile(r' aria-describedby="tip-\d+"')
_ID = re.compile(r'\sid="([^"]+)"')
_REFERENCE = re.compile(
    r'(\sid="|\shref="#|url\(#|\saria-(?:labelledby|describedby)=")([^")]+)(?=["\)])'
)
_TOPIC = re.compile(r'href="/topics/([a-z0-9-]+)(?:#([a-z0-9-]+))?"')


def drop_tips(html: str) -> str:
    """Return the HTML without the definitions that terms show; the links to them stay."""
    return _DESCRIBED.sub("", _TIP.sub(r"\1", html))


def find_ids(html: str) -> set[str]:
    """Return every id that is given in the HTML."""
    return set(_ID.findall(html))


def prefix_ids(html: str, prefix: str, ids: Collection[str]) -> str:
    """Return the HTML with ``prefix--`` before these ids wherever they are given or referred to.

    A reference to anything else, such as a symbol of the site, stays as it is.
    """

    def change(match: re.Match[str]) -> str:
        names = (f"{prefix}--{n}" if n in ids else n for n in match[2].split())
        return match[1] + " ".join(names)

    return _REFERENCE.sub(change, html)


def link_inside(html: str, slugs: Collection[str]) -> str:
    """Return the HTML with links to these topics leading to ``#slug`` and ``#slug--anchor``."""

    def change(match: re.Match[str]) -> str:
        slug, anchor = match[1], match[2]
        if slug not in slugs:
            return match[0]
        return f'href="#{slug}--{anchor}"' if anchor else f'href="#{slug}"'

    return _TOPIC.sub(change, html)
