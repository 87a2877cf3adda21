"""A training: what is taught, by whom, for whom and where."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, String, Table, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mentoring.core.db import Base
from mentoring.core.forms import BLOCK, LINE
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.steps import Stateful
from mentoring.people.models import InstitutionType, Kreis, Land, Person, Topic
from mentoring.trainings.lifecycle import LIVE, TRAINING
from mentoring.trainings.models.date import TrainingDate
from mentoring.trainings.models.lead import Lead
from mentoring.trainings.models.material import Material
from mentoring.trainings.models.office import is_office
from mentoring.trainings.models.public_id import new_public_id

if TYPE_CHECKING:
    from mentoring.trainings.models.registration import Registration

CIRCLE = "exchange_circle"
"""Mentors among themselves: nobody else reads of it."""
KINDS = ("training", "network_meeting", "regional_meeting", CIRCLE)
FORMATS = ("online", "on_site", "hybrid")
LANGUAGES = ("de", "en")
VISIBILITIES = ("public", "network", "unlisted")
ACCESS = ("step_free", "toilet", "induction_loop", "sign_language", "parking", "writing")
POINTS_STATES = ("", "applied", "recognised")
CERTIFICATE_RULES = ("all_dates", "most_units")
MOST_POINTS = 100
MOST_SEATS = 500
LONGEST_DESCRIPTION = 4000

training_audience = Table(
    "training_audience",
    Base.metadata,
    Column("training_id", ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("institution_type_code", ForeignKey("institution_types.code"), primary_key=True, index=True),
)
training_laender = Table(
    "training_laender",
    Base.metadata,
    Column("training_id", ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("land_code", ForeignKey("laender.code"), primary_key=True, index=True),
)
training_topics = Table(
    "training_topics",
    Base.metadata,
    Column("training_id", ForeignKey("trainings.id", ondelete="CASCADE"), primary_key=True),
    Column("topic_slug", ForeignKey("topics.slug"), primary_key=True, index=True),
)


class Training(Stateful, Base):
    """What is taught, by whom, for whom and where; when is said by its dates.

    Without a Land it is for the whole country, without an audience for every kind of institution. The Kreis
    says where the venue lies. `thin_told_at` remembers that who leads it has heard of too few people. Points are
    promised to people only once the body has recognised them.
    """

    __tablename__ = "trainings"
    __table_args__ = (
        TRAINING.check(),
        CheckConstraint(f"seats BETWEEN 1 AND {MOST_SEATS}", name="seats"),
        CheckConstraint(f"format IN {FORMATS}", name="format"),
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"language IN {LANGUAGES}", name="language"),
        CheckConstraint(f"visibility IN {VISIBILITIES}", name="visibility"),
        CheckConstraint(f"certificate_rule IN {CERTIFICATE_RULES}", name="certificate_rule"),
        CheckConstraint(f"points_state IN {POINTS_STATES}", name="points_state"),
        CheckConstraint("points_state = '' OR (points >= 1 AND points_body <> '')", name="points"),
        CheckConstraint("minimum IS NULL OR minimum BETWEEN 1 AND seats", name="minimum"),
    )
    __lock_rank__ = 50
    lifecycle = TRAINING

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_public_id)
    kind: Mapped[str] = mapped_column(String(20), default="training")
    title: Mapped[str] = mapped_column(String(LINE))
    summary: Mapped[str] = mapped_column(String(BLOCK), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    format: Mapped[str] = mapped_column(String(10))
    venue: Mapped[str] = mapped_column(String(BLOCK), default="")
    join_link: Mapped[str] = mapped_column(String(BLOCK), default="")
    join_link_changed_at: Mapped[datetime | None]
    kreis_ags: Mapped[str | None] = mapped_column(ForeignKey("kreise.ags"), index=True)
    access: Mapped[list[str]] = mapped_column(JSON, default=list)
    access_words: Mapped[str] = mapped_column(String(BLOCK), default="")
    fee: Mapped[str] = mapped_column(String(LINE), default="")
    seats: Mapped[int]
    minimum: Mapped[int | None]
    deadline: Mapped[date | None]
    language: Mapped[str] = mapped_column(String(2), default="de")
    visibility: Mapped[str] = mapped_column(String(10), default="public")
    certificate_rule: Mapped[str] = mapped_column(String(10), default="all_dates")
    points: Mapped[int | None]
    points_body: Mapped[str] = mapped_column(String(LINE), default="")
    points_state: Mapped[str] = mapped_column(String(10), default="")
    thin_told_at: Mapped[datetime | None]
    feed_keys: Mapped[str] = mapped_column(Text, default="")
    resumed_words: Mapped[str] = mapped_column(String(LINE), default="")
    created_at: Mapped[datetime]

    kreis: Mapped[Kreis | None] = relationship()
    leads: Mapped[list[Lead]] = relationship(
        back_populates="training", order_by=Lead.id, cascade="all, delete-orphan"
    )
    laender: Mapped[list[Land]] = relationship(secondary=training_laender, order_by=Land.code)
    audience: Mapped[list[InstitutionType]] = relationship(
        secondary=training_audience, order_by=InstitutionType.position
    )
    topics: Mapped[list[Topic]] = relationship(secondary=training_topics, order_by=Topic.position)
    materials: Mapped[list[Material]] = relationship(order_by=Material.id, cascade="all, delete-orphan")
    dates: Mapped[list[TrainingDate]] = relationship(
        back_populates="training", order_by="TrainingDate.starts_at", cascade="all, delete-orphan"
    )

    live_registrations: Mapped[list["Registration"]] = relationship(
        primaryjoin=f"and_(Registration.training_id == Training.id, Registration.state.in_({LIVE}))",
        order_by="Registration.id",
        viewonly=True,
    )

    @property
    def trainers(self) -> list[Person]:
        """Who leads it and has said yes, first who began it."""
        return [lead.person for lead in self.leads if lead.state == "confirmed"]

    @property
    def certificate_names(self) -> list[str]:
        """Who leads it, as they wish to be named on certificates."""
        return [lead.certificate_name for lead in self.leads if lead.state == "confirmed"]

    @property
    def trainer_ids(self) -> set[int]:
        """Who leads it and has said yes."""
        return {lead.person_id for lead in self.leads if lead.state == "confirmed"}

    @property
    def is_for_calendars(self) -> bool:
        """Whether programs that nobody signs in to may read it by its own address."""
        return self.visibility != "network" and self.kind != CIRCLE

    @property
    def registrant_ids(self) -> list[int]:
        """Everybody who hears of changes: who has a seat, and who waits for one."""
        return [one.person_id for one in self.live_registrations]

    def parties(self, actor: Actor) -> Collection[str]:
        """Who leads it, the office, and time."""
        if actor is TIME:
            return {SYSTEM}
        if actor.id in self.trainer_ids:
            return {"trainer"}
        return {"coordinator"} if is_office(actor) else ()

    def may_be_published_by(self, actor: Actor) -> bool:
        """Whether somebody leads it whom the office lets publish."""
        own = (lead for lead in self.leads if lead.person_id == actor.id and lead.state == "confirmed")
        return any(lead.profile is not None and lead.profile.state == "active" for lead in own)
