"""Certificates of attendance: numbers that anybody can check, and that stay when the person is forgotten."""

import secrets
from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.personal_data import personal
from mentoring.trainings.models.registration import RETENTION, Registration

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, O, 1 and I, which people mix up."""
BLOCKS = 3


def new_number() -> str:
    """Sixty random bits in three blocks of four letters: nobody guesses one or counts them."""
    blocks = ("".join(secrets.choice(LETTERS) for _letter in range(4)) for _block in range(BLOCKS))
    return "-".join(blocks)


class Certificate(Base):
    """One certificate: the units and dates that stand on it.

    When a correction changes them it is withdrawn, and the next one has a number of its own.
    """

    __tablename__ = "certificates"
    __table_args__ = (CheckConstraint("units >= 1", name="units"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(14), unique=True, default=new_number)
    registration_id: Mapped[int | None] = mapped_column(
        ForeignKey("registrations.id", ondelete="SET NULL"),
        index=True,
        info=personal(
            "whose certificate it is",
            readers="the person",
            retention=f"{RETENTION}; number and date stay without the person",
        ),
    )
    units: Mapped[int]
    date_ids: Mapped[list[int]] = mapped_column(JSON)
    issued_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    registration: Mapped[Registration | None] = relationship()


_VALID = text("withdrawn_at IS NULL AND registration_id IS NOT NULL")
ONE_CERTIFICATE = Index(
    "uq_certificates_valid",
    Certificate.registration_id,
    unique=True,
    sqlite_where=_VALID,
    postgresql_where=_VALID,
)
