"""The fitted model of all active mentors, kept per app and process until one of them or a table changes."""

from dataclasses import dataclass, replace
from typing import Any

from flask import current_app

from matching import Profile, Suggestion, stable_variety
from mentoring.mentorship.queries import mentor_rows, pool_fingerprint
from mentoring.mentorship.suggestions.profiles import row_profile
from mentoring.mentorship.suggestions.tables import closeness_in_force, matcher_with

KEPT = "mentorship.pool"
CANDIDATES = 15


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
        """How the nearest mentor who can be asked lies to the newcomer: "same_kreis" … "elsewhere"; "" if unknown.

        With nothing but the region known, the best suggestion is the nearest. Distance is no matter online.
        """
        if not newcomer.region or newcomer.only_online:
            return ""
        nothing: frozenset[str] = frozenset()
        only_region = replace(
            newcomer, topics=nothing, institution_type="", languages=nothing, emphasis="near"
        )
        nearest = self.matcher.suggest(only_region, 1, unavailable)
        return nearest[0].reasons[0].fact.code.partition(".")[2] if nearest else ""


def current_pool() -> Pool:
    """The pool as the database is now; one cheap query says whether the one at hand still holds."""
    fingerprint = pool_fingerprint()
    kept: Pool | None = current_app.extensions.get(KEPT)
    if kept is None or kept.fingerprint != fingerprint:
        kept = Pool(fingerprint, fitted_matcher())
        current_app.extensions[KEPT] = kept
    return kept


def fitted_matcher() -> Any:
    """A matcher with the tables in force that has learned all active mentors."""
    return matcher_with(closeness_in_force(), [row_profile(row) for row in mentor_rows()])
