"""What a proposal would be if one pair were in it: what that costs and for whom else it changes something."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.cohort import choose_solver, propose_with
from matching.matcher import MentorMatcher
from matching.problem import CohortProblem, Pair
from matching.profile import Key, Profile
from matching.proposal import Proposal
from matching.watch import Watch

PAIRED, EXCLUDED, NO_PLACE, FIXED, POSSIBLE = "paired", "excluded", "no_place", "fixed", "possible"


@dataclass(frozen=True)
class Change:
    """Whom somebody would have in place of whom; None is nobody."""

    newcomer: Key
    before: Key | None
    after: Key | None


@dataclass(frozen=True)
class WhyNot:
    """The answer; figures are differences, less than 0 where something is lost.

    Attributes
    ----------
    code : str
        ``paired``: the pair is in the proposal. ``excluded``: it is not allowed. ``no_place``: the mentor has no
        place that is not fixed. ``fixed``: the newcomer is in another fixed pair. ``possible``: the rest tells what
        it would cost.
    served : int, people in a pair
    total : int, points of all pairs
    worst : int, points of the worst pair
    changes : tuple of Change, for everybody else, as few as possible among equally good proposals that serve of people
        who are alike those who wait longest (unless more than a million pairs are tied)
    """

    code: str
    served: int = 0
    total: int = 0
    worst: int = 0
    changes: tuple[Change, ...] = ()


def why_not(
    newcomers: Sequence[Profile],
    mentors: Sequence[Profile],
    matcher: MentorMatcher,
    proposal: Proposal,
    pair: Pair,
    fixed: Iterable[Pair] = (),
    excluded: Iterable[Pair] = (),
) -> WhyNot:
    """Why a pair is not in a proposal.

    Parameters
    ----------
    newcomers, mentors, matcher, fixed, excluded : as given to ``propose``
    proposal : Proposal
    pair : (newcomer key, mentor key)

    Returns
    -------
    WhyNot

    Raises
    ------
    ValueError
        When one of the two is not among the people.

    Examples
    --------
    >>> from matching import MentorMatcher, Profile, propose, why_not
    >>> newcomers = [Profile("lena", region="11"), Profile("max", region="12")]
    >>> people = newcomers, [Profile("ada", region="11"), Profile("ben", region="12")], MentorMatcher()
    >>> answer = why_not(*people, propose(*people), ("lena", "ben"))
    >>> answer.code, answer.served, answer.total
    ('possible', 0, -180)
    >>> answer.changes
    (Change(newcomer='max', before='ben', after='ada'),)
    """
    fixed, excluded = tuple(fixed), tuple(excluded)
    problem = CohortProblem(newcomers, mentors, matcher, fixed, excluded)
    code = _judge(problem, proposal, pair, {newcomer.key for newcomer in newcomers})
    if code != POSSIBLE:
        return WhyNot(code)
    forced = CohortProblem(newcomers, mentors, matcher, (*fixed, pair), excluded)
    keep = dict(proposal.pairs)
    solver = choose_solver(forced, Watch(), keep)
    other = propose_with(solver, proposal.certificate.objective, Watch(), keep)
    return compare(proposal, other, pair[0])


def _judge(problem: CohortProblem, proposal: Proposal, pair: Pair, keys: set[Key]) -> str:
    """What can be said without another proposal."""
    newcomer, mentor = pair
    if newcomer not in keys or mentor not in problem.matcher.pool_.positions:
        raise ValueError(f"pair: is not among the people {pair!r}")
    if pair in proposal.pairs:
        return PAIRED
    if newcomer in dict(problem.fixed):
        return FIXED
    if not problem.is_allowed(pair):
        return EXCLUDED
    return POSSIBLE if problem.capacity[problem.matcher.pool_.positions[mentor]] else NO_PLACE


def compare(proposal: Proposal, other: Proposal, newcomer: Key) -> WhyNot:
    """What the other proposal changes, but for one newcomer."""
    before, after = dict(proposal.pairs), dict(other.pairs)
    everybody = [*before, *(key for key in after if key not in before)]
    changed = (key for key in everybody if key != newcomer and before.get(key) != after.get(key))
    return WhyNot(
        code=POSSIBLE,
        served=len(after) - len(before),
        total=other.total - proposal.total,
        worst=(other.worst or 0) - (proposal.worst or 0),
        changes=tuple(Change(key, before.get(key), after.get(key)) for key in changed),
    )
