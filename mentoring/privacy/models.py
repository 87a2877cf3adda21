"""Who was erased, so that a restored backup forgets them again: keyed hashes, and nothing else."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base


class Erasure(Base):
    """One erased account. `key` is a keyed hash of its id and of when it was made; nobody can read either from it.

    `scrubbed_at`: when the database's own log no longer held what was erased.
    """

    __tablename__ = "erasures"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    erased_at: Mapped[datetime]
    scrubbed_at: Mapped[datetime | None]
