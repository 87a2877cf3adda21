"""What people ask of the office, as each reader sees it."""

from mentoring.offers.queries.consultations import (
    consultation,
    is_not_from,
    is_under_way,
    open_consultations,
    own_consultation,
    own_consultations,
)

__all__ = [
    "consultation",
    "is_not_from",
    "is_under_way",
    "open_consultations",
    "own_consultation",
    "own_consultations",
]
