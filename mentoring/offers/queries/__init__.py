"""What people ask of the office, as each reader sees it."""

from mentoring.offers.queries.applications import application, is_to_answer, open_applications
from mentoring.offers.queries.colleagues import colleagues_for, office_people
from mentoring.offers.queries.consultations import (
    consultation,
    is_not_from,
    is_under_way,
    open_consultations,
    own_consultation,
    own_consultations,
)
from mentoring.offers.queries.examples import (
    ExampleFilter,
    ExampleRow,
    example_for,
    example_rows,
    examples_with_ids,
    own_example,
    own_examples,
    published_examples,
    read_by_all,
    submitted_examples,
    waits_for,
)

__all__ = [
    "ExampleFilter",
    "ExampleRow",
    "application",
    "colleagues_for",
    "consultation",
    "example_for",
    "example_rows",
    "examples_with_ids",
    "is_not_from",
    "is_to_answer",
    "is_under_way",
    "office_people",
    "open_applications",
    "open_consultations",
    "own_consultation",
    "own_consultations",
    "own_example",
    "own_examples",
    "published_examples",
    "read_by_all",
    "submitted_examples",
    "waits_for",
]
