"""An application for membership: which house, who speaks for it, and how far the office and they have come."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.personal_data import personal
from mentoring.offers.lifecycle import APPLICATION
from mentoring.offers.models.asked import READERS, RETENTION, Asked, closed_where
from mentoring.people.models import InstitutionType, Land


class MembershipApplication(Asked, Base):
    """A house that would like to join; it counts once its address is confirmed."""

    __tablename__ = "membership_applications"
    __table_args__ = (
        APPLICATION.check(),
        CheckConstraint(closed_where(APPLICATION.terminal), name="closed_at"),
    )
    __lock_rank__ = 81
    lifecycle = APPLICATION

    id: Mapped[int] = mapped_column(primary_key=True)
    institution: Mapped[str] = mapped_column(
        String(LINE), info=personal("which house applies", readers=READERS, retention=RETENTION)
    )
    institution_type_code: Mapped[str] = mapped_column(ForeignKey("institution_types.code"), index=True)
    land_code: Mapped[str] = mapped_column(ForeignKey("laender.code"), index=True)
    office_words: Mapped[str] = mapped_column(
        String(BLOCK),
        default="",
        info=personal("why it was declined", readers=READERS, retention=RETENTION),
    )

    institution_type: Mapped[InstitutionType] = relationship()
    land: Mapped[Land] = relationship()
