"""What people ask the office for."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.offers.lifecycle import CONSULTATION
from mentoring.people.models import Person

READERS = "office"
RETENTION = "90 days after it is done"


class Consultation(Stateful, Base):
    """A wish for a first talk, from anybody: no account is needed."""

    __tablename__ = "consultations"
    __table_args__ = (CONSULTATION.check(),)
    __lock_rank__ = 80
    lifecycle = CONSULTATION

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(
        String(120), info=personal("salutation", readers=READERS, retention=RETENTION)
    )
    email: Mapped[str] = mapped_column(
        String(254), info=personal("answer", readers=READERS, retention=RETENTION)
    )
    phone: Mapped[str] = mapped_column(
        String(40), default="", info=personal("answer", readers=READERS, retention=RETENTION)
    )
    words: Mapped[str] = mapped_column(
        String(500), default="", info=personal("what it is about", readers=READERS, retention=RETENTION)
    )
    asked_at: Mapped[datetime] = mapped_column(index=True)

    def parties(self, actor: Actor) -> Collection[str]:
        """The office acts; whoever asked is no party of the steps."""
        return {"coordinator"} if isinstance(actor, Person) and actor.has_role("coordinator") else set()
