"""Mentors suggested to a newcomer, each with reasons in words; nothing of it is stored, no number is shown."""

from mentoring.mentorship.suggestions.cards import Card, Suggestions, suggestions_for
from mentoring.mentorship.suggestions.mirror import reasons_for_mentor
from mentoring.mentorship.suggestions.sentences import Line

__all__ = ["Card", "Line", "Suggestions", "reasons_for_mentor", "suggestions_for"]
