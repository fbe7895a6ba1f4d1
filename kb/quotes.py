"""Finding a quoted passage again in a text that may have been edited since.

White space and the shape of quotation marks count for nothing, since pages,
selections and plain texts differ in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

LONGEST = 1000  # characters of a quote
CONTEXT = 48  # characters kept before and after it
ALIKE = 0.5  # how much of an edited passage must be as it was
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'"})
_IGNORED = "\u00ad\u200b\u2060\ufeff"


def squeeze(text: str) -> tuple[str, list[int]]:
    """Return the text without white space and with straight quotes, and where each sign was."""
    kept = [(c, i) for i, c in enumerate(text) if not (c.isspace() or c in _IGNORED)]
    return "".join(c for c, _ in kept).translate(_STRAIGHT), [i for _, i in kept]


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> tuple[int, int] | None:
    """Return start and end of the quote in the text, or None.

    Where it stands more than once, what surrounds it decides; where it does not
    stand any more, the passage between ``prefix`` and ``suffix`` is taken if it
    is still much like it.
    """
    body, places = squeeze(text)
    wanted, before, after = (squeeze(part)[0] for part in (quote, prefix, suffix))
    if not wanted:
        return None
    starts = list(_find_all(body, wanted))
    if starts:
        start = max(starts, key=lambda s: _fit(body, s, s + len(wanted), before, after))
        return places[start], places[start + len(wanted) - 1] + 1
    found = _find_between(body, wanted, before, after)
    return (places[found[0]], places[found[1] - 1] + 1) if found else None


def read_context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a passage, as far as is worth keeping."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _find_all(body: str, wanted: str) -> Iterator[int]:
    at = body.find(wanted)
    while at >= 0:
        yield at
        at = body.find(wanted, at + 1)


def _fit(body: str, start: int, end: int, before: str, after: str) -> int:
    """Return how many signs around the passage are those that were there."""
    near = body[max(0, start - len(before)) : start]
    left = count_same(reversed(near), reversed(before))
    return left + count_same(body[end : end + len(after)], after)


def count_same(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many items the two have in common from their starts."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _find_between(body: str, wanted: str, before: str, after: str) -> tuple[int, int] | None:
    """Return the passage between both contexts that is most like what is wanted.

    An empty context is the beginning or the end of the text.
    """
    if not before and not after:
        return None
    starts = [s + len(before) for s in _find_all(body, before)] if before else [0]
    ends = list(_find_all(body, after)) if after else [len(body)]
    pairs = [(s, e) for s in starts for e in ends if s < e <= s + 2 * len(wanted)]
    best = max(pairs, key=lambda pair: _likeness(body[slice(*pair)], wanted), default=None)
    if best is None or _likeness(body[slice(*best)], wanted) < ALIKE:
        return None
    return best


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
