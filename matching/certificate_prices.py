"""Checks that the price of every mentor is what one more place there adds, no more and no less."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from matching.checked_cohort import CheckedCohort, Ints, Pair
from matching.findings import Finding
from matching.proposal import Proposal

Edges = npt.NDArray[np.int64]


def check_prices(cohort: CheckedCohort, proposal: Proposal, points: dict[Pair, int]) -> Iterator[Finding]:
    """Findings about the prices of a proposal whose pairs and proofs are in order.

    A price is high enough when nobody in a pair would gain more than the price by moving there. It is low enough
    when a chain of moves without loss leads from there to a mentor whose place is worth nothing. (A place that is free
    cannot have both and a price: the moves would make the pairs better, which the proofs have shown to be the best.)
    """
    if not proposal.certificate.optimal:
        yield from [Finding("unproven_prices")] * bool(proposal.prices)
        return
    if set(proposal.prices) != set(cohort.positions):
        yield Finding("other_prices")
        return
    prices = np.array([proposal.prices[key] for key in cohort.positions], dtype=np.int64)
    gains, moves = _find_moves(cohort, proposal, points, prices)
    too_low = (prices < 0) | (gains > 0)
    too_high = ~_follow_moves(prices == 0, moves)
    for what, wrong in (("low", too_low), ("high", too_high)):
        keys = [key for key, at in cohort.positions.items() if wrong[at]]
        yield from (Finding(what, proposal.prices[key], key) for key in keys)


def _find_moves(
    cohort: CheckedCohort, proposal: Proposal, points: dict[Pair, int], prices: Ints
) -> tuple[Ints, Edges]:
    """The most anybody would gain at each mentor beyond the price, and all moves (from, to) without loss."""
    own = {n: (cohort.positions[m], points[n, m]) for n, m in proposal.pairs if (n, m) not in cohort.fixed}
    threshold = (proposal.worst or 0) if "worst" in proposal.certificate.objective else 0
    gains, moves = np.zeros_like(prices), [np.empty((2, 0), dtype=np.int64)]
    for some, block in cohort.count_points([n for n in cohort.free if n.key in own]):
        mine = np.array([own[newcomer.key] for newcomer in some], dtype=np.int64)
        content = mine[:, 1] - prices[mine[:, 0]]
        exists, gain = block >= threshold, block - prices - content[:, None]
        gains = np.maximum(gains, np.where(exists, gain, 0).max(axis=0))
        rows, columns = np.nonzero(exists & (gain == 0))
        moves.append(np.unique(np.stack([mine[rows, 0], columns]), axis=1))
    return gains, np.concatenate(moves, axis=1)


def _follow_moves(explained: npt.NDArray[np.bool_], moves: Edges) -> npt.NDArray[np.bool_]:
    """Everybody whom moves lead to from those explained already."""
    while True:
        grown = explained.copy()
        grown[moves[1, explained[moves[0]]]] = True
        if (grown == explained).all():
            return explained
        explained = grown
