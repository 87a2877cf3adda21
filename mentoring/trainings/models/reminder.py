"""Which reminders have left, so that each leaves once."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base

REMINDER_DAYS = (7, 1)
"""So many days before a date begins."""


class Reminder(Base):
    """A reminder of a date: `starts_at` says of which time it spoke, for a date that moves is reminded of anew."""

    __tablename__ = "reminders"
    __table_args__ = (CheckConstraint(f"days IN {REMINDER_DAYS}", name="days"),)

    registration_id: Mapped[int] = mapped_column(
        ForeignKey("registrations.id", ondelete="CASCADE"), primary_key=True
    )
    date_id: Mapped[int] = mapped_column(
        ForeignKey("training_dates.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    days: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    starts_at: Mapped[datetime]
