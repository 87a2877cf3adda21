"""Who was there: one row per person and date, corrected in place; the journal keeps what stood there before."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.personal_data import personal
from mentoring.trainings.models.date import TrainingDate
from mentoring.trainings.models.registration import RETENTION, Registration

MARKS = ("attended", "excused", "absent")


class Attendance(Base):
    """Whether somebody with a seat was there on a date."""

    __tablename__ = "attendances"
    __table_args__ = (CheckConstraint(f"mark IN {MARKS}", name="mark"),)

    registration_id: Mapped[int] = mapped_column(
        ForeignKey("registrations.id", ondelete="CASCADE"), primary_key=True
    )
    date_id: Mapped[int] = mapped_column(
        ForeignKey("training_dates.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    mark: Mapped[str] = mapped_column(
        String(10),
        info=personal("certificate", readers="the person, who leads the training", retention=RETENTION),
    )
    marked_at: Mapped[datetime]
    marked_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="SET NULL"),
        index=True,
        info=personal("who marked it", readers="who leads the training", retention=RETENTION),
    )

    registration: Mapped[Registration] = relationship()
    date: Mapped[TrainingDate] = relationship()
