"""What letters have told one person's own calendar of one date."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.personal_data import personal
from mentoring.trainings.models.date import TrainingDate


class DateInvitation(Base):
    """The count a calendar has reached for a date; the row stays, so that it goes on when somebody comes back.

    `stands`: whether the date stands in that calendar after the last letter.
    """

    __tablename__ = "date_invitations"
    __table_args__ = (CheckConstraint("sequence >= 0", name="sequence"),)

    date_id: Mapped[int] = mapped_column(
        ForeignKey("training_dates.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=personal("keeping somebody's own calendar right by letter", readers="nobody"),
    )
    sequence: Mapped[int]
    stands: Mapped[bool]
    told_at: Mapped[datetime]

    date: Mapped[TrainingDate] = relationship()
