"""Two persons who both said yes, and how they stand."""

from collections.abc import Collection
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import AGREED, LIVE, TANDEM
from mentoring.mentorship.models.agreement import Agreement
from mentoring.mentorship.models.enquiry import Enquiry
from mentoring.mentorship.models.need import Need
from mentoring.mentorship.models.once import once
from mentoring.mentorship.models.parties import PAIR_AND_OFFICE, pair
from mentoring.people.models import Person

LIVE_STATES = ", ".join(f"'{state}'" for state in LIVE)
AGREED_STATES = ", ".join(f"'{state}'" for state in AGREED)


class Tandem(Stateful, Base):
    """Two persons who both said yes.

    The database lets it point only to an enquiry that was accepted (the key it points to holds `accepted`), which
    nobody can be without the yes of both; so no handover and no reopening makes one without consent.
    `agreement_id` is the version in force. The database lets it point only to a version that both have confirmed
    (the key it points to holds `confirmed`), and lets nobody be in a state after getting to know without one.
    `heard_at` is the last sign of either; `clock_at` is when time looks at the tandem next.
    """

    __tablename__ = "tandems"
    __table_args__ = (
        TANDEM.check(),
        CheckConstraint(f"(state IN ({LIVE_STATES})) = (ended_at IS NULL)", name="ended_at"),
        CheckConstraint(f"state NOT IN ({AGREED_STATES}) OR agreement_id IS NOT NULL", name="agreed_by_both"),
        CheckConstraint("(agreement_id IS NULL) = (agreed IS NULL) AND agreed IS NOT FALSE", name="agreed"),
        ForeignKeyConstraint(
            ["agreement_id", "enquiry_id", "agreed"],
            ["agreements.id", "agreements.enquiry_id", "agreements.confirmed"],
        ),
        CheckConstraint("consented IS TRUE", name="consented"),
        ForeignKeyConstraint(
            ["enquiry_id", "consented"], ["enquiries.id", "enquiries.accepted"], ondelete="CASCADE"
        ),
        Index(None, "mentor_id", "state"),
    )
    __lock_rank__ = 40
    lifecycle = TANDEM

    id: Mapped[int] = mapped_column(primary_key=True)
    enquiry_id: Mapped[int] = mapped_column(unique=True)
    consented: Mapped[bool] = mapped_column(default=True)
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
    state_since: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_from: Mapped[str | None] = mapped_column(String(20))
    agreement_id: Mapped[int | None]
    agreed: Mapped[bool | None]
    planned_end: Mapped[date | None] = mapped_column(info=personal("tandem", readers=PAIR_AND_OFFICE))
    paused_until: Mapped[date | None] = mapped_column(info=personal("tandem", readers=PAIR_AND_OFFICE))
    contact_at: Mapped[datetime | None]
    heard_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    reminders: Mapped[int] = mapped_column(default=0)
    clock_at: Mapped[datetime | None] = mapped_column(index=True)

    enquiry: Mapped[Enquiry] = relationship(back_populates="tandem")
    need: Mapped[Need] = relationship()
    agreement: Mapped[Agreement | None] = relationship(
        primaryjoin=lambda: foreign(Tandem.agreement_id) == Agreement.id
    )
    newcomer: Mapped[Person] = relationship(foreign_keys=newcomer_id)
    mentor: Mapped[Person] = relationship(foreign_keys=mentor_id)

    @validates("state")
    def note_times(self, _name: str, state: str) -> str:
        """Since when it stands so, and when and from where it ended, go with the state."""
        self.state_since = clock.now()
        self.asked_at, self.reminders = None, 0
        if state in TANDEM.terminal:
            self.ended_at, self.ended_from = clock.now(), self.state
        else:
            self.ended_at = None
        return state

    def parties(self, actor: Actor) -> Collection[str]:
        """The two persons, the office, and time."""
        return {SYSTEM} if actor is TIME else pair(actor, self.newcomer_id, self.mentor_id)

    def side_of(self, person: Person) -> str:
        """Which of the two somebody is: "newcomer" or "mentor"."""
        return "newcomer" if person.id == self.newcomer_id else "mentor"

    def partner_of(self, person: Person) -> Person:
        """The other one of the two."""
        return self.mentor if person.id == self.newcomer_id else self.newcomer


ONE_TANDEM = once(
    "uq_tandems_live", Tandem.need_id, f"state IN ({LIVE_STATES})", _l("Es gibt schon ein Tandem.")
)
