"""Trainings in calendars: public ones, people's own, and the letters that keep these right."""

from mentoring.trainings.calendar import personal
from mentoring.trainings.calendar.dates import document, event_words, place_of, way_in
from mentoring.trainings.calendar.letters import calendar_part

__all__ = ["calendar_part", "document", "event_words", "personal", "place_of", "way_in"]
