"""A good-practice example: what a colleague asked, what helped, and what others may know of who wrote it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.journal import TIME, Actor
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.offers.lifecycle import EXAMPLE
from mentoring.offers.models.asked import office
from mentoring.people.models import InstitutionType, Land, Person, Topic

MOST_TOPICS = 5
READERS = "everybody once it is published"
AUTHOR_READERS = "everybody where the author agrees, office"

example_topics = Table(
    "example_topics",
    Base.metadata,
    Column("example_id", ForeignKey("practice_examples.id", ondelete="CASCADE"), primary_key=True),
    Column("topic_slug", ForeignKey("topics.slug"), primary_key=True, index=True),
)


class PracticeExample(Stateful, Base):
    """Short words about one experience; they go with the account of who wrote them."""

    __tablename__ = "practice_examples"
    __table_args__ = (
        EXAMPLE.check(),
        CheckConstraint("state <> 'published' OR published_at IS NOT NULL", name="published_at"),
    )
    __lock_rank__ = 85
    lifecycle = EXAMPLE

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("who wrote it", readers=AUTHOR_READERS),
    )
    title: Mapped[str] = mapped_column(String(LINE), info=personal("practice example", readers=READERS))
    institution_type_code: Mapped[str] = mapped_column(ForeignKey("institution_types.code"), index=True)
    land_code: Mapped[str] = mapped_column(ForeignKey("laender.code"), index=True)
    question: Mapped[str] = mapped_column(String(BLOCK), info=personal("practice example", readers=READERS))
    helped: Mapped[str] = mapped_column(String(BLOCK), info=personal("practice example", readers=READERS))
    differently: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("practice example", readers=READERS)
    )
    named_since: Mapped[datetime | None] = mapped_column(
        info=personal("consent to be named", readers=AUTHOR_READERS)
    )
    contact_since: Mapped[datetime | None] = mapped_column(
        info=personal("consent to be written to", readers="signed-in people where the author agrees, office")
    )
    office_words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("why it went back", readers="the author, office")
    )
    edited_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None] = mapped_column(index=True)

    author: Mapped[Person] = relationship()
    institution_type: Mapped[InstitutionType] = relationship()
    land: Mapped[Land] = relationship()
    topics: Mapped[list[Topic]] = relationship(secondary=example_topics, order_by=Topic.position)

    @property
    def is_veiled(self) -> bool:
        """Whether readers may not know of which kind of self-help it tells: that could be health data."""
        return self.institution_type.protected and self.author.group_name_consent_at is None

    def parties(self, actor: Actor) -> Collection[str]:
        """Who wrote it, or the office; nobody of the office decides about their own."""
        if actor is TIME:
            return {"system"}
        return {"author"} if actor.id == self.author_id else office(actor)
