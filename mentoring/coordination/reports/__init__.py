"""Yearly reports: what is counted, what of it may be shown, and the closing of a year."""

from mentoring.coordination.reports.actions import (
    close_year,
    close_years,
    closes_at,
    coming_year,
    counts_of,
    keep_invented,
)
from mentoring.coordination.reports.counting import Figure
from mentoring.coordination.reports.publishing import FIGURES, SIDES, Counts, published

__all__ = [
    "FIGURES",
    "SIDES",
    "Counts",
    "Figure",
    "close_year",
    "close_years",
    "closes_at",
    "coming_year",
    "counts_of",
    "keep_invented",
    "published",
]
