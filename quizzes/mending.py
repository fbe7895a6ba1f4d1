"""Whether the key of a later version of a question may grade answers to an earlier one.

It may if a learner saw and answered with the same in every variant that was asked. The
authors of an order or of pairs mend its key by moving texts in the file; whoever was
asked keeps the ids and the shuffle that followed from the earlier places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from quizzes.model import Extra, Kind, Pair, Question
from quizzes.numbers import ExpressionError
from quizzes.records import dump_question, load_question
from quizzes.variant_model import Variant, VariantGrid
from quizzes.variants import DegenerateVariantError, make_variant

_ABOUT = frozenset({"topic", "section", "domain", "level", "difficulty", "terms", "negative"})
KEEP = "answers to this version keep their grade."


def adopt(asked: Question, present: Question) -> Question:
    """Return a later content of the question as ``asked`` would have shown it."""
    return mend(asked, load_question(dump_question(present), asked.hash))


def mend(asked: Question, mended: Question) -> Question:
    """Return the mended question with its texts where the asked one has them.

    ``mended`` carries the hash of ``asked``, as ``load_question`` gives it. What reads
    otherwise stays in its own place.
    """
    parts = {part.id: part for part in asked.parts}
    mended = replace(
        mended,
        parts=tuple(mend(parts[p.id], p) if p.id in parts else p for p in mended.parts),
    )
    if mended.options:
        order = _find_places([o.text for o in asked.options], [o.text for o in mended.options])
        return replace(mended, options=tuple(mended.options[i] for i in order)) if order else mended
    if mended.items:
        return _mend_items(asked, mended)
    return _mend_pairs(asked, mended) if mended.pairs else mended


def _mend_items(asked: Question, mended: Question) -> Question:
    places = _find_places([i.text for i in asked.items], [i.text for i in mended.items])
    if not places:
        return mended
    key = tuple(places.index(place) for place in range(len(places)))
    return replace(mended, items=tuple(mended.items[i] for i in places), key=key)


def _mend_pairs(asked: Question, mended: Question) -> Question:
    lefts = _find_places([p.left for p in asked.pairs], [p.left for p in mended.pairs])
    texts = _list_rights(asked)
    places = _find_places(texts, _list_rights(mended))
    if not lefts or not places:
        return mended
    whys = [(p.why, "") for p in mended.pairs] + [(e.why, e.misconception) for e in mended.extras]
    moved = [(texts[here], *whys[there]) for here, there in enumerate(places)]
    n = len(asked.pairs)
    pairs = [Pair(p.left, text, why) for p, (text, why, _) in zip(asked.pairs, moved, strict=False)]
    return replace(
        mended,
        pairs=tuple(pairs),
        extras=tuple(Extra(*entry) for entry in moved[n:]),
        key=tuple(places.index(left) for left in lefts),
    )


def _list_rights(question: Question) -> list[str]:
    return [p.right for p in question.pairs] + [e.text for e in question.extras]


def _find_places(asked: Sequence[str], mended: Sequence[str]) -> list[int]:
    """Return where each asked text stands among the mended ones; empty if they differ."""
    if len(set(asked)) < len(asked) or sorted(asked) != sorted(mended):
        return []
    return [mended.index(text) for text in asked]


def differs(asked: Question, mended: Question) -> bool:
    """Whether the two differ in more than what they are filed under."""
    return _list_content(dump_question(asked)) != _list_content(dump_question(mended))


def _list_content(document: Mapping[str, Any]) -> dict[str, Any]:
    content = {name: value for name, value in document.items() if name not in _ABOUT}
    return content | {"parts": [_list_content(part) for part in document.get("parts", ())]}


def find_obstacle(asked: Question, mended: Question, seeds: Iterable[int]) -> str:
    """Return why a mended question can't grade these variants, as a sentence, or nothing.

    ``mended`` is what ``mend`` made for this ``asked``.
    """
    if asked.kind is not mended.kind:
        return f"The question is of another kind now, so {KEEP}"
    varied = asked.parameterised or mended.parameterised
    for seed in list(seeds) if varied else list(seeds)[:1]:
        try:
            after = make_variant(mended, seed)
        except (DegenerateVariantError, ExpressionError):
            return f"With the numbers that were asked the mended question has no key, so {KEEP}"
        part, what = _find_difference(make_variant(asked, seed), after)
        if what:
            where = f"In the part {part}, {what}" if part else what[0].upper() + what[1:]
            return f"{where} changed, so {KEEP}"
    return ""


def _find_difference(before: Variant, after: Variant) -> tuple[str, str]:
    """Return the part that a learner sees differently, and what of it; empty if nothing."""
    shown = zip(_list_shown(before), _list_shown(after), strict=True)
    what = next((name for (name, was), (_, now) in shown if was != now), "")
    if what:
        return "", what
    for one, other in zip(before.parts, after.parts, strict=True):
        _, what = _find_difference(one, other)
        if what:
            return one.question.part_id, what
    return "", ""


def _list_shown(variant: Variant) -> Iterator[tuple[str, Any]]:
    """Yield what a learner sees before the answer counts, by name."""
    question = variant.question
    yield "the kind of question", question.kind
    yield "the text", variant.stem
    options = tuple((option.id, option.text) for option in variant.options)
    yield "what there is to choose from", options
    several = question.kind is Kind.MULTIPLE_RESPONSE
    yield "the number of right options", several and sum(o.correct for o in variant.options)
    yield "the rows to match", tuple((left.id, left.text) for left in variant.lefts)
    yield "the unit", variant.unit
    yield "the rounding", variant.rounding
    yield "the table", _show_grid(variant.grid)
    yield "the exhibit", (_show_grid(variant.exhibit), question.chart)
    yield "what was said", variant.minutes
    yield "the list of parts", tuple(part.question.id for part in variant.parts)


def _show_grid(grid: VariantGrid | None) -> Any:
    if grid is None:
        return None
    rows = ((label, tuple((cell.text, cell.id) for cell in cells)) for label, cells in grid.rows)
    return grid.columns, tuple(rows), grid.unit
