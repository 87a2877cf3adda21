"""What was once published: a row that lets the database itself refuse to delete it."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base


class Publication(Base):
    """One published date. Neither the date nor its training can be deleted from now on: they are cancelled."""

    __tablename__ = "publications"

    date_id: Mapped[int] = mapped_column(
        ForeignKey("training_dates.id", ondelete="RESTRICT"), primary_key=True
    )
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="RESTRICT"), index=True)
    published_at: Mapped[datetime]
