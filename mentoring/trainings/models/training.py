"""A training: what is taught, by whom, for whom and where."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.people.models import InstitutionType, Land, Person, Topic
from mentoring.trainings.lifecycle import TRAINING
from mentoring.trainings.models.date import TrainingDate
from mentoring.trainings.models.office import is_office
from mentoring.trainings.models.public_id import new_public_id

KINDS = ("training", "network_meeting", "regional_meeting", "exchange_circle")
FORMATS = ("online", "on_site", "hybrid")
LANGUAGES = ("de", "en")
VISIBILITIES = ("public",)
MOST_SEATS = 500
LONGEST_DESCRIPTION = 4000

training_audience = Table(
    "training_audience",
    Base.metadata,
    Column("training_id", ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("institution_type_code", ForeignKey("institution_types.code"), primary_key=True, index=True),
)
training_topics = Table(
    "training_topics",
    Base.metadata,
    Column("training_id", ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("topic_slug", ForeignKey("topics.slug"), primary_key=True, index=True),
)


class Training(Stateful, Base):
    """What is taught, by whom, for whom and where; when is said by its dates.

    Without a Land it is open to the whole country, without an audience to every kind of institution.
    """

    __tablename__ = "trainings"
    __table_args__ = (
        TRAINING.check(),
        CheckConstraint(f"seats BETWEEN 1 AND {MOST_SEATS}", name="seats"),
        CheckConstraint(f"format IN {FORMATS}", name="format"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"language IN {LANGUAGES}", name="language"),
        CheckConstraint(f"visibility IN ('{VISIBILITIES[0]}')", name="visibility"),
    )
    __lock_rank__ = 50
    lifecycle = TRAINING

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_public_id)
    trainer_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="SET NULL"),
        index=True,
        info=personal("who leads the training", readers="everybody reads the display name"),
    )
    kind: Mapped[str] = mapped_column(String(20), default="training")
    title: Mapped[str] = mapped_column(String(LINE))
    summary: Mapped[str] = mapped_column(String(BLOCK), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    format: Mapped[str] = mapped_column(String(10))
    venue: Mapped[str] = mapped_column(String(BLOCK), default="")
    join_link: Mapped[str] = mapped_column(String(BLOCK), default="")
    join_link_changed_at: Mapped[datetime | None]
    land_code: Mapped[str | None] = mapped_column(ForeignKey("laender.code"), index=True)
    seats: Mapped[int]
    deadline: Mapped[date | None]
    language: Mapped[str] = mapped_column(String(2), default="de")
    visibility: Mapped[str] = mapped_column(String(10), default="public")
    feed_keys: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]

    trainer: Mapped[Person | None] = relationship()
    land: Mapped[Land | None] = relationship()
    audience: Mapped[list[InstitutionType]] = relationship(
        secondary=training_audience, order_by=InstitutionType.position
    )
    topics: Mapped[list[Topic]] = relationship(secondary=training_topics, order_by=Topic.position)
    dates: Mapped[list[TrainingDate]] = relationship(
        back_populates="training", order_by="TrainingDate.starts_at", cascade="all, delete-orphan"
    )

    def parties(self, actor: Actor) -> Collection[str]:
        """Who leads it, the office, and time."""
        if actor is TIME:
            return {SYSTEM}
        return {
            *({"trainer"} if actor.id == self.trainer_id else ()),
            *({"coordinator"} if is_office(actor) else ()),
        }
