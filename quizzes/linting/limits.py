"""Every threshold and word list of the linter; ``linting.yaml`` in a content folder changes them.

A field's name is its key in that file. Shares are from 0 to 1, lengths are characters
unless the name says words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What the rules compare with."""

    why_shortest: int = 40
    why_similarity: float = 0.80
    option_similarity: float = 0.90
    duplicate: float = 0.85
    near_duplicate: float = 0.70
    enemy: float = 0.50
    stem_fewest_words: int = 8
    part_fewest_words: int = 5
    situation_fewest_words: int = 25
    stem_most_words: int = 90
    scenario_most_words: int = 120
    option_most_words: int = 25
    length_ratio: float = 1.25
    length_lead: int = 8
    clang_letters: int = 5
    clang_frequency: float = 0.05
    convergence: float = 0.30
    convergence_lead: float = 0.10
    recall_most_words: int = 24
    judgement_fewest_words: int = 25
    giveaway_stems: int = 3
    giveaway_share: float = 0.80
    giveaway_window: int = 12
    grade_most: float = 14.0
    grade_fewest_words: int = 40
    position_least: float = 0.20
    position_most: float = 0.30
    position_seeds: int = 5
    extreme_most: float = 0.30
    negative_most: float = 0.05
    section_fewest: int = 2
    topic_fewest: int = 40
    topic_fewest_levels: int = 4
    calculation_least: float = 0.15
    calculation_most: float = 0.35
    remember_share: float = 0.15
    understand_share: float = 0.25
    apply_share: float = 0.35
    judge_share: float = 0.25
    level_slack: float = 0.05
    guesser_most: float = 0.30

    absolutes: tuple[str, ...] = (
        "always", "never", "only", "all", "every", "none", "must", "completely", "entirely",
        "impossible", "guarantee", "guarantees", "eliminate", "eliminates",
    )  # fmt: skip
    hedges: tuple[str, ...] = (
        "usually", "often", "may", "might", "can", "generally", "typically", "sometimes",
        "tend", "tends", "likely",
    )  # fmt: skip
    vague: tuple[str, ...] = ("some", "many", "several", "few", "various")
    superlatives: tuple[str, ...] = ("best", "most", "primary", "first")
    criteria: tuple[str, ...] = (
        "describes", "explains", "supported", "appropriate", "likely", "effective", "reason",
        "purpose", "cause", "result", "action", "step", "output", "responsibility", "benefit",
        "risk", "difference", "cost", "time", "service", "cash",
    )  # fmt: skip
    judgements: tuple[str, ...] = (
        "recommend", "recommendation", "conclude", "conclusion", "supported", "cause", "should",
        "first", "next", "trade-off", "trade-offs", "why",
    )  # fmt: skip
    actors: tuple[str, ...] = (
        "accountant", "analyst", "board", "buyer", "committee", "company", "controller",
        "customer", "director", "distributor", "executive", "facilitator", "finance",
        "head", "leader", "manager", "owner", "plant", "planner", "president", "retailer", "sales",
        "supervisor", "supplier", "team", "vice-president",
    )  # fmt: skip
    imperatives: tuple[str, ...] = (
        "answer", "arrange", "assign", "calculate", "choose", "complete", "compute", "convert",
        "count", "determine", "enter", "estimate", "express", "fill", "find", "force", "give",
        "ignore", "leave", "link", "match", "order", "pair", "put", "rank", "read", "round",
        "sequence", "show", "sort", "split", "state", "take", "treat", "use", "work", "write",
    )  # fmt: skip
    capitals: tuple[str, ...] = (
        "BEST", "MOST", "LEAST", "NOT", "EXCEPT", "FIRST", "NEXT", "PRIMARY", "S&OP", "CPIM",
        "KPI", "IT", "HR", "ID", "USD", "EUR", "GBP", "CEO", "CFO", "COO", "OK",
        "TWO", "THREE", "FOUR",
    )  # fmt: skip
    sources: tuple[str, ...] = ("ecm", "learning system", "actual exam", "real exam", "exam dump")
    assumptions: tuple[str, ...] = (
        "he", "she", "his", "hers", "him", "her", "chairman", "manpower", "man-hour", "man-hours",
        "salesman", "salesmen", "foreman", "workman", "mr", "mrs", "ms", "christmas", "easter",
        "thanksgiving", "halloween", "ramadan", "super bowl", "baseball", "cricket", "housewife",
        "sap", "oracle", "excel", "kinaxis", "anaplan", "o9", "blue yonder", "power bi", "tableau",
        "walmart", "amazon", "toyota", "apple", "microsoft", "google",
    )  # fmt: skip
    stop_words: tuple[str, ...] = (
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for",
        "from", "had", "has", "have", "how", "if", "in", "into", "is", "it", "its", "of", "on",
        "or", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "this", "those", "to", "was", "were", "what", "when", "where", "which", "while",
        "who", "whose", "why", "will", "with", "would", "you", "your", "not", "no", "can", "may",
        "each", "every", "all", "any", "one", "two", "three", "only", "more", "most", "less",
    )  # fmt: skip


DEFAULTS = Limits()
