"""The dates of trainings, each with its text for calendars."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import LINE
from mentoring.core.ical import BERLIN
from mentoring.core.journal import Actor
from mentoring.core.steps import Stateful
from mentoring.trainings.lifecycle import TRAINING_DATE, UNDER_WAY
from mentoring.trainings.models.public_id import new_public_id

if TYPE_CHECKING:
    from mentoring.trainings.models.training import Training

WALL = "%Y-%m-%dT%H:%M"
UNIT = timedelta(minutes=45)
MOST_UNITS = 400


class TrainingDate(Stateful, Base):
    """One date: when on the wall clock as entered, when in world time, and its text for calendars.

    `public_changed_at` moves when what calendars say has changed; `sequence` only with time, place or state.
    `units` of 45 minutes are said where breaks make them fewer than the clock does.
    """

    __tablename__ = "training_dates"
    __table_args__ = (
        TRAINING_DATE.check(),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("sequence >= 0", name="sequence"),
        CheckConstraint(f"units IS NULL OR units BETWEEN 1 AND {MOST_UNITS}", name="units"),
    )
    __lock_rank__ = 60
    lifecycle = TRAINING_DATE

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_public_id)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"), index=True)
    uid: Mapped[str] = mapped_column(String(255), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime] = mapped_column(index=True)
    zone: Mapped[str] = mapped_column(String(40), default=BERLIN)
    starts_wall: Mapped[str] = mapped_column(String(16))
    ends_wall: Mapped[str] = mapped_column(String(16))
    units: Mapped[int | None]
    public_changed_at: Mapped[datetime]
    ics_fragment: Mapped[str] = mapped_column(Text, default="")
    renderer_version: Mapped[int] = mapped_column(default=0)
    resumed_words: Mapped[str] = mapped_column(String(LINE), default="")

    training: Mapped["Training"] = relationship(back_populates="dates")

    @property
    def takes_place(self) -> bool:
        """Whether neither the date nor its training is called off."""
        return self.state in UNDER_WAY and self.training.state != "cancelled"

    @property
    def counted_units(self) -> int:
        """How many units of 45 minutes a certificate counts for this date."""
        return self.units or max(1, (self.ends_at - self.starts_at) // UNIT)

    def parties(self, actor: Actor) -> Collection[str]:
        """Those of its training."""
        return self.training.parties(actor)
