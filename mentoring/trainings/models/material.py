"""What people read before or after a training: links, for all or for who takes part."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE


class Material(Base):
    """One link of a training."""

    __tablename__ = "materials"

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(LINE))
    url: Mapped[str] = mapped_column(String(BLOCK))
    for_all: Mapped[bool] = mapped_column(default=False)
