"""A new draft that is like an older one, but for one pair."""

from dataclasses import replace

from mentoring.coordination.cohort.actions import Draft
from mentoring.coordination.cohort.rows import mentors_of, pairs_of, rules_of
from mentoring.coordination.models import Cohort


def draft_like(cohort: Cohort) -> Draft:
    """The same people, places, rules and wishes."""
    return Draft(
        newcomers=frozenset(pairs_of(cohort)),
        places={row.person_id: row.places for row in mentors_of(cohort)},
        fixed=rules_of(cohort, "fixed"),
        excluded=rules_of(cohort, "excluded"),
        emphasis=cohort.emphasis,
        waiting_first=cohort.waiting_first,
        lift_worst=cohort.lift_worst,
        previous_id=cohort.id,
    )


def draft_with(cohort: Cohort, pair: tuple[int, int], kind: str) -> Draft:
    """The same with one pair fixed, excluded or free again; whoever is fixed is so with nobody else."""
    like = draft_like(cohort)
    others = tuple(one for one in like.fixed if one[0] != pair[0])
    excluded = tuple(one for one in like.excluded if one != pair)
    fixed = (*others, pair) if kind == "fixed" else tuple(one for one in like.fixed if one != pair)
    return replace(like, fixed=fixed, excluded=(*excluded, pair) if kind == "excluded" else excluded)
