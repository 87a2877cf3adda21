"""Bars of a report as measures of a drawing: how long each is, and what stands beside it."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from mentoring.coordination.routes.report_cells import Cell

LINE, BAR, GAP = 18, 16, 14
LETTERS = 42
"""So many letters of a label fit into one line."""
ROOM = 270
"""How long the longest bar is; beside it stands its number."""
STUB = 26
"""How long a bar is that tells nothing."""


class Bar(NamedTuple):
    """One bar: the lines above it, where it stands, how long it is; hatched for few, open for held."""

    label: str
    words: str
    mark: str
    lines: list[tuple[int, str]]
    y: int
    length: int


class Chart(NamedTuple):
    """A drawing of bars with its size."""

    height: int
    bars: list[Bar]


def chart_of(cells: Sequence[tuple[str, Cell]]) -> Chart:
    """Bars one below the other, from nothing to the longest."""
    longest = max((cell.number for _label, cell in cells if cell.number), default=1)
    bars, y = [], 0
    for label, cell in cells:
        lines = [(y + LINE * place - 5, line) for place, line in enumerate(wrap(label, LETTERS), start=1)]
        bars.append(Bar(label, cell.words, cell.mark, lines, y + LINE * len(lines), _length(cell, longest)))
        y += LINE * len(lines) + BAR + GAP
    return Chart(y, bars)


def _length(cell: Cell, longest: int) -> int:
    return STUB if cell.number is None else max(2, round(ROOM * cell.number / longest))
