"""A result in words and tables: the finding, the sentence below it, the rows of the CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizzes.maturity.assessment import Assessment, Row
from quizzes.maturity.model import Instrument
from quizzes.maturity.scoring import Blockers, format_score

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
HEAD = ("Part", "Code", "Name", "Score or effort", "Target or wave", "Note", "Evidence of done")

EMPTY = (None, "", "")

Cells = Sequence[str | float | None]


def show_score(score: Fraction | None) -> str:
    """Return a score with as many decimals as it needs, a dash without one."""
    if score is None:
        return "–"
    places = 1 if (score * 2).denominator == 1 else 2
    return format_score(score, places)


def show_change(now: Fraction | int | None, before: Fraction | int | None) -> str:
    """Return the difference with its sign, a dash where one of them is missing."""
    if now is None or before is None:
        return "–"
    change = Fraction(now) - Fraction(before)
    if change == 0:
        return "0"
    places = 0 if change.denominator == 1 else 1
    return f"{'+' if change > 0 else ''}{format_score(change, places)}"


def name_stage(instrument: Instrument, assessment: Assessment) -> str:
    """Return the finding, the title of the result."""
    stage = assessment.stage
    if stage.stage is None:
        return "Not enough answers for a stage"
    if stage.provisional:
        return f"Stage {stage.low}–{stage.high}, provisional"
    return f"Stage {stage.stage}, {instrument.stages[stage.stage - 1].name}"


def explain_stage(instrument: Instrument, assessment: Assessment) -> str:
    """Return what the finding means and what keeps the next stage away."""
    stage = assessment.stage
    if stage.stage is None:
        count = assessment.scored
        return (
            f"{count} of {len(assessment.rows)} dimensions have an answer. A stage needs at least "
            f"{instrument.gate.scored}, and every core dimension among them."
        )
    parts = [instrument.stages[stage.stage - 1].description]
    if stage.provisional:
        parts.append("Dimensions without an answer leave the range open.")
    blockers = assessment.blockers
    if blockers:
        parts.append(_explain_blockers(blockers))
    return " ".join(parts)


def _explain_blockers(blockers: Blockers) -> str:
    must, count = len(blockers.must), _spell(blockers.count)
    some = f"any {count} of {_spell(len(blockers.any_of))}" if blockers.count else ""
    if not must:
        return f"Stage {blockers.stage} waits for {some}."
    text = f"{_spell(must)} {'dimension keeps' if must == 1 else 'dimensions keep'} you from stage"
    return f"{text[0].upper()}{text[1:]} {blockers.stage}{', and ' + some if some else ''}."


def _spell(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def describe_limits(row: Row) -> str:
    """Return the caps on a dimension in words, empty without any."""
    if not row.caps or row.uncapped is None:
        return ""
    sources = ", ".join(dict.fromkeys(cap.source for cap in row.caps))
    return f"capped from {show_score(row.uncapped)} by {sources}"


def tabulate(instrument: Instrument, assessment: Assessment) -> Iterator[Cells]:
    """Yield the rows of the CSV below ``HEAD``."""
    index = None if assessment.index is None else float(format_score(assessment.index))
    yield ("Result", "stage", name_stage(instrument, assessment), assessment.stage.stage, *EMPTY)
    yield ("Result", "index", f"{assessment.scored} of {len(assessment.rows)}", index, *EMPTY)
    yield ("Result", "reliability", assessment.reliability.value, None, *EMPTY)
    targets = assessment.road_map.targets if assessment.road_map else {}
    for row in assessment.rows:
        notes = [describe_limits(row)] + ([] if row.evidenced else ["not evidenced"])
        yield (
            "Dimension",
            row.dimension.id,
            row.dimension.name,
            None if row.score is None else float(row.score),
            targets.get(row.dimension.id),
            "; ".join(note for note in notes if note),
            "",
        )
    for flag in assessment.flags:
        settled = "confirmed" if flag.code in assessment.confirmed else "open"
        yield ("Flag", flag.code, ", ".join(flag.dimensions), None, settled, flag.text, "")
    for entry in assessment.road_map.entries if assessment.road_map else ():
        plan = entry.initiative
        wave = "later" if entry.wave is None else instrument.waves.names[entry.wave - 1]
        note = f"{plan.action} Owner: {plan.owner}."
        yield ("Initiative", plan.id, plan.title, plan.effort, wave, note, plan.evidence)
