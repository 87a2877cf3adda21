"""A newcomer's enquiry to a mentor: consent, and nothing but consent."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import ENQUIRY
from mentoring.mentorship.models.need import Need
from mentoring.mentorship.models.once import once
from mentoring.mentorship.models.parties import PAIR_AND_OFFICE, pair
from mentoring.people.models import Person

if TYPE_CHECKING:
    from mentoring.mentorship.models.tandem import Tandem

AWAITED = ("mentor", "newcomer", "both")


class Enquiry(Stateful, Base):
    """One newcomer asks one mentor, in her own words, which open up after acceptance only."""

    __tablename__ = "enquiries"
    __table_args__ = (
        ENQUIRY.check(),
        CheckConstraint(f"awaiting IN {AWAITED}", name="awaiting"),
        CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_at"),
        CheckConstraint("newcomer_id <> mentor_id", name="two_persons"),
        Index(None, "state", "expires_at"),
        Index(None, "mentor_id", "state"),
    )
    __lock_rank__ = 30
    lifecycle = ENQUIRY

    id: Mapped[int] = mapped_column(primary_key=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id", ondelete="CASCADE"), index=True)
    newcomer_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("enquiry", readers=PAIR_AND_OFFICE),
    )
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("enquiry", readers=PAIR_AND_OFFICE),
    )
    words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("enquiry", readers="the author, the mentor after acceptance")
    )
    awaiting: Mapped[str] = mapped_column(String(10), default="mentor")
    opened_at: Mapped[datetime]
    turn_since: Mapped[datetime]
    remind_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    office_words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("why the office ended it", readers=PAIR_AND_OFFICE)
    )

    need: Mapped[Need] = relationship()
    newcomer: Mapped[Person] = relationship(foreign_keys=newcomer_id)
    mentor: Mapped[Person] = relationship(foreign_keys=mentor_id)
    tandem: Mapped["Tandem | None"] = relationship(back_populates="enquiry", uselist=False)

    @validates("state")
    def note_closing(self, _name: str, state: str) -> str:
        """The time of the end goes with the state."""
        if state != ENQUIRY.initial:
            self.closed_at = clock.now()
        return state

    def parties(self, actor: Actor) -> Collection[str]:
        """The two persons, whoever of them is awaited, the office, and time."""
        if actor is TIME:
            return {SYSTEM}
        sides = pair(actor, self.newcomer_id, self.mentor_id)
        awaited = {"newcomer", "mentor"} if self.awaiting == "both" else {self.awaiting}
        return {*sides, "awaited"} if sides & awaited else sides


ONE_ENQUIRY = once(
    "uq_enquiries_open", Enquiry.need_id, "state = 'open'", _l("Sie haben schon eine offene Anfrage.")
)
