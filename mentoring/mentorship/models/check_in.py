"""A private question to one of the two, how it is going, and the answer."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.personal_data import personal
from mentoring.mentorship.models.parties import KEPT_AFTER_END
from mentoring.mentorship.models.tandem import Tandem
from mentoring.people.models import Person

ANSWERS = ("well", "tough", "call")
READER = "the person"


class CheckIn(Base):
    """Asked after four weeks, then every eight. Neither the partner nor the office reads who answered what."""

    __tablename__ = "check_ins"
    __table_args__ = (
        UniqueConstraint("tandem_id", "person_id", "number"),
        CheckConstraint(f"answer IN {ANSWERS}", name="answer"),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tandem_id: Mapped[int] = mapped_column(ForeignKey("tandems.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), index=True, info=personal("check-in", readers=READER)
    )
    number: Mapped[int]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(
        String(10), info=personal("check-in", readers=READER, retention=KEPT_AFTER_END)
    )
    answered_at: Mapped[datetime | None]

    tandem: Mapped[Tandem] = relationship()
    person: Mapped[Person] = relationship()
