"""How topics hang together before a learner has answered anything.

Half of an ability's variance is general: whoever knows much about one part of the subject
tends to know much about the others, as achievement tests find everywhere. The other half
belongs to the topic, and spreads to its neighbours on the concept graph by the regularised
Laplacian kernel, (I + β·L)⁻¹ with L the graph's normalised Laplacian (Smola and Kondor,
"Kernels and regularization on graphs", COLT 2003), scaled to variance 1. Every correlation
is positive, and so are all partial ones: a right answer raises all topics, its own most.

The figures were chosen on simulated learners from populations that differ from them in
every respect (``benchmarks/readiness.py``), not fitted to any one of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kb.model import Link, LinkType
from quizzes.ability.model import Array, Prior


@dataclass(frozen=True)
class Belief:
    """The prior's figures: mean and deviation in logits, the general share of the variance.

    ``reach`` is the kernel's β: the larger, the further a topic's own part spreads.
    """

    mean: float = 0.0
    deviation: float = 1.2
    general: float = 0.5
    reach: float = 3.0


DEFAULTS = Belief()


def make_prior(
    topics: Sequence[str], links: Iterable[Link] = (), belief: Belief = DEFAULTS
) -> Prior:
    """Return the prior over the topics; a prerequisite ties twice as much as another link."""
    shared = (1 - belief.general) * _spread(topics, links, belief.reach) + belief.general
    mean = np.full(len(topics), belief.mean)
    return Prior(tuple(topics), mean, belief.deviation**2 * shared)


def _spread(topics: Sequence[str], links: Iterable[Link], reach: float) -> Array:
    """Return the correlations of the topics' own parts."""
    place = {slug: at for at, slug in enumerate(topics)}
    ties: Array = np.zeros((len(topics), len(topics)))
    for link in links:
        if link.source in place and link.target in place and link.source != link.target:
            weight = 2.0 if link.type is LinkType.PREREQUISITE else 1.0
            one, other = place[link.source], place[link.target]
            ties[one, other] = ties[other, one] = max(weight, ties[one, other])
    degree = ties.sum(axis=1)
    scale = 1 / np.sqrt(np.where(degree > 0, degree, 1.0))
    laplacian = np.diag((degree > 0).astype(np.float64)) - scale[:, None] * ties * scale
    kernel = np.linalg.inv(np.eye(len(topics)) + reach * laplacian)
    width = np.sqrt(np.diag(kernel))
    return np.asarray(kernel / np.outer(width, width), dtype=np.float64)
