"""Trainers, their trainings with dates, and who takes part."""

from mentoring.trainings.models.date import WALL, TrainingDate
from mentoring.trainings.models.invitation import DateInvitation
from mentoring.trainings.models.office import is_office
from mentoring.trainings.models.profile import TrainerProfile
from mentoring.trainings.models.registration import Registration
from mentoring.trainings.models.training import (
    FORMATS,
    KINDS,
    LANGUAGES,
    LONGEST_DESCRIPTION,
    MOST_SEATS,
    VISIBILITIES,
    Training,
    training_audience,
    training_topics,
)

__all__ = [
    "FORMATS",
    "KINDS",
    "LANGUAGES",
    "LONGEST_DESCRIPTION",
    "MOST_SEATS",
    "VISIBILITIES",
    "WALL",
    "DateInvitation",
    "Registration",
    "TrainerProfile",
    "Training",
    "TrainingDate",
    "is_office",
    "training_audience",
    "training_topics",
]
