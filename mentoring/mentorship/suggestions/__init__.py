"""Mentors suggested to a newcomer, each with reasons in words; nothing of it is stored, no number is shown."""

from mentoring.mentorship.suggestions.cards import MOST_CARDS, Card, Suggestions, suggestions_for
from mentoring.mentorship.suggestions.obstacles import Obstacles, obstacles_of
from mentoring.mentorship.suggestions.open_searches import OpenSearch, open_searches_for
from mentoring.mentorship.suggestions.pair import reasons_for_mentor, reasons_for_newcomer
from mentoring.mentorship.suggestions.pool import Pool
from mentoring.mentorship.suggestions.profiles import newcomer_profile, row_profile
from mentoring.mentorship.suggestions.sentences import Line
from mentoring.mentorship.suggestions.table_words import bridged_types, flattened, nested, sheets
from mentoring.mentorship.suggestions.tables import (
    Closeness,
    Values,
    closeness_in_force,
    closeness_of,
    explainer,
    matcher_with,
)

__all__ = [
    "MOST_CARDS",
    "Card",
    "Closeness",
    "Line",
    "Obstacles",
    "OpenSearch",
    "Pool",
    "Suggestions",
    "Values",
    "bridged_types",
    "closeness_in_force",
    "closeness_of",
    "explainer",
    "flattened",
    "matcher_with",
    "nested",
    "newcomer_profile",
    "obstacles_of",
    "open_searches_for",
    "reasons_for_mentor",
    "reasons_for_newcomer",
    "row_profile",
    "sheets",
    "suggestions_for",
]
