"""What other tables would change for the people who search now, as counts: nobody is named."""

from dataclasses import dataclass

from mentoring.mentorship.models import Need
from mentoring.mentorship.queries import mentor_rows
from mentoring.mentorship.queries.everybody import Pairs, full_mentor_ids, kept_apart_pairs, searching_needs
from mentoring.mentorship.suggestions import (
    MOST_CARDS,
    Closeness,
    Pool,
    Values,
    closeness_in_force,
    matcher_with,
    newcomer_profile,
    row_profile,
)

MOST = 300
"""So many of those who search are looked at, the longest first: a page must not take long."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Of `searching` people, for how many the first suggestion, or anybody among the five, would be another."""

    searching: int
    first: int
    any: int


def preview_of(values: Values) -> Preview:
    """Compare tables with those in force, on everybody who searches now."""
    mentors = [row_profile(row) for row in mentor_rows()]
    present = Pool("", matcher_with(closeness_in_force(), mentors))
    other = Pool("", matcher_with(Closeness(0, values), mentors))
    apart, full = kept_apart_pairs(), full_mentor_ids()
    pairs = [
        (_first_five(present, need, apart, full), _first_five(other, need, apart, full))
        for need in searching_needs(MOST)
    ]
    return Preview(
        searching=len(pairs),
        first=sum(before[:1] != after[:1] for before, after in pairs),
        any=sum(set(before) != set(after) for before, after in pairs),
    )


def _first_five(pool: Pool, need: Need, apart: Pairs, full: frozenset[int]) -> list[object]:
    """As the page of suggestions shows them."""
    kept = {mentor for newcomer, mentor in apart if newcomer == need.person_id}
    best = pool.suggest(newcomer_profile(need), full | kept, MOST_CARDS)
    return [suggestion.key for suggestion in best]
