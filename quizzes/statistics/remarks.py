"""What a flag means and what to do about it, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from quizzes.statistics.choices import Offer
from quizzes.statistics.distractors import DistractorRow
from quizzes.statistics.figures import write_percent, write_seconds, write_share
from quizzes.statistics.flags import Flag, FlagCode

NAMES = {
    FlagCode.NEGATIVE: "Negative discrimination",
    FlagCode.DEAD: "Dead distractors",
    FlagCode.EASY: "Too easy",
    FlagCode.SLOW: "Too slow",
}


@dataclass(frozen=True)
class Remark:
    """A flag in words: its name, the evidence with its n, and what to do."""

    code: FlagCode
    name: str
    evidence: str
    advice: str


def describe_flag(flag: Flag) -> Remark:
    """Return what the flag says and what its author can do."""
    evidence, advice = _SENTENCES[flag.code](flag)
    return Remark(flag.code, NAMES[flag.code], evidence, advice)


def _describe_negative(flag: Flag) -> tuple[str, str]:
    return (
        f"The discrimination index is {write_percent(flag.value)} over {flag.n} answers: those "
        "who do well elsewhere do worse here.",
        "Check the key first. If it is right, look for a reading of the stem under which a "
        "strong learner would choose another option, and close it.",
    )


def _describe_dead(flag: Flag) -> tuple[str, str]:
    many = len(flag.options) > 1
    return (
        f"{'Options' if many else 'Option'} {_join(flag.options)} drew "
        f"{'at most ' if many else ''}{write_share(flag.value)} of {flag.n} answers.",
        "Replace what nobody believes by a slip that learners really make, or drop the option: "
        "three that work are better than four of which one doesn't.",
    )


def _describe_easy(flag: Flag) -> tuple[str, str]:
    return (
        f"{write_share(flag.value)} of the marks were earned over {flag.n} answers, above "
        f"{write_share(flag.limit)}.",
        "Keep it if everybody has to know this. Otherwise look for a cue in the wording, or ask "
        "for a decision in place of a fact.",
    )


def _describe_slow(flag: Flag) -> tuple[str, str]:
    return (
        f"Half of {flag.n} learners took longer than {write_seconds(flag.value)}; an exam "
        f"leaves room for {write_seconds(flag.limit)} at most.",
        "Shorten the stem, cut a step of the calculation, or keep it for practice.",
    )


_SENTENCES = {
    FlagCode.NEGATIVE: _describe_negative,
    FlagCode.DEAD: _describe_dead,
    FlagCode.EASY: _describe_easy,
    FlagCode.SLOW: _describe_slow,
}


def _join(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def read_option(row: DistractorRow, offer: Offer, fewest: int) -> str:
    """Return how an option behaves, in a word or two; empty where too little is known."""
    if row.n < fewest or row.credit is None or not row.id or not offer.picked:
        return ""
    if row.credit <= 0 and row.share is not None and row.share < 0.05:
        return "hardly chosen"
    if row.discrimination is None:
        return ""
    # Two standard errors of a correlation of 0.
    doubt = 200 / sqrt(row.n)
    pull = row.discrimination if row.credit > 0 else -row.discrimination
    if pull > 0:
        return "works"
    if pull > -doubt:
        return "unclear"
    return "behaves like a distractor" if row.credit > 0 else "behaves like the key"


def find_title(flags: Sequence[Flag], n: int, fewest: int) -> str:
    """Return the finding about a question."""
    codes = {flag.code for flag in flags}
    if FlagCode.NEGATIVE in codes:
        return "The strong do worse here: check the key"
    if FlagCode.DEAD in codes:
        return "Not every option draws an answer"
    if FlagCode.EASY in codes:
        return "Almost everybody knows this"
    if FlagCode.SLOW in codes:
        return "It takes longer than an exam allows"
    if n < fewest:
        return f"{n} of the {fewest} answers a judgement needs" if n else "No answers yet"
    return "The question works"
