"""The last gate before a page: only listed elements and attributes pass.

No ``style``, no event handler, no script and no foreign scheme gets through,
whatever the Markdown or the converter produced.
"""

from __future__ import annotations

import nh3

_MATH = """
    math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover
    munderover mtable mtr mtd mstyle mpadded mphantom menclose
"""
_HTML = """
    a abbr aside b blockquote br caption cite code dd div dl dt em figcaption figure h3 h4 hr i
    img kbd li ol p pre q s section small span strong sub sup table tbody td th thead tr ul
"""
_TAGS = frozenset((_MATH + _HTML).split())
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "role", "tabindex", "aria-label", "aria-labelledby", "aria-describedby"},
    "a": {"href", "rel"},
    "img": {"src", "alt", "loading"},
    "ol": {"start"},
    "th": {"scope"},
    "math": {"display"},
    "mo": {"stretchy", "fence", "form", "separator", "minsize", "maxsize", "lspace", "rspace"},
    "mi": {"mathvariant"},
    "mspace": {"width"},
    "mfrac": {"linethickness"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "menclose": {"notation"},
}


def sanitise(html: str) -> str:
    """Return ``html`` without anything that isn't on the list of what pages need."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"https", "http"},
        link_rel=None,
        strip_comments=True,
    )
