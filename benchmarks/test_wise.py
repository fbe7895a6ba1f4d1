"""What somebody earns who knows how tests are written and nothing of the subject.

Four cues and all of them together on every single-choice question of the bank; chance
is one in four. Exits 1 if a strategy earns more than the limit, or if the linter needs
more than two seconds of the processor for a thousand questions.
"""

from __future__ import annotations

from dataclasses import replace
from time import process_time

from kb.load import load_library
from quizzes.linting.guessing import STRATEGIES, guess
from quizzes.linting.items import read_bank
from quizzes.linting.neighbours import find_giveaways, find_neighbours
from quizzes.load import load_bank
from settings import ROOT

QUESTIONS = 1000
SLOWEST = 2.0


def main() -> int:
    library, _ = load_library([ROOT / "content"])
    bank, _ = load_bank([ROOT / "content"], library)
    items = read_bank(bank)
    single = [item for item in items if item.single]
    scores = {name: guess(single, strategy) for name, strategy in STRATEGIES.items()}
    print(f"{len(single)} single-choice questions; chance is 25.0 %")
    for name, score in scores.items():
        print(f"{name:<20}{score:>7.1%}")
    copies = [items[place % len(items)] for place in range(QUESTIONS)]
    many = [
        replace(item, question=replace(item.question, id=f"{item.question.id}-{place}"))
        for place, item in enumerate(copies)
    ]
    begun = process_time()
    pairs = sum(1 for _ in find_neighbours(many)) + sum(1 for _ in find_giveaways(many))
    taken = process_time() - begun
    print(f"{QUESTIONS} questions against each other: {taken:.2f} s, {pairs} findings")
    missed = [name for name, score in scores.items() if score > bank.limits.guesser_most]
    if taken > SLOWEST:
        missed.append("the comparison takes too long")
    print(f"Missed: {', '.join(missed)}." if missed else "Good.")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
