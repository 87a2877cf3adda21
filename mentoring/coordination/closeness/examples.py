"""Practice examples are compared by the tables in force, as mentors are."""

from typing import Any

from matching import Profile
from mentoring.mentorship.queries import present_mark
from mentoring.mentorship.suggestions import closeness_in_force, matcher_with
from mentoring.offers.similarity import compare_with


def fitted(examples: list[Profile]) -> Any:
    """A model that has learned these examples."""
    return matcher_with(closeness_in_force(), examples)


compare_with(fitted, present_mark)
