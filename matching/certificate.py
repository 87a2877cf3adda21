"""Checks a proposal without a solver: that it is allowed, that its figures are true and that none is better."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matching.certificate_prices import check_prices
from matching.checked_cohort import PROMISE_DAYS, CheckedCohort, Pair, Reached
from matching.matcher import MentorMatcher
from matching.profile import Profile
from matching.proposal import Proof, Proposal

Claim = tuple[int, int, int]
PERSON: Claim = (1, 0, 0)
WAITING: Claim = (0, 1, 0)


@dataclass(frozen=True)
class Verification:
    """The outcome: `valid` when there are no findings."""

    findings: tuple[str, ...]

    @property
    def valid(self) -> bool:
        """Whether everything the proposal says is true."""
        return not self.findings


def verify(
    newcomers: Sequence[Profile],
    mentors: Sequence[Profile],
    matcher: MentorMatcher,
    proposal: Proposal,
    fixed: Iterable[Pair] = (),
    excluded: Iterable[Pair] = (),
) -> Verification:
    """Check a proposal against the people it is for; knows nothing of how it was found.

    Parameters
    ----------
    newcomers, mentors, matcher, fixed, excluded : as given to ``propose``
    proposal : Proposal

    Returns
    -------
    Verification

    Examples
    --------
    >>> from dataclasses import replace
    >>> from matching import MentorMatcher, Profile, propose, verify
    >>> people = [Profile("lena", region="03241")], [Profile("ada", region="03241")], MentorMatcher()
    >>> verify(*people, propose(*people)).valid
    True
    >>> verify(*people, replace(propose(*people), total=399)).findings
    ('total: 399 stands there, the pairs have 400',)
    """
    cohort = CheckedCohort(newcomers, mentors, matcher, fixed, excluded)
    points = cohort.count_pairs(proposal.pairs)
    findings = tuple(_check_pairs(cohort, proposal, points))
    if not findings:
        reached = Reached.of(cohort, proposal, points)
        findings = (*_check_figures(proposal, reached), *_check_proofs(cohort, proposal, reached))
    return Verification(findings or tuple(check_prices(cohort, proposal, points)))


def _check_pairs(cohort: CheckedCohort, proposal: Proposal, points: dict[Pair, int]) -> Iterator[str]:
    """Everybody is here, at most once, with a place, and no pair is excluded."""
    paired, taken = Counter(n for n, _ in proposal.pairs), Counter(m for _, m in proposal.pairs)
    yield from (f"pairs: more than one ({key!r})" for key, count in paired.items() if count > 1)
    strangers = [pair for pair in proposal.pairs if pair not in points and paired[pair[0]] == 1]
    yield from (f"pairs: not among the people {pair!r}" for pair in strangers)
    yield from (f"pairs: is excluded {pair!r}" for pair, worth in points.items() if worth < 0)
    full = [key for key, count in taken.items() if count > cohort.places.get(key, count)]
    yield from (f"pairs: more than the places ({key!r})" for key in full)
    yield from (f"pairs: a fixed one is missing {pair!r}" for pair in cohort.fixed - set(proposal.pairs))
    if set(proposal.unmatched) != set(cohort.people) - set(paired):
        yield "unmatched: are not exactly those in no pair"


def _check_figures(proposal: Proposal, reached: Reached) -> Iterator[str]:
    """Total, worst pair and bound are what the pairs say."""
    total = reached.points + reached.fixed_points
    if proposal.total != total:
        yield f"total: {proposal.total} stands there, the pairs have {total}"
    if proposal.worst != reached.worst:
        yield f"worst: {proposal.worst} stands there, the pairs have {reached.worst}"
    if proposal.bound < total:
        yield f"bound: {proposal.bound} is less than the total"


def _check_proofs(cohort: CheckedCohort, proposal: Proposal, reached: Reached) -> Iterator[str]:
    """Every bound follows from its prices, and together they prove what the certificate claims."""
    for proof in proposal.certificate.proofs:
        if len({key for key, price in proof.prices if price > 0} & set(cohort.positions)) != len(
            proof.prices
        ):
            yield f"certificate.{proof.claim}: a price is twice, of nobody here or not above 0"
        bound = _bound(cohort, proof)
        if bound != proof.bound:
            yield f"certificate.{proof.claim}: {proof.bound} stands there, the prices prove {bound}"
    proofs = {proof.claim: proof for proof in proposal.certificate.proofs}
    if "sum" not in proofs:
        yield "certificate.sum: is not proven"
    else:
        yield from _check_sum(cohort, proposal, reached, proofs)


def _check_sum(
    cohort: CheckedCohort, proposal: Proposal, reached: Reached, proofs: dict[str, Proof]
) -> Iterator[str]:
    """The bound of the total follows from the last proof; when it claims to be the best, so it is."""
    last = proofs["sum"]
    above = reached.weigh(last) - last.weights.point * reached.points
    if proposal.bound != last.bound - above + reached.fixed_points:
        yield f"bound: {proposal.bound} does not follow from the certificate"
    if proposal.certificate.optimal:
        yield from _check_tiers(cohort, proposal, reached, proofs)


def _bound(cohort: CheckedCohort, proof: Proof) -> int:
    """What no proposal exceeds under these weights: all places at their prices and what each has left over."""
    by_key = dict(proof.prices)
    prices = np.array([max(by_key.get(key, 0), 0) for key in cohort.positions], dtype=np.int64)
    person, waiting, point = proof.weights
    bound = int(prices @ cohort.capacity)
    for some, points in cohort.count_points(cohort.free):
        base = np.array([person + waiting * (n.waiting_days > PROMISE_DAYS) for n in some], dtype=np.int64)
        exists = points >= max(proof.threshold, 0)
        left_over = np.where(exists, base[:, None] + point * points - prices, 0)
        bound += int(left_over.max(axis=1).clip(min=0).sum())
    return bound


def _check_tiers(
    cohort: CheckedCohort, proposal: Proposal, reached: Reached, proofs: dict[str, Proof]
) -> Iterator[str]:
    """Tier by tier, nothing better exists."""
    objective, last = proposal.certificate.objective, proofs["sum"]
    lifted = "worst" in objective and reached.served > 0
    if last.threshold > (reached.worst or 0) * lifted:
        yield "certificate.sum: leaves out pairs that are allowed"
    if last.bound != reached.weigh(last):
        yield "certificate.sum: the pairs do not reach the bound"
    if not _orders_tiers(cohort, last, "waiting" in objective):
        yield "certificate.sum: the weights do not order the tiers"
    if lifted:
        yield from _check_worst(objective[: objective.index("worst")], reached, proofs)


def _orders_tiers(cohort: CheckedCohort, proof: Proof, waiting_counts: bool) -> bool:
    """Whether one person more outweighs everything below, and one over the promise all points."""
    pairs = min(len(cohort.free), int(cohort.capacity.sum()))
    points = pairs * cohort.matcher.explainer_.points.total
    person, waiting, point = proof.weights
    in_order = waiting > points if waiting_counts else waiting == 0
    return point == 1 and in_order and person > pairs * waiting + points


def _check_worst(tiers: tuple[str, ...], reached: Reached, proofs: dict[str, Proof]) -> Iterator[str]:
    """The tiers before the worst pair are the best of all, and worse when every pair is above the worst one."""
    weights = {"count": PERSON, "waiting": WAITING}
    figures = {PERSON: reached.served, WAITING: reached.waiting}
    for tier in tiers:
        claim = (weights[tier], 0, figures[weights[tier]])
        if tier not in proofs or proofs[tier].statement != claim:
            yield f"certificate.{tier}: is not proven"
    worst = reached.worst or 0
    if reached.fixed_worst != worst and not _fails_above(
        worst, proofs, {weights[tier] for tier in tiers}, figures
    ):
        yield "certificate.worst: is not proven"


def _fails_above(
    worst: int, proofs: dict[str, Proof], weights: set[Claim], figures: dict[Claim, int]
) -> bool:
    """Whether a tier before the worst pair is proven to lose something when all pairs are above it."""
    proof = proofs.get("worst")
    if proof is None or proof.threshold > worst + 1 or proof.weights not in weights:
        return False
    return proof.bound < figures[proof.weights]
