"""What somebody who is asked for a yes wants to know first, and the answer."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.personal_data import personal
from mentoring.mentorship.models.parties import KEPT_AFTER_ENQUIRY

READERS = "the two persons, while it waits and after acceptance"


class Question(Base):
    """A question back: written for exactly the other one, who says so on the form; never in letters."""

    __tablename__ = "enquiry_questions"
    __table_args__ = (CheckConstraint("(answer = '') = (answered_at IS NULL)", name="answered_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enquiry_id: Mapped[int] = mapped_column(ForeignKey("enquiries.id", ondelete="CASCADE"), index=True)
    asker_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("question", readers=READERS, retention=KEPT_AFTER_ENQUIRY),
    )
    words: Mapped[str] = mapped_column(
        String(BLOCK), info=personal("question", readers=READERS, retention=KEPT_AFTER_ENQUIRY)
    )
    asked_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("question", readers=READERS, retention=KEPT_AFTER_ENQUIRY)
    )
    answered_at: Mapped[datetime | None]
