"""Who takes part in a training, and who waits for a seat."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base, say
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import REGISTRATION
from mentoring.trainings.models.training import Training

RETENTION = "six months after the last date"


class Registration(Stateful, Base):
    """Somebody's seat in a training, their place on its waiting list, or a seat that is held for their answer.

    `waiting_since` orders the list; who let an offer lapse stands at its end again. `told_at` remembers that
    they heard of a seat for whoever comes first.
    """

    __tablename__ = "registrations"
    __table_args__ = (
        REGISTRATION.check(),
        CheckConstraint("state <> 'offered' OR offer_until IS NOT NULL", name="offer_ends"),
        CheckConstraint("offers_lapsed >= 0", name="offers_lapsed"),
        # Registrations are deleted after half a year; their ids in the journal must never mean somebody else.
        {"sqlite_autoincrement": True},
    )
    __lock_rank__ = 70
    lifecycle = REGISTRATION

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal(
            "taking part in a training",
            readers="the person, who leads the training, office",
            retention=RETENTION,
        ),
    )
    shows_name: Mapped[bool] = mapped_column(
        default=False,
        info=personal("the full name on the list at the door", readers="who comes", retention=RETENTION),
    )
    shows_institution: Mapped[bool] = mapped_column(
        default=False,
        info=personal("the institution on lists", readers="who comes, who leads", retention=RETENTION),
    )
    created_at: Mapped[datetime]
    waiting_since: Mapped[datetime]
    seated_at: Mapped[datetime | None]
    offer_until: Mapped[datetime | None]
    offers_lapsed: Mapped[int] = mapped_column(default=0)
    told_at: Mapped[datetime | None]

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
