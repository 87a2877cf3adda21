"""A proposal for everybody: who takes part, what was asked for, and what came of it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mentoring.coordination.lifecycle import COHORT
from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.journal import TIME, Actor
from mentoring.core.lifecycle import SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.models import EMPHASES, MOST_PLACES
from mentoring.mentorship.models.parties import office
from mentoring.people.models import Person

RULES = ("fixed", "excluded", "apart")
KEPT = "365 days"
OFFICE = "office"


class Cohort(Stateful, Base):
    """One run of the engine over all who take part, and its publication.

    `lease_until` is how long the present worker may take; `attempts` counts workers, so that one who comes back
    late changes nothing. `certificate` is what `verify` needs, packed; the digests are SHA-256 of people and pairs.
    """

    __tablename__ = "cohorts"
    __table_args__ = (
        COHORT.check(),
        CheckConstraint(f"emphasis IN {EMPHASES}", name="emphasis"),
        CheckConstraint("share BETWEEN 0 AND 100", name="share"),
        CheckConstraint("(state = 'running') = (lease_until IS NOT NULL)", name="lease"),
        Index(None, "state", "lease_until"),
    )
    __lock_rank__ = 95
    lifecycle = COHORT

    id: Mapped[int] = mapped_column(primary_key=True)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("cohorts.id", ondelete="SET NULL"), index=True)
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id", ondelete="SET NULL"),
        index=True,
        info=personal("who made a proposal for everybody", readers=OFFICE, retention=KEPT),
    )
    made_at: Mapped[datetime] = mapped_column(index=True)
    emphasis: Mapped[str | None] = mapped_column(String(12))
    waiting_first: Mapped[bool] = mapped_column(default=True)
    lift_worst: Mapped[bool] = mapped_column(default=True)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    share: Mapped[int] = mapped_column(default=0)
    stage: Mapped[str] = mapped_column(String(12), default="")
    problem: Mapped[str] = mapped_column(String(40), default="")
    finished_at: Mapped[datetime | None]
    closeness: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    closeness_number: Mapped[int | None]
    certificate: Mapped[str] = mapped_column(Text, default="")
    findings: Mapped[int | None]
    people_digest: Mapped[str] = mapped_column(String(64), default="")
    pairs_digest: Mapped[str] = mapped_column(String(64), default="")
    published_by: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id", ondelete="SET NULL"),
        index=True,
        info=personal("who published a proposal for everybody", readers=OFFICE, retention=KEPT),
    )
    published_at: Mapped[datetime | None]

    @property
    def objective(self) -> tuple[str, ...]:
        """What counts, in this order, as the engine takes it."""
        waiting = ("waiting",) if self.waiting_first else ()
        worst = ("worst",) if self.lift_worst else ()
        return ("count", *waiting, *worst, "sum")

    @validates("state")
    def keep_lease(self, _name: str, state: str) -> str:
        """Whoever is at work holds a lease, which the worker makes longer, and nobody else does."""
        self.lease_until = clock.now() if state == "running" else None
        return state

    def parties(self, actor: Actor) -> Collection[str]:
        """The office and time."""
        return {SYSTEM} if actor is TIME else office(actor)


class CohortNewcomer(Base):
    """Somebody who searches and takes part: as the engine saw her, with whom she was paired, and what came of it."""

    __tablename__ = "cohort_newcomers"
    __table_args__ = (CheckConstraint("enquiry_id IS NULL OR refusal = ''", name="one_outcome"),)

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=personal("proposal for everybody", readers=OFFICE, retention=KEPT),
    )
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id", ondelete="CASCADE"), index=True)
    codes: Mapped[dict[str, Any] | None] = mapped_column(
        JSON, info=personal("proposal for everybody", readers="nobody", retention=KEPT)
    )
    mentor_id: Mapped[int | None] = mapped_column(
        ForeignKey("persons.id", ondelete="SET NULL"),
        index=True,
        info=personal("proposal for everybody", readers=OFFICE, retention=KEPT),
    )
    reason: Mapped[str] = mapped_column(String(20), default="")
    rivals: Mapped[int] = mapped_column(default=0)
    places: Mapped[int] = mapped_column(default=0)
    mentors: Mapped[int] = mapped_column(default=0)
    enquiry_id: Mapped[int | None] = mapped_column(
        ForeignKey("enquiries.id", ondelete="SET NULL"), index=True
    )
    refusal: Mapped[str] = mapped_column(String(20), default="")

    person: Mapped[Person] = relationship(foreign_keys=person_id)


class CohortMentor(Base):
    """A mentor who takes part, with the places that the office lets her have in this run."""

    __tablename__ = "cohort_mentors"
    __table_args__ = (CheckConstraint(f"places BETWEEN 1 AND {MOST_PLACES}", name="places"),)

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=personal("proposal for everybody", readers=OFFICE, retention=KEPT),
    )
    places: Mapped[int]
    codes: Mapped[dict[str, Any] | None] = mapped_column(
        JSON, info=personal("proposal for everybody", readers="nobody", retention=KEPT)
    )

    person: Mapped[Person] = relationship()


class CohortRule(Base):
    """Two whom the office wants together or not, or whom something of their own keeps apart (`apart`, never shown)."""

    __tablename__ = "cohort_rules"
    __table_args__ = (CheckConstraint(f"kind IN {RULES}", name="kind"),)

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True)
    newcomer_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=personal("proposal for everybody", readers=OFFICE, retention=KEPT),
    )
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=personal("proposal for everybody", readers=OFFICE, retention=KEPT),
    )
    kind: Mapped[str] = mapped_column(String(10))
