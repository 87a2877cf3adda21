"""The fitted model of all active mentors, kept per app and process until one of them changes."""

from dataclasses import dataclass
from typing import Any

from flask import current_app

from matching import Profile, Suggestion, stable_variety
from mentoring.mentorship.queries import mentor_rows, pool_fingerprint
from mentoring.mentorship.suggestions.profiles import row_profile

KEPT = "mentorship.pool"
CANDIDATES = 15
CLOSENESS = (
    "same_kreis",
    "neighbour_kreis",
    "same_district_group",
    "same_land",
    "city_state",
    "neighbour_land",
    "elsewhere",
)


@dataclass(frozen=True, slots=True)
class Pool:
    """A fitted matcher and the fingerprint of the mentors it has learned."""

    fingerprint: str
    matcher: Any

    def suggest(self, newcomer: Profile, unavailable: frozenset[int], number: int) -> list[Suggestion]:
        """The best who can be asked, near-equals in an order of the newcomer's own."""
        best = self.matcher.suggest(newcomer, max(CANDIDATES, number), unavailable)
        return stable_variety(best, newcomer.key)[:number]

    def closest(self, newcomer: Profile, unavailable: frozenset[int]) -> str:
        """How near the nearest mentor is who can be asked, as a code of CLOSENESS; empty when nobody can say."""
        regions = self.matcher.explainer_.regions
        askable = self.matcher.pool_.find_askable(newcomer, unavailable).nonzero()[0]
        there = {self.matcher.mentors_[position].region for position in askable} - {""}
        if not newcomer.region or not there:
            return ""
        return min((regions.relation(newcomer.region, region) for region in there), key=CLOSENESS.index)


def current_pool() -> Pool:
    """The pool as the database is now; one cheap query says whether the one at hand still holds."""
    fingerprint = pool_fingerprint()
    kept: Pool | None = current_app.extensions.get(KEPT)
    if kept is None or kept.fingerprint != fingerprint:
        kept = Pool(fingerprint, fitted_matcher([row_profile(row) for row in mentor_rows()]))
        current_app.extensions[KEPT] = kept
    return kept


def fitted_matcher(mentors: list[Profile]) -> Any:
    """A matcher that has learned these mentors; the import of scikit-learn costs more than a second."""
    from matching import MentorMatcher

    return MentorMatcher().fit(mentors)
