"""A wish for a first talk or for advice: what it is about, who of the office cares, and when the talk is."""

from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.offers.lifecycle import CONSULTATION
from mentoring.offers.models.asked import Asked, closed_where

KINDS = {"first_talk": _l("Erstgespräch"), "advice": _l("Beratung")}


class Consultation(Asked, Base):
    """A wish for a talk with the office, from anybody: no account is needed."""

    __tablename__ = "consultations"
    __table_args__ = (
        CONSULTATION.check(),
        CheckConstraint(f"kind IN {tuple(KINDS)}", name="kind"),
        CheckConstraint(closed_where(CONSULTATION.terminal), name="closed_at"),
        CheckConstraint("state <> 'arranged' OR meets_at IS NOT NULL", name="meets_at"),
    )
    __lock_rank__ = 80
    lifecycle = CONSULTATION

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), default="first_talk")
    meets_at: Mapped[datetime | None]
