"""Who leads a training: each of them asked, and each with a yes of their own."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from mentoring.core.db import Base, say
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import LEAD
from mentoring.trainings.models.profile import TrainerProfile

if TYPE_CHECKING:
    from mentoring.trainings.models.training import Training


class Lead(Stateful, Base):
    """Somebody who leads a training, or has been asked to: their name is shown after their yes only."""

    __tablename__ = "leads"
    __table_args__ = (LEAD.check(),)
    __lock_rank__ = 55
    lifecycle = LEAD

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("who leads the training", readers="everybody reads the display name, after a yes"),
    )
    invited_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="SET NULL"),
        index=True,
        info=personal("who asked for help in leading", readers="who leads the training, office"),
    )
    created_at: Mapped[datetime]

    training: Mapped["Training"] = relationship(back_populates="leads")
    person: Mapped[Person] = relationship(foreign_keys=person_id)
    profile: Mapped[TrainerProfile | None] = relationship(
        primaryjoin=lambda: Lead.person_id == foreign(TrainerProfile.id), viewonly=True, lazy="joined"
    )

    @property
    def certificate_name(self) -> str:
        """The name on certificates: the one chosen for them, else the one that everybody reads."""
        chosen = self.profile.certificate_name if self.profile is not None else ""
        return chosen or self.person.display_name

    def parties(self, actor: Actor) -> Collection[str]:
        """Who was asked, and the parties of the training."""
        return {*({"invitee"} if actor.id == self.person_id else ()), *self.training.parties(actor)}


_LIVE = text("state IN ('invited', 'confirmed')")
ONE_LEAD = Index(
    "uq_leads_live",
    Lead.training_id,
    Lead.person_id,
    unique=True,
    sqlite_where=_LIVE,
    postgresql_where=_LIVE,
)
say(ONE_LEAD, "Diese Person ist schon eingeladen.")
