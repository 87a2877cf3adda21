"""What closeness is worth: the tables of the model as the office publishes them, version by version."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.personal_data import personal

DELIVERED = 1
"""The number of the tables that come with the program; the office's own begin after it."""


class ClosenessVersion(Base):
    """One published version of all tables. A row is never changed: going back is a new row like an old one."""

    __tablename__ = "closeness_versions"
    __table_args__ = (CheckConstraint(f"number > {DELIVERED}", name="after_the_delivered"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tables: Mapped[dict[str, Any]] = mapped_column(JSON)
    words: Mapped[str] = mapped_column(String(BLOCK))
    equal_to: Mapped[int | None]
    published_at: Mapped[datetime]
    published_by: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id", ondelete="SET NULL"),
        index=True,
        info=personal("who changed the order of suggestions", readers="office"),
    )
