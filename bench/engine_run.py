"""One way of pairing one invented cohort, alone in its process: `python -m bench.engine_run WAY NEWCOMERS MENTORS`."""

import json
import resource
import sys
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.cohorts import invent
from matching import MentorMatcher, Profile, propose, verify
from matching.checks import TIERS
from matching.cohort import choose_solver, propose_with
from matching.problem import CohortProblem
from matching.proposal import Proposal
from matching.watch import Watch

People = tuple[list[Profile], list[Profile]]
Outcome = dict[str, Any]
# One person more outweighs all points of everybody, and one who waits for too long all points below that.
PERSON, WAITING, PROMISE_DAYS = 10**12, 10**8, 21
TIME_LIMIT = 600


def score(newcomers: list[Profile], mentors: list[Profile]) -> Any:
    """Points of all pairs with each place of every mentor, -1 where a pair is not allowed."""
    matcher = MentorMatcher().fit(mentors)
    points = matcher.count_points(newcomers)
    points[~matcher.pool_.find_allowed(newcomers)] = -1
    return points[:, np.repeat(np.arange(len(mentors)), [mentor.places for mentor in mentors])]


def assign_densely(newcomers: list[Profile], mentors: list[Profile]) -> Outcome:
    """scipy's dense assignment of people to places: as many as possible, who waits too long first, then the sum."""
    points = score(newcomers, mentors)
    over = np.array([newcomer.waiting_days > PROMISE_DAYS for newcomer in newcomers])
    worth = np.where(points >= 0, points + (PERSON + WAITING * over)[:, None], 0.0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return describe(points[rows, columns])


def take_best_pairs(newcomers: list[Profile], mentors: list[Profile]) -> Outcome:
    """Greedy: of all pairs the best, then the best of the rest."""
    points = score(newcomers, mentors)
    free, open_places, chosen = np.ones(len(points), bool), np.ones(points.shape[1], bool), []
    for pair in np.argsort(-points, axis=None, kind="stable"):
        row, place = divmod(int(pair), points.shape[1])
        if free[row] and open_places[place] and points[row, place] >= 0:
            free[row] = open_places[place] = False
            chosen.append(points[row, place])
    return describe(np.array(chosen))


def serve_in_turn(newcomers: list[Profile], mentors: list[Profile]) -> Outcome:
    """First come, first served: who waits longest takes the best place left."""
    points, chosen = score(newcomers, mentors), []
    for row in sorted(range(len(newcomers)), key=lambda row: -newcomers[row].waiting_days):
        place = int(points[row].argmax())
        if points[row, place] >= 0:
            chosen.append(points[row, place])
            points[:, place] = -1
    return describe(np.array(chosen))


def describe(points: Any) -> Outcome:
    """People in a pair, all their points, the fewest of one pair."""
    real = points[points >= 0]
    return {"served": len(real), "total": int(real.sum()), "worst": int(real.min())}


def propose_all_tiers(newcomers: list[Profile], mentors: list[Profile]) -> Outcome:
    """The engine with its own objective, the worst pair included."""
    return describe_proposal(search(newcomers, mentors, TIERS))


def propose_like_dense(newcomers: list[Profile], mentors: list[Profile]) -> Outcome:
    """The engine with the objective of the dense assignment."""
    return describe_proposal(search(newcomers, mentors, ("count", "waiting", "sum")))


def search(newcomers: list[Profile], mentors: list[Profile], objective: tuple[str, ...]) -> Proposal:
    """As ``propose`` with a time limit, but of the seconds that this process really has."""
    watch = Watch(TIME_LIMIT, clock=process_time)
    problem = CohortProblem(newcomers, mentors, MentorMatcher())
    return propose_with(choose_solver(problem, watch), objective, watch)


def propose_and_verify(newcomers: list[Profile], mentors: list[Profile]) -> Outcome:
    """The engine, and the check of what it says."""
    proposal = propose(newcomers, mentors, MentorMatcher())
    found = verify(newcomers, mentors, MentorMatcher(), proposal).findings
    return {**describe_proposal(proposal), "findings": len(found)}


def describe_proposal(proposal: Proposal) -> Outcome:
    """The same figures, and whether it is proven."""
    return {
        "served": len(proposal.pairs),
        "total": proposal.total,
        "worst": proposal.worst,
        "gap": proposal.gap,
        "optimal": proposal.certificate.optimal,
    }


WAYS: dict[str, Callable[[list[Profile], list[Profile]], Outcome]] = {
    "engine": propose_all_tiers,
    "engine, objective of LSAP": propose_like_dense,
    "engine and check": propose_and_verify,
    "scipy dense LSAP": assign_densely,
    "greedy": take_best_pairs,
    "first come, first served": serve_in_turn,
}


def measure(way: str, people: People) -> Outcome:
    """CPU and wall seconds, and the memory that it took beyond what was there before."""
    warm_up = [side[:30] for side in people]
    WAYS[way](*warm_up)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu, wall = process_time(), perf_counter()
    outcome = WAYS[way](*people)
    outcome |= {"cpu": process_time() - cpu, "wall": perf_counter() - wall}
    return {**outcome, "mb": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024}


def main() -> None:
    """Measure and say it as JSON."""
    print(json.dumps(measure(sys.argv[1], invent(int(sys.argv[2]), int(sys.argv[3])))))


if __name__ == "__main__":
    main()
