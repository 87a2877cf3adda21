"""Several dates entered at once: up to ten rows, of which empty ones count for nothing."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from flask import request

from mentoring.core.forms import Form
from mentoring.trainings.actions import PlannedTime
from mentoring.trainings.forms.date import DateForm

MOST_ROWS = 10
MORE = 3


class DatesForm(Form):
    """Rows of dates; what was typed stays when rows are added."""

    def __init__(self, count: int) -> None:
        super().__init__()
        numbers = range(1, min(max(count, 1), MOST_ROWS) + 1)
        self.rows = [DateForm(prefix=f"termin-{number}", meta={"csrf": False}) for number in numbers]

    def __iter__(self) -> Iterator[Any]:
        yield from super().__iter__()
        for row in self.rows:
            yield from row

    @property
    def errors(self) -> dict[str, Any]:
        """What is wrong, in all rows."""
        return {field.name: field.errors for field in self if field.errors}

    @property
    def filled(self) -> list[DateForm]:
        """Rows in which somebody has typed; the first one when nobody has."""
        return [row for row in self.rows if not row.is_blank] or self.rows[:1]

    @property
    def times(self) -> list[PlannedTime]:
        """When all of it takes place."""
        return [row.time for row in self.filled if row.time is not None]

    def validate(self, extra_validators: Any = None) -> bool:
        """Every row on its own; further ones take the times of the one before."""
        valid = super().validate(extra_validators)
        filled = self.filled
        for before, row in pairwise(filled):
            row.take_times_of(before)
        return all([row.validate() for row in filled]) and bool(valid)


def dates_form(*, more: bool = False) -> DatesForm:
    """The form as it was sent, with further rows when they were asked for."""
    sent = request.form.get("rows", "", type=str)
    count = int(sent) if sent.isdecimal() and len(sent) < MORE else 1
    return DatesForm(count + MORE if more else count)
