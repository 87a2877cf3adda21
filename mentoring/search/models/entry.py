"""One searchable thing: a training or a practice example, with its words as the search compares them."""

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base
from mentoring.core.personal_data import personal

READERS = "everybody once it is published"


class SearchEntry(Base):
    """Folded words, each once, with a space before and after each; the row goes with what it speaks of.

    It says what may match, never what may be read: every query asks the training or the example itself.
    """

    __tablename__ = "search_entries"
    __table_args__ = (CheckConstraint("(training_id IS NULL) <> (example_id IS NULL)", name="one_subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int | None] = mapped_column(
        ForeignKey("trainings.id", ondelete="CASCADE"), unique=True
    )
    example_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_examples.id", ondelete="CASCADE"), unique=True
    )
    title: Mapped[str] = mapped_column(Text, info=personal("topic search", readers=READERS))
    words: Mapped[str] = mapped_column(Text, info=personal("topic search", readers=READERS))
