"""The learner model's vocabulary: item, first answer, evidence, posterior."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Item:
    """A question as the model sees it.

    ``difficulty`` is in logits with ``error`` as its standard deviation; ``guess`` is what
    blind guessing earns on average. Credit comes in ``steps`` (1 is all or nothing), and an
    exam counts the item as ``places`` questions.
    """

    id: str
    topic: str
    difficulty: float
    error: float = 0.0
    guess: float = 0.0
    steps: int = 1
    places: int = 1


@dataclass(frozen=True)
class FirstAnswer:
    """What a learner earned (0 to 1) when they met an item for the first time."""

    item: str
    credit: float


@dataclass(frozen=True)
class Evidence:
    """What all learners' first answers have made of an item's difficulty, after ``n`` of them."""

    difficulty: float
    n: int


@dataclass(frozen=True, eq=False)
class Prior:
    """What is believed about a learner's abilities before their first answer, by topic."""

    topics: tuple[str, ...]
    mean: Array
    covariance: Array

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each topic stands in the arrays."""
        return {slug: at for at, slug in enumerate(self.topics)}


@dataclass(frozen=True, eq=False)
class Posterior:
    """What is believed after some answers: a Gaussian over the topics, in logits.

    ``counts`` says how many first answers each topic has.
    """

    topics: tuple[str, ...]
    mean: Array
    covariance: Array
    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many first answers there are over all topics."""
        return sum(self.counts)
