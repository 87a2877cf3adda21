"""Letters that carry dates for calendars: mail programs read one of each letter, so others get their own."""

from collections.abc import Sequence

from mentoring.core.outbox import Letter, write_letter

MOST_AT_ONCE = 11
"""So many letters with one further date each: beside the first, a year of months."""


def write_with_dates(
    template: str, person_id: int, subject_id: int, told: Sequence[int], date_id: int | None = None
) -> Letter:
    """A letter that carries the first of these dates, and short ones for the others."""
    first = told[0] if told else None
    letter = write_letter(template, to=person_id, subject_id=subject_id, date_id=date_id, carries=first)
    write_dates(person_id, told[1:])
    return letter


def write_dates(person_id: int, told: Sequence[int], template: str = "training_date.told") -> None:
    """Short letters that carry one date each."""
    for date_id in told[:MOST_AT_ONCE]:
        write_letter(template, to=person_id, subject_id=date_id, carries=date_id)
