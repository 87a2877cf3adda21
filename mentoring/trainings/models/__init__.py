"""Trainers, their trainings with dates, and who takes part."""

from mentoring.trainings.models.attendance import MARKS, Attendance
from mentoring.trainings.models.certificate import Certificate
from mentoring.trainings.models.date import MOST_UNITS, UNIT, WALL, TrainingDate
from mentoring.trainings.models.invitation import DateInvitation
from mentoring.trainings.models.lead import Lead
from mentoring.trainings.models.material import Material
from mentoring.trainings.models.office import is_office
from mentoring.trainings.models.profile import TrainerProfile
from mentoring.trainings.models.publication import Publication
from mentoring.trainings.models.registration import Registration
from mentoring.trainings.models.reminder import REMINDER_DAYS, Reminder
from mentoring.trainings.models.training import (
    ACCESS,
    CERTIFICATE_RULES,
    CIRCLE,
    FORMATS,
    KINDS,
    LANGUAGES,
    LONGEST_DESCRIPTION,
    MOST_POINTS,
    MOST_SEATS,
    POINTS_STATES,
    VISIBILITIES,
    Training,
    training_audience,
    training_laender,
    training_topics,
)

__all__ = [
    "ACCESS",
    "CERTIFICATE_RULES",
    "CIRCLE",
    "FORMATS",
    "KINDS",
    "LANGUAGES",
    "LONGEST_DESCRIPTION",
    "MARKS",
    "MOST_POINTS",
    "MOST_SEATS",
    "MOST_UNITS",
    "POINTS_STATES",
    "REMINDER_DAYS",
    "UNIT",
    "VISIBILITIES",
    "WALL",
    "Attendance",
    "Certificate",
    "DateInvitation",
    "Lead",
    "Material",
    "Publication",
    "Registration",
    "Reminder",
    "TrainerProfile",
    "Training",
    "TrainingDate",
    "is_office",
    "training_audience",
    "training_laender",
    "training_topics",
]
