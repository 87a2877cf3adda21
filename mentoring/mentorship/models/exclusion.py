"""Who shall not be brought together."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.personal_data import personal
from mentoring.people.models import Person


class Exclusion(Base):
    """Somebody who shall not be brought together with somebody else: private, revocable, without a reason."""

    __tablename__ = "exclusions"
    __table_args__ = (UniqueConstraint("person_id", "other_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"), info=personal("exclusion", readers="the person")
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("exclusion", readers="the person"),
    )
    created_at: Mapped[datetime]

    other: Mapped[Person] = relationship(foreign_keys=other_id)
