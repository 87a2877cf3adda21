"""How a tandem goes on when its mentor leaves."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.personal_data import personal
from mentoring.mentorship.models.parties import PAIR_AND_OFFICE
from mentoring.mentorship.models.tandem import Tandem

WAYS = ("finish", "hand_over")


class Farewell(Base):
    """What a leaving mentor would like for one tandem: go on until a day, or let it go on with somebody else.

    A wish and nothing more: the tandem ends or changes hands by its own steps, as both say.
    """

    __tablename__ = "farewells"
    __table_args__ = (
        CheckConstraint(f"way IN {WAYS}", name="way"),
        CheckConstraint("(way = 'finish') = (until IS NOT NULL)", name="until"),
    )

    tandem_id: Mapped[int] = mapped_column(ForeignKey("tandems.id", ondelete="CASCADE"), primary_key=True)
    way: Mapped[str] = mapped_column(String(10), info=personal("farewell", readers=PAIR_AND_OFFICE))
    until: Mapped[date | None] = mapped_column(info=personal("farewell", readers=PAIR_AND_OFFICE))
    planned_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]

    tandem: Mapped[Tandem] = relationship()
