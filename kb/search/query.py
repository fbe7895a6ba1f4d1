"""What somebody asks for: words, "phrases" and -exclusions, nothing else.

There is no grammar that could be expensive or wrong: whatever is typed is a
query, cut to a length and a number of words that keep it fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.search.analysis import ASKING_WORDS, STOP_WORDS, Token, read_tokens

MAX_LENGTH = 200
MAX_WORDS = 16

_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_CURLY = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'})


@dataclass(frozen=True)
class Query:
    """A query taken apart.

    ``tokens`` are all words asked for, in order, stop words included;
    ``words`` are those that count. ``prefix`` says that the last word may be
    unfinished. ``phrases`` and ``excluded`` hold stems.
    """

    text: str
    tokens: tuple[Token, ...] = ()
    words: tuple[Token, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    prefix: bool = False


def clean(text: str) -> str:
    """Return ``text`` on one line without control characters, cut to the longest query."""
    printable = "".join(c if c.isprintable() else " " for c in text[: 4 * MAX_LENGTH])
    return printable.lstrip()[:MAX_LENGTH]


def parse(text: str) -> Query:
    """Take ``text`` apart; never fails."""
    text = clean(text)
    asked = text.translate(_CURLY)
    tokens: list[Token] = []
    phrases: list[tuple[str, ...]] = []
    excluded: list[tuple[str, ...]] = []
    plain = list(asked)
    for part in _PART.finditer(asked):
        quoted = part["phrase"] is not None
        if not quoted and not part["minus"]:
            continue
        found = tuple(read_tokens(part["phrase"] if quoted else part["word"]))
        stems = tuple(token.stem for token in found)
        if part["minus"]:
            plain[part.start() : part.end()] = " " * (part.end() - part.start())
            if stems:
                excluded.append(stems)
        elif len(stems) > 1:
            phrases.append(stems)
    tokens.extend(read_tokens("".join(plain)))
    tokens = tokens[:MAX_WORDS]
    return Query(
        text=text.rstrip(),
        tokens=tuple(tokens),
        words=choose_words(tokens),
        phrases=tuple(phrases[:MAX_WORDS]),
        excluded=tuple(excluded[:MAX_WORDS]),
        prefix=bool(tokens) and tokens[-1].end == len(text),
    )


def choose_words(tokens: list[Token] | tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens that say what is looked for; if none does, all of them."""
    telling = tuple(t for t in tokens if t.word not in STOP_WORDS)
    strong = tuple(t for t in telling if t.word not in ASKING_WORDS)
    return strong or telling or tuple(tokens)
