"""A call for help: somebody in a tandem or an enquiry wants the office to know."""

from collections.abc import Collection
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import HELP_CALL
from mentoring.mentorship.models.enquiry import Enquiry
from mentoring.mentorship.models.once import once
from mentoring.mentorship.models.parties import office
from mentoring.mentorship.models.tandem import Tandem
from mentoring.people.models import Person

CONTACTS = ("mail", "phone", "none")
KEPT_AFTER_HELP = "90 days after it is done"
READERS = "the person, office"


class HelpCall(Stateful, Base):
    """What one person asks of the office, with nothing in it but what that person chose to share."""

    __tablename__ = "help_calls"
    __table_args__ = (
        HELP_CALL.check(),
        CheckConstraint(f"contact IN {CONTACTS}", name="contact"),
        CheckConstraint("(state IN ('open', 'taken_up')) = (closed_at IS NULL)", name="closed_at"),
        CheckConstraint("tandem_id IS NULL OR enquiry_id IS NULL", name="one_subject"),
        Index(None, "state", "asked_at"),
    )
    __lock_rank__ = 90
    lifecycle = HELP_CALL

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), info=personal("help", readers=READERS)
    )
    tandem_id: Mapped[int | None] = mapped_column(
        ForeignKey("tandems.id", ondelete="SET NULL"), index=True, info=personal("help", readers=READERS)
    )
    enquiry_id: Mapped[int | None] = mapped_column(
        ForeignKey("enquiries.id", ondelete="SET NULL"), index=True, info=personal("help", readers=READERS)
    )
    words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("help", readers=READERS, retention=KEPT_AFTER_HELP)
    )
    contact: Mapped[str] = mapped_column(String(10), info=personal("answer", readers=READERS))
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()
    tandem: Mapped[Tandem | None] = relationship()
    enquiry: Mapped[Enquiry | None] = relationship()

    @validates("state")
    def note_closing(self, _name: str, state: str) -> str:
        """The time of the end goes with the state."""
        if state in HELP_CALL.terminal:
            self.closed_at = clock.now()
        return state

    def parties(self, actor: Actor) -> Collection[str]:
        """Who asks, or the office; nobody of the office answers their own call."""
        return {"person"} if actor.id == self.person_id else office(actor)


ONE_CALL = once(
    "uq_help_calls_unfinished",
    HelpCall.person_id,
    "closed_at IS NULL",
    _l("Ihre Bitte liegt schon bei der Koordination."),
)
