"""Two persons who both said yes, and how they stand."""

from collections.abc import Collection
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import LIVE, TANDEM
from mentoring.mentorship.models.enquiry import Enquiry
from mentoring.mentorship.models.need import Need
from mentoring.mentorship.models.once import once
from mentoring.mentorship.models.parties import PAIR_AND_OFFICE, pair
from mentoring.people.models import Person

LIVE_STATES = ", ".join(f"'{state}'" for state in LIVE)


class Tandem(Stateful, Base):
    """Two persons who both said yes."""

    __tablename__ = "tandems"
    __table_args__ = (
        TANDEM.check(),
        CheckConstraint(f"(state IN ({LIVE_STATES})) = (ended_at IS NULL)", name="ended_at"),
        Index(None, "mentor_id", "state"),
    )
    __lock_rank__ = 40
    lifecycle = TANDEM

    id: Mapped[int] = mapped_column(primary_key=True)
    enquiry_id: Mapped[int] = mapped_column(ForeignKey("enquiries.id", ondelete="CASCADE"), unique=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id", ondelete="CASCADE"))
    newcomer_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("tandem", readers=PAIR_AND_OFFICE),
    )
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("tandem", readers=PAIR_AND_OFFICE),
    )
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    enquiry: Mapped[Enquiry] = relationship(back_populates="tandem")
    need: Mapped[Need] = relationship()
    newcomer: Mapped[Person] = relationship(foreign_keys=newcomer_id)
    mentor: Mapped[Person] = relationship(foreign_keys=mentor_id)

    @validates("state")
    def note_end(self, _name: str, state: str) -> str:
        """The time of the end goes with the state."""
        if state in TANDEM.terminal:
            self.ended_at = clock.now()
        return state

    def parties(self, actor: Actor) -> Collection[str]:
        """The two persons, the office, and time."""
        return {SYSTEM} if actor is TIME else pair(actor, self.newcomer_id, self.mentor_id)

    def partner_of(self, person: Person) -> Person:
        """The other one of the two."""
        return self.mentor if person.id == self.newcomer_id else self.newcomer


ONE_TANDEM = once(
    "uq_tandems_live", Tandem.need_id, f"state IN ({LIVE_STATES})", _l("Es gibt schon ein Tandem.")
)
