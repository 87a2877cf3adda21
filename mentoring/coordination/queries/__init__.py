"""What the office reads."""

from mentoring.coordination.queries.desk import SOURCES, Desk, Task, Unreached, desk, late_needs
from mentoring.coordination.queries.duplicates import Merger, alike_words, duplicates, merger_of
from mentoring.coordination.queries.people import STATES, PeopleFilter, people, person_for_office, state_of
from mentoring.coordination.queries.standing import Standing, standing_of

__all__ = [
    "SOURCES",
    "STATES",
    "Desk",
    "Merger",
    "PeopleFilter",
    "Standing",
    "Task",
    "Unreached",
    "alike_words",
    "desk",
    "duplicates",
    "late_needs",
    "merger_of",
    "people",
    "person_for_office",
    "standing_of",
    "state_of",
]
