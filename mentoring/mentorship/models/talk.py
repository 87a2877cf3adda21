"""A talk of the two in a tandem: planned, moved, cancelled, or written down once it has been."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.ical import BERLIN
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import TALK
from mentoring.mentorship.models.parties import KEPT_AFTER_END, PAIR
from mentoring.mentorship.models.tandem import Tandem

WALL = "%Y-%m-%dT%H:%M"


class Talk(Stateful, Base):
    """One talk: when on the wall clock as entered, and when in world time.

    A `spontaneous` one was never planned and stands in no calendar. `public_changed_at` moves when what calendars
    say of it has changed; `sequence` rises with time and state and never falls.
    """

    __tablename__ = "talks"
    __table_args__ = (
        TALK.check(),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("sequence >= 0", name="sequence"),
        CheckConstraint("(state = 'held') = (held_at IS NOT NULL)", name="held_at"),
    )
    __lock_rank__ = 45
    lifecycle = TALK

    id: Mapped[int] = mapped_column(primary_key=True)
    tandem_id: Mapped[int] = mapped_column(ForeignKey("tandems.id", ondelete="CASCADE"), index=True)
    uid: Mapped[str] = mapped_column(String(255), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    public_changed_at: Mapped[datetime]
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(40), default=BERLIN)
    starts_wall: Mapped[str] = mapped_column(String(16))
    link: Mapped[str] = mapped_column(
        String(BLOCK),
        default="",
        info=personal("where to meet online", readers=PAIR, retention=KEPT_AFTER_END),
    )
    place: Mapped[str] = mapped_column(
        String(LINE), default="", info=personal("where to meet", readers=PAIR, retention=KEPT_AFTER_END)
    )
    spontaneous: Mapped[bool] = mapped_column(default=False)
    held_at: Mapped[datetime | None]

    tandem: Mapped[Tandem] = relationship()

    @validates("state")
    def note_holding(self, _name: str, state: str) -> str:
        """The time at which it was written down goes with the state."""
        self.held_at = clock.now() if state == "held" else None
        return state

    def parties(self, actor: Actor) -> Collection[str]:
        """Those of its tandem."""
        return self.tandem.parties(actor)
