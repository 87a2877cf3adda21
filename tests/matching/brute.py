"""The best cohort proposal by trying all of them, with the oracle's points."""

from collections import Counter
from itertools import product

from tests.matching.oracle import is_allowed, score

TIERS = ("count", "waiting", "worst", "sum")


def figures(pairs, newcomers, points):
    """The value of every tier, larger is better."""
    over = {n.key for n in newcomers if n.waiting_days > 21}
    worths = [points[pair] for pair in pairs]
    waiting = sum(newcomer in over for newcomer, _ in pairs)
    return {"count": len(pairs), "waiting": waiting, "worst": min(worths, default=0), "sum": sum(worths)}


def all_points(newcomers, mentors, excluded=()):
    return {
        (n.key, m.key): score(n, m)
        for n in newcomers
        for m in mentors
        if is_allowed(n, m) and (n.key, m.key) not in set(excluded)
    }


def all_proposals(newcomers, mentors, points, fixed=()):
    places = {m.key: m.places for m in mentors}
    fixed_mentor = dict(fixed)
    choices = [
        [fixed_mentor[n.key]]
        if n.key in fixed_mentor
        else [None, *(m for m in places if (n.key, m) in points)]
        for n in newcomers
    ]
    for chosen in product(*choices):
        taken = Counter(mentor for mentor in chosen if mentor is not None)
        if all(count <= places[mentor] for mentor, count in taken.items()):
            yield [(n.key, m) for n, m in zip(newcomers, chosen, strict=True) if m is not None]


def best_figures(newcomers, mentors, fixed=(), excluded=(), objective=TIERS):
    points = all_points(newcomers, mentors, excluded)
    every = (figures(pairs, newcomers, points) for pairs in all_proposals(newcomers, mentors, points, fixed))
    return max(tuple(found[tier] for tier in objective) for found in every)
