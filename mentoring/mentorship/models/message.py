"""A short message of the two in a tandem, for arranging things."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.personal_data import personal
from mentoring.mentorship.models.parties import KEPT_AFTER_END, PAIR
from mentoring.mentorship.models.tandem import Tandem
from mentoring.people.models import Person


class Message(Base):
    """A few words of one of the two to the other; nobody else reads them."""

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    tandem_id: Mapped[int] = mapped_column(ForeignKey("tandems.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("message", readers=PAIR, retention=KEPT_AFTER_END),
    )
    words: Mapped[str] = mapped_column(
        String(BLOCK), info=personal("message", readers=PAIR, retention=KEPT_AFTER_END)
    )
    written_at: Mapped[datetime]

    tandem: Mapped[Tandem] = relationship()
    author: Mapped[Person] = relationship()
