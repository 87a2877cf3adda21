"""One number of a report as pages and files read it: the same words everywhere."""

from typing import NamedTuple

from flask_babel import format_decimal
from flask_babel import gettext as _

from mentoring.coordination.reports.suppression import FEW, HELD, LEAST, Shown


class Cell(NamedTuple):
    """Words, the number where it may be told, and the mark: "number", "few", "held" or "none"."""

    words: str
    number: int | None
    mark: str


def cell_of(shown: Shown | None) -> Cell:
    """A number, "unter 5", kept back for the sake of others, or not told at all."""
    if isinstance(shown, int):
        return Cell(format_decimal(shown), shown, "number")
    words = {FEW: _("unter %(number)s", number=LEAST), HELD: _("nicht genannt"), None: "–"}
    return Cell(words[shown], None, shown or "none")
