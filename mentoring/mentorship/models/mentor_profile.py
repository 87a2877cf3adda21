"""What somebody who shares experience offers."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.clock import in_berlin
from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import MENTOR
from mentoring.mentorship.models.codes import Codes
from mentoring.mentorship.models.parties import office
from mentoring.people.models import Person, Topic

MOST_PLACES = 9
LONGEST_SILENT_RETURN = timedelta(days=90)


class MentorTopic(Base):
    """A topic that a mentor has experience with."""

    __tablename__ = "mentor_topics"

    profile_id: Mapped[int] = mapped_column(
        ForeignKey("mentor_profiles.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("suggestions", readers="signed-in people"),
    )
    topic_slug: Mapped[str] = mapped_column(ForeignKey("topics.slug"), primary_key=True, index=True)


class MentorProfile(Stateful, Base):
    """What somebody who shares experience offers: the same id as the person. Full is derived, never stored."""

    __tablename__ = "mentor_profiles"
    __table_args__ = (
        MENTOR.check(),
        CheckConstraint(f"places BETWEEN 0 AND {MOST_PLACES}", name="places"),
        Index(None, "state"),
    )
    __lock_rank__ = 20
    lifecycle = MENTOR

    id: Mapped[int] = mapped_column(ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True)
    places: Mapped[int] = mapped_column(default=1, info=personal("suggestions", readers="the person, office"))
    experience: Mapped[str] = mapped_column(
        String(BLOCK),
        default="",
        info=personal("first talk, approval", readers="partner after acceptance, office"),
    )
    formats: Mapped[tuple[str, ...]] = mapped_column(
        Codes, default=(), info=personal("suggestions", readers="signed-in people")
    )
    languages: Mapped[tuple[str, ...]] = mapped_column(
        Codes, default=("de",), info=personal("suggestions", readers="signed-in people")
    )
    paused_at: Mapped[datetime | None]
    paused_until: Mapped[date | None] = mapped_column(info=personal("pause", readers="the person, office"))
    return_asked_at: Mapped[datetime | None]
    office_words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("what the office says", readers="the person, office")
    )
    edited_at: Mapped[datetime]

    person: Mapped[Person] = relationship()
    topics: Mapped[list[Topic]] = relationship(
        secondary=lambda: MentorTopic.__table__, order_by=Topic.position
    )

    @property
    def returns_by_itself(self) -> bool:
        """After a long pause, or one that began in silence, nobody comes back without having said so."""
        if self.paused_until is None or self.paused_at is None:
            return False
        return self.paused_until - in_berlin(self.paused_at).date() <= LONGEST_SILENT_RETURN

    def parties(self, actor: Actor) -> Collection[str]:
        """The mentor, time, and the office, which never decides about itself."""
        if actor is TIME:
            return {SYSTEM}
        return {"mentor"} if actor.id == self.id else office(actor)
