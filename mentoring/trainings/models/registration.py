"""Who takes part in a training, and who waits for a seat."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base, say
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import REGISTRATION
from mentoring.trainings.models.training import Training


class Registration(Stateful, Base):
    """Somebody's seat in a training, or their place on its waiting list."""

    __tablename__ = "registrations"
    __table_args__ = (REGISTRATION.check(),)
    __lock_rank__ = 70
    lifecycle = REGISTRATION

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("taking part in a training", readers="the person, who leads the training, office"),
    )
    created_at: Mapped[datetime]
    seated_at: Mapped[datetime | None]

    training: Mapped[Training] = relationship()
    person: Mapped[Person] = relationship()

    def parties(self, actor: Actor) -> Collection[str]:
        """Who takes part, and the parties of the training."""
        return {*({"participant"} if actor.id == self.person_id else ()), *self.training.parties(actor)}


_LIVE = text("state <> 'cancelled'")
ONE_REGISTRATION = Index(
    "uq_registrations_live",
    Registration.training_id,
    Registration.person_id,
    unique=True,
    sqlite_where=_LIVE,
    postgresql_where=_LIVE,
)
say(ONE_REGISTRATION, "Sie sind für diese Fortbildung schon angemeldet.")
