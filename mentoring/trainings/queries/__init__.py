"""What readers see of trainings: the public list, what trainers and the office look after, and calendars."""

from mentoring.trainings.queries.leading import submitted_trainers

__all__ = ["submitted_trainers"]
