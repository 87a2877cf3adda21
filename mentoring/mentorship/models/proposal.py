"""What one of the two proposes and the other has not yet agreed to."""

from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.personal_data import personal
from mentoring.mentorship.models.once import once
from mentoring.people.models import Person

EXTENSION, REOPENING, HANDOVER = "extension", "reopening", "handover"
PROPOSALS = (EXTENSION, REOPENING, HANDOVER)


class Proposal(Base):
    """One yes of two: to go on until a day, with somebody else, or again after the end. One is open at a time.

    The author has said yes by proposing; what the office proposes belongs to whoever of the two agrees first.

    A handover that both want becomes an enquiry to that colleague, who answers for herself.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint(f"kind IN {PROPOSALS}", name="kind"),
        CheckConstraint("(kind = 'extension') = (until IS NOT NULL)", name="until"),
        CheckConstraint("kind = 'handover' OR colleague_id IS NULL", name="colleague"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tandem_id: Mapped[int] = mapped_column(ForeignKey("tandems.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("tandem", readers="the two persons"),
    )
    kind: Mapped[str] = mapped_column(String(10))
    until: Mapped[date | None] = mapped_column(info=personal("tandem", readers="the two persons"))
    colleague_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("handover", readers="the two persons"),
    )
    enquiry_id: Mapped[int | None] = mapped_column(
        ForeignKey("enquiries.id", ondelete="CASCADE"), unique=True
    )
    proposed_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    agreed: Mapped[bool] = mapped_column(default=False)

    colleague: Mapped[Person | None] = relationship(foreign_keys=colleague_id)


ONE_PROPOSAL = once(
    "uq_proposals_open",
    Proposal.tandem_id,
    "closed_at IS NULL",
    _l("Es gibt schon einen Vorschlag. Bitte lesen Sie ihn zuerst."),
)
