"""The report of a year: what of it may be shown, kept from the day on which the year was closed, and never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base


class Report(Base):
    """One report per calendar year. `content` holds what is shown and nothing else: what is held back is nowhere."""

    __tablename__ = "reports"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    closed_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
