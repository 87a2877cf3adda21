"""What the two of a tandem agree on, version by version."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.personal_data import personal
from mentoring.mentorship.models.codes import Codes
from mentoring.mentorship.models.enquiry import Enquiry
from mentoring.mentorship.models.parties import KEPT_AFTER_END
from mentoring.people.models import Person

LEAST_MONTHS, USUAL_MONTHS, MOST_MONTHS = 1, 6, 24
_BOTH = "newcomer_confirmed_at IS NOT NULL AND mentor_confirmed_at IS NOT NULL"
_WORDS = personal("agreement", readers="the two persons", retention=KEPT_AFTER_END)


class Agreement(Base):
    """One version, never changed once it is written: a change is the next version, without a confirmation yet.

    It belongs to the accepted enquiry from which the tandem came, so that a tandem can point to the version
    in force and no two tables point at each other. `confirmed` says that both times are there.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        UniqueConstraint("enquiry_id", "number"),
        UniqueConstraint("id", "enquiry_id", "confirmed"),
        CheckConstraint(f"confirmed = ({_BOTH})", name="confirmed_by_both"),
        CheckConstraint(f"months BETWEEN {LEAST_MONTHS} AND {MOST_MONTHS}", name="months"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enquiry_id: Mapped[int] = mapped_column(ForeignKey("enquiries.id", ondelete="CASCADE"))
    number: Mapped[int]
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="SET NULL"),
        index=True,
        info=personal("who wrote the version", readers="the two persons"),
    )
    drafted_at: Mapped[datetime]
    topics: Mapped[tuple[str, ...]] = mapped_column(Codes, default=(), info=_WORDS)
    goals: Mapped[str] = mapped_column(String(BLOCK), default="", info=_WORDS)
    newcomer_learns: Mapped[str] = mapped_column(String(BLOCK), default="", info=_WORDS)
    mentor_learns: Mapped[str] = mapped_column(String(BLOCK), default="", info=_WORDS)
    months: Mapped[int] = mapped_column(default=USUAL_MONTHS)
    rhythm: Mapped[str] = mapped_column(String(LINE), default="", info=_WORDS)
    channels: Mapped[tuple[str, ...]] = mapped_column(Codes, default=(), info=_WORDS)
    confidentiality: Mapped[str] = mapped_column(String(BLOCK), default="", info=_WORDS)
    roles: Mapped[str] = mapped_column(String(BLOCK), default="", info=_WORDS)
    stopping: Mapped[str] = mapped_column(String(BLOCK), default="", info=_WORDS)
    newcomer_confirmed_at: Mapped[datetime | None]
    mentor_confirmed_at: Mapped[datetime | None]
    confirmed: Mapped[bool] = mapped_column(default=False)

    enquiry: Mapped[Enquiry] = relationship()
    author: Mapped[Person | None] = relationship()

    def confirmed_at(self, side: str) -> datetime | None:
        """When this side ("newcomer" or "mentor") said yes to this version."""
        return self.newcomer_confirmed_at if side == "newcomer" else self.mentor_confirmed_at
