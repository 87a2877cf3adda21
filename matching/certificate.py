"""Checks a proposal without a solver: that it is allowed, that its figures are true and that none is better."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matching.certificate_prices import check_prices
from matching.certificate_reasons import check_reasons
from matching.checked_cohort import PROMISE_DAYS, CheckedCohort, Ints, Pair, Reached
from matching.findings import Finding
from matching.matcher import MentorMatcher
from matching.profile import Profile
from matching.proposal import Proof, Proposal

Claim = tuple[int, int, int]
PERSON: Claim = (1, 0, 0)
WAITING: Claim = (0, 1, 0)
FAR_BELOW = -(2**62)


@dataclass(frozen=True)
class Verification:
    """The outcome: `valid` when there are no findings."""

    findings: tuple[Finding, ...]

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
    if not findings:
        findings = (*check_reasons(cohort, proposal), *check_prices(cohort, proposal, points))
    return Verification(findings)


def _check_pairs(cohort: CheckedCohort, proposal: Proposal, points: dict[Pair, int]) -> Iterator[Finding]:
    """Everybody is here, at most once, with a place, and no pair is excluded."""
    paired, taken = Counter(n for n, _ in proposal.pairs), Counter(m for _, m in proposal.pairs)
    yield from (Finding("twice", key) for key, count in paired.items() if count > 1)
    strangers = [pair for pair in proposal.pairs if pair not in points and paired[pair[0]] == 1]
    yield from (Finding("strangers", *pair) for pair in strangers)
    yield from (Finding("excluded", *pair) for pair, worth in points.items() if worth < 0)
    full = [key for key, count in taken.items() if count > cohort.places.get(key, count)]
    yield from (Finding("full", key) for key in full)
    yield from (Finding("fixed", *pair) for pair in cohort.fixed - set(proposal.pairs))
    if set(proposal.unmatched) != set(cohort.people) - set(paired):
        yield Finding("unmatched")


def _check_figures(proposal: Proposal, reached: Reached) -> Iterator[Finding]:
    """Total, worst pair and bound are what the pairs say."""
    total = reached.points + reached.fixed_points
    if proposal.total != total:
        yield Finding("total", proposal.total, total)
    if proposal.worst != reached.worst:
        yield Finding("worst", proposal.worst, reached.worst)
    if proposal.bound < total:
        yield Finding("bound_low", proposal.bound)


def _check_proofs(cohort: CheckedCohort, proposal: Proposal, reached: Reached) -> Iterator[Finding]:
    """Every bound follows from its prices, and together they prove what the certificate claims."""
    proofs = proposal.certificate.proofs
    for proof, bound in zip(proofs, _count_bounds(cohort, proofs), strict=True):
        if len({key for key, price in proof.prices if price > 0} & set(cohort.positions)) != len(
            proof.prices
        ):
            yield Finding("proof_prices", proof.claim)
        if bound != proof.bound:
            yield Finding("proof_bound", proof.claim, proof.bound, bound)
    by_claim = {proof.claim: proof for proof in proofs}
    if "sum" not in by_claim:
        yield Finding("not_proven", "sum")
    else:
        yield from _check_sum(cohort, proposal, reached, by_claim)


def _check_sum(
    cohort: CheckedCohort, proposal: Proposal, reached: Reached, proofs: dict[str, Proof]
) -> Iterator[Finding]:
    """The bound of the total follows from the last proof; when it claims to be the best, so it is."""
    last = proofs["sum"]
    above = reached.weigh(last) - last.weights.point * reached.points
    if proposal.bound != last.bound - above + reached.fixed_points:
        yield Finding("bound", proposal.bound)
    if proposal.certificate.optimal:
        yield from _check_tiers(cohort, proposal, reached, proofs)


def _count_bounds(cohort: CheckedCohort, proofs: Sequence[Proof]) -> list[int]:
    """What no proposal exceeds under the weights of each proof, in one look at all pairs."""
    prices = [_list_prices(cohort, proof) for proof in proofs]
    bounds = [int(own @ cohort.capacity) for own in prices]
    for some, points in cohort.count_points(cohort.free):
        over = np.array([newcomer.waiting_days > PROMISE_DAYS for newcomer in some], dtype=np.int64)
        for at, proof in enumerate(proofs):
            bounds[at] += _count_left_over(proof, over, points, prices[at])
    return bounds


def _list_prices(cohort: CheckedCohort, proof: Proof) -> Ints:
    by_key = dict(proof.prices)
    return np.array([max(by_key.get(key, 0), 0) for key in cohort.positions], dtype=np.int64)


def _count_left_over(proof: Proof, over: Ints, points: Ints, prices: Ints) -> int:
    """The most that each of some newcomers has left over anywhere, added up."""
    person, waiting, point = proof.weights
    exists = points >= max(proof.threshold, 0)
    most = np.where(exists, point * points - prices, FAR_BELOW).max(axis=1, initial=FAR_BELOW)
    return int((person + waiting * over + most).clip(min=0).sum())


def _check_tiers(
    cohort: CheckedCohort, proposal: Proposal, reached: Reached, proofs: dict[str, Proof]
) -> Iterator[Finding]:
    """Tier by tier, nothing better exists."""
    objective, last = proposal.certificate.objective, proofs["sum"]
    lifted = "worst" in objective and reached.served > 0
    if last.threshold > (reached.worst or 0) * lifted:
        yield Finding("leaves_out", "sum")
    if last.bound != reached.weigh(last):
        yield Finding("not_reached", "sum")
    if not _orders_tiers(cohort, last, "waiting" in objective):
        yield Finding("weights", "sum")
    if lifted:
        yield from _check_worst(objective[: objective.index("worst")], reached, proofs)


def _orders_tiers(cohort: CheckedCohort, proof: Proof, waiting_counts: bool) -> bool:
    """Whether one person more outweighs everything below, and one over the promise all points."""
    pairs = min(len(cohort.free), int(cohort.capacity.sum()))
    points = pairs * cohort.matcher.explainer_.points.total
    person, waiting, point = proof.weights
    in_order = waiting > points if waiting_counts else waiting == 0
    return point == 1 and in_order and person > pairs * waiting + points


def _check_worst(tiers: tuple[str, ...], reached: Reached, proofs: dict[str, Proof]) -> Iterator[Finding]:
    """The tiers before the worst pair are the best of all, and worse when every pair is above the worst one."""
    weights = {"count": PERSON, "waiting": WAITING}
    figures = {PERSON: reached.served, WAITING: reached.waiting}
    for tier in tiers:
        claim = (weights[tier], 0, figures[weights[tier]])
        if tier not in proofs or proofs[tier].statement != claim:
            yield Finding("not_proven", tier)
    worst = reached.worst or 0
    if reached.fixed_worst != worst and not _fails_above(
        worst, proofs, {weights[tier] for tier in tiers}, figures
    ):
        yield Finding("not_proven", "worst")


def _fails_above(
    worst: int, proofs: dict[str, Proof], weights: set[Claim], figures: dict[Claim, int]
) -> bool:
    """Whether a tier before the worst pair is proven to lose something when all pairs are above it."""
    proof = proofs.get("worst")
    if proof is None or proof.threshold > worst + 1 or proof.weights not in weights:
        return False
    return proof.bound < figures[proof.weights]
