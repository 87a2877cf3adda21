"""What makes a search hard: facts of the pool and of the search itself, never of who keeps apart from whom.

Everything here is counted over all mentors with a free place. So the same is said whether somebody stands on a
private list, or wishes for nobody of the own Kreis, or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.mentorship.models import Need
from mentoring.mentorship.queries import (
    MentorRow,
    cooling_until,
    full_mentor_ids,
    mentor_rows,
    mentor_state_counts,
)
from mentoring.mentorship.suggestions.pool import current_pool
from mentoring.mentorship.suggestions.profiles import newcomer_profile
from mentoring.people.wording import label


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Counts of mentors by what they cannot do now, and what of the search nobody with a free place meets."""

    free: int
    full: int
    paused: int
    submitted: int
    same_house: bool
    other_formats: bool
    missing_topics: tuple[str, ...]
    closest: str
    cooling_until: datetime | None


def obstacles_of(need: Need) -> Obstacles:
    """The same number of statements however many mentors there are; the need is loaded with its topics."""
    counts, full = mentor_state_counts(), full_mentor_ids()
    with_place = [row for row in mentor_rows() if row.id not in full]
    free = [row for row in with_place if row.id != need.person_id]
    anywhere = replace(newcomer_profile(need), not_my_kreis=False)
    return Obstacles(
        free=len(free),
        full=counts.get("active", 0) - len(with_place),
        paused=counts.get("paused", 0),
        submitted=counts.get("submitted", 0),
        same_house=any(_shares_house(need, row) for row in free),
        other_formats=any(_meets_otherwise(need, row) for row in free),
        missing_topics=_missing_topics(need, free),
        closest=current_pool().closest(anywhere, full),
        cooling_until=cooling_until(need.person),
    )


def _shares_house(need: Need, row: MentorRow) -> bool:
    return row.institution is not None and row.institution == need.person.institution_id


def _meets_otherwise(need: Need, row: MentorRow) -> bool:
    return bool(need.formats) and bool(row.formats) and not set(need.formats) & set(row.formats)


def _missing_topics(need: Need, free: Sequence[MentorRow]) -> tuple[str, ...]:
    """What is sought and named by nobody with a free place."""
    offered = {slug for row in free for slug in (row.topics or "").split()}
    return tuple(label(topic) for topic in need.topics if topic.slug not in offered) if free else ()
