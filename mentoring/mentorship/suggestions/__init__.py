"""Mentors suggested to a newcomer, each with reasons in words; nothing of it is stored, no number is shown."""

from mentoring.mentorship.suggestions.cards import Card, Suggestions, suggestions_for
from mentoring.mentorship.suggestions.open_searches import OpenSearch, open_searches_for
from mentoring.mentorship.suggestions.pair import reasons_for_mentor, reasons_for_newcomer
from mentoring.mentorship.suggestions.sentences import Line

__all__ = [
    "Card",
    "Line",
    "OpenSearch",
    "Suggestions",
    "open_searches_for",
    "reasons_for_mentor",
    "reasons_for_newcomer",
    "suggestions_for",
]
