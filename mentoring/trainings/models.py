"""Trainers, their trainings with dates, who takes part, and the versions of the calendars."""

import secrets
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base, say
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.ical import BERLIN
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.people.models import InstitutionType, Land, Person, Topic
from mentoring.trainings.lifecycle import REGISTRATION, TRAINER, TRAINING, TRAINING_DATE

KINDS = ("training", "network_meeting", "regional_meeting", "exchange_circle")
FORMATS = ("online", "on_site", "hybrid")
LANGUAGES = ("de", "en")
VISIBILITIES = ("public",)
MOST_SEATS = 500
LONGEST_DESCRIPTION = 4000
WALL = "%Y-%m-%dT%H:%M"

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


def new_public_id() -> str:
    """A name for addresses: 80 random bits, so that nobody counts or guesses them."""
    return secrets.token_hex(10)


def is_office(actor: Actor) -> bool:
    """Whether somebody of the office acts."""
    return isinstance(actor, Person) and actor.has_role("coordinator")


class TrainerProfile(Stateful, Base):
    """What somebody who leads trainings says of themselves: the same id as the person."""

    __tablename__ = "trainer_profiles"
    __table_args__ = (TRAINER.check(),)
    __lock_rank__ = 45
    lifecycle = TRAINER

    id: Mapped[int] = mapped_column(ForeignKey("persons.id", ondelete="CASCADE"), primary_key=True)
    about: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("approval by the office", readers="office")
    )
    return_words: Mapped[str] = mapped_column(
        String(BLOCK), default="", info=personal("what the office asks for", readers="the person, office")
    )

    person: Mapped[Person] = relationship()

    def parties(self, actor: Actor) -> Collection[str]:
        """The trainer, and the office, which never decides about itself."""
        if actor.id == self.id:
            return {"trainer"}
        return {"coordinator"} if is_office(actor) else ()


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
    dates: Mapped[list["TrainingDate"]] = relationship(
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


class TrainingDate(Stateful, Base):
    """One date: when on the wall clock as entered, when in world time, and its text for calendars.

    `public_changed_at` moves when what calendars say has changed; `sequence` only with time, place or state.
    """

    __tablename__ = "training_dates"
    __table_args__ = (
        TRAINING_DATE.check(),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("sequence >= 0", name="sequence"),
    )
    __lock_rank__ = 60
    lifecycle = TRAINING_DATE

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_public_id)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"), index=True)
    uid: Mapped[str] = mapped_column(String(255), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(40), default=BERLIN)
    starts_wall: Mapped[str] = mapped_column(String(16))
    ends_wall: Mapped[str] = mapped_column(String(16))
    public_changed_at: Mapped[datetime]
    ics_fragment: Mapped[str] = mapped_column(Text, default="")
    renderer_version: Mapped[int] = mapped_column(default=0)

    training: Mapped[Training] = relationship(back_populates="dates")

    def parties(self, actor: Actor) -> Collection[str]:
        """Those of its training."""
        return self.training.parties(actor)


class Registration(Stateful, Base):
    """Somebody's seat in a training, or their place on its waiting list."""

    __tablename__ = "registrations"
    __table_args__ = (REGISTRATION.check(),)
    __lock_rank__ = 70
    lifecycle = REGISTRATION

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int] = mapped_column(ForeignKey("trainings.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("taking part in a training", readers="the person, who leads the training, office"),
    )
    created_at: Mapped[datetime]
    seated_at: Mapped[datetime | None]

    training: Mapped[Training] = relationship()
    person: Mapped[Person] = relationship()

    def parties(self, actor: Actor) -> Collection[str]:
        """Who takes part, and the parties of the training."""
        return {*({"participant"} if actor.id == self.person_id else ()), *self.training.parties(actor)}


_LIVE = text("state <> 'cancelled'")
ONE_REGISTRATION = Index(
    "uq_registrations_live",
    Registration.training_id,
    Registration.person_id,
    unique=True,
    sqlite_where=_LIVE,
    postgresql_where=_LIVE,
)
say(ONE_REGISTRATION, "Sie sind für diese Fortbildung schon angemeldet.")
