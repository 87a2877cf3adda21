"""Whom a newcomer would ask next, with the words for each."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.personal_data import personal
from mentoring.people.models import Person

MOST_WISHES = 3
READERS = "the person, until the enquiry is sent"


class WishedMentor(Base):
    """A line of somebody's own list: nobody else reads it, and nobody is asked by standing on it.

    `written_at` is when the newcomer said so, with these words: where she lets the next enquiry go by itself, this
    is the time of her yes.
    """

    __tablename__ = "wished_mentors"
    __table_args__ = (
        UniqueConstraint("need_id", "mentor_id", name="uq_wished_mentors_pair"),
        CheckConstraint("position > 0", name="position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id", ondelete="CASCADE"), index=True)
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), index=True, info=personal("wish list", readers=READERS)
    )
    words: Mapped[str] = mapped_column(String(BLOCK), info=personal("wish list", readers=READERS))
    position: Mapped[int]
    written_at: Mapped[datetime]

    mentor: Mapped[Person] = relationship()
