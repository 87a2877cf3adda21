"""Recounts what people without a pair are told: how many compete for how many places at which mentors."""

from collections.abc import Iterator, Sequence

import numpy as np

from matching.checked_cohort import Bools, CheckedCohort
from matching.findings import Finding
from matching.profile import Key, Profile
from matching.proposal import COMPETITION, NOBODY_ALLOWED, NOT_FINISHED, Proposal, Unmatched


def check_reasons(cohort: CheckedCohort, proposal: Proposal) -> Iterator[Finding]:
    """Findings about the reasons of a proposal in which exactly those who are in no pair have one.

    Each different reason is counted once: its people are those in no fixed pair who may be paired with somebody who
    has places at all, and with nobody beyond its mentors.
    """
    reasons = {why: at for at, why in enumerate(dict.fromkeys(proposal.unmatched.values()))}
    circles = _draw_circles(cohort, list(reasons))
    people = np.zeros(len(reasons), dtype=np.int64)
    for some, choosing, inside in _look_at_all(cohort, circles) if reasons else ():
        people += (inside & choosing[:, None]).sum(axis=0)
        for newcomer, chooses, own in zip(some, choosing, inside, strict=True):
            why = proposal.unmatched.get(newcomer.key)
            if why is not None and not _holds(why, bool(chooses), bool(own[reasons[why]]), proposal):
                yield Finding("not_so", newcomer.key)
    places = (circles @ cohort.capacity).tolist()
    first = {why: key for key, why in reversed(list(proposal.unmatched.items()))}
    for why, *counted in zip(reasons, people.tolist(), places, strict=True):
        yield from _check_figures(cohort, why, first[why], *counted)


def _draw_circles(cohort: CheckedCohort, reasons: Sequence[Unmatched]) -> Bools:
    """The mentors of each reason, shape (n_reasons, n_mentors)."""
    circles = np.zeros((len(reasons), len(cohort.positions)), dtype=np.bool_)
    for circle, why in zip(circles, reasons, strict=True):
        circle[[cohort.positions[key] for key in why.mentors if key in cohort.positions]] = True
    return circles


def _look_at_all(cohort: CheckedCohort, circles: Bools) -> Iterator[tuple[Sequence[Profile], Bools, Bools]]:
    """Some newcomers at a time: whether each can be paired at all, and with nobody beyond each circle."""
    has_places = np.array([places > 0 for places in cohort.places.values()], dtype=np.bool_)
    outside = (~circles & has_places).T.astype(np.float32)
    for some, points in cohort.count_points(cohort.free):
        allowed: Bools = (points >= 0) & has_places
        inside: Bools = allowed.astype(np.float32) @ outside == 0
        yield some, np.any(allowed, axis=1), inside


def _holds(why: Unmatched, chooses: bool, inside: bool, proposal: Proposal) -> bool:
    """Whether a reason is true of one newcomer, its figures aside."""
    if why.code == COMPETITION:
        return chooses and inside
    plain = why == Unmatched(why.code)
    return plain and {NOBODY_ALLOWED: not chooses, NOT_FINISHED: not proposal.certificate.optimal}.get(
        why.code, False
    )


def _check_figures(
    cohort: CheckedCohort, why: Unmatched, key: Key, people: int, places: int
) -> Iterator[Finding]:
    """How many compete for how many places, and that these are too few."""
    if why.code != COMPETITION:
        return
    if len(set(why.mentors) & set(cohort.positions)) != len(why.mentors):
        yield Finding("circle", key)
    elif (why.people, why.places) != (people, places):
        yield Finding("reason", key, why.people, why.places, people, places)
    elif people <= places:
        yield Finding("too_many", key)
