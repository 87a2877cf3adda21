"""What a cohort proposal consists of: pairs, why some have none, prices and the proofs that it is the best."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.prices import Weights
from matching.profile import Key

NOBODY_ALLOWED = "nobody_allowed"
COMPETITION = "competition"
NOT_FINISHED = "not_finished"


@dataclass(frozen=True)
class Unmatched:
    """Why a newcomer is in no pair.

    Attributes
    ----------
    code : str
        ``nobody_allowed``: no mentor with a place may be paired with her. ``competition``: `people` newcomers, she
        among them, can be paired with nobody but these `mentors`, and these have `places` free ones together,
        which are too few. ``not_finished``: time was over before the best proposal was found.
    people, places : int
    mentors : tuple of keys
    """

    code: str
    people: int = 0
    places: int = 0
    mentors: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Proof:
    """Prices that bound from above what any proposal can reach.

    With prices p of places, nobody's pair can be worth more than p plus the most that this newcomer has left over
    anywhere; so the sum of what all have left over and of all free places at their prices bounds every proposal
    that uses only pairs of at least `threshold` points.

    Attributes
    ----------
    claim : {"count", "waiting", "worst", "sum"}
    weights : what a person, one over the waiting promise and a point count in this proof
    threshold : int
    prices : tuple of (mentor key, price), those that are not 0
    bound : int
    """

    claim: str
    weights: Weights
    threshold: int
    prices: tuple[tuple[Key, int], ...]
    bound: int

    @property
    def statement(self) -> tuple[Weights, int, int]:
        """Weights, threshold and bound: what is proven, without the prices that prove it."""
        return self.weights, self.threshold, self.bound


@dataclass(frozen=True)
class Certificate:
    """All proofs of a proposal; `optimal` says whether they show that none is better."""

    objective: tuple[str, ...]
    optimal: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class Proposal:
    """Pairs for a whole cohort, for people to look at; nobody is bound by it.

    Attributes
    ----------
    pairs : tuple of (newcomer key, mentor key), by newcomer key, with the fixed ones
    unmatched : dict of newcomer key to Unmatched
    prices : dict of mentor key to the points that one more place there adds to the total, as long as all higher
        tiers stay the same; empty when time was over
    total : int, the sum of the pairs' points
    bound : int, no proposal that is as good in the higher tiers has a larger total
    worst : int or None, the points of the worst pair
    certificate : Certificate, to be checked by ``verify``
    """

    pairs: tuple[tuple[Key, Key], ...]
    unmatched: Mapping[Key, Unmatched]
    prices: Mapping[Key, int]
    total: int
    bound: int
    worst: int | None
    certificate: Certificate

    @property
    def gap(self) -> int:
        """How far the total may be from the best one, 0 when it is the best."""
        return self.bound - self.total
