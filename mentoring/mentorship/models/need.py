"""What a newcomer looks for."""

from collections.abc import Collection
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.journal import TIME, ActingFor, Actor
from mentoring.core.lifecycle import PHONED, SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import NEED
from mentoring.mentorship.models.codes import Codes
from mentoring.mentorship.models.once import once
from mentoring.mentorship.models.wished_mentor import WishedMentor
from mentoring.people.models import Person, Topic

EMPHASES = ("near", "institution", "topics")
MOST_TOPICS = 5


class NeedTopic(Base):
    """A topic that somebody looks for."""

    __tablename__ = "need_topics"

    need_id: Mapped[int] = mapped_column(
        ForeignKey("needs.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("suggestions", readers="mentors who are asked, office"),
    )
    topic_slug: Mapped[str] = mapped_column(ForeignKey("topics.slug"), primary_key=True, index=True)


class Need(Stateful, Base):
    """What a newcomer looks for. One per person is open at a time.

    `waiting_since` moves on by every time the clock stood still (`stopped_at`), so that whoever comes
    back from a tandem or a pause keeps the days already waited. `question_at` is when silence is asked about
    next, and `questions` says how often it was.
    """

    __tablename__ = "needs"
    __table_args__ = (
        NEED.check(),
        CheckConstraint(f"emphasis IN {EMPHASES}", name="emphasis"),
        Index(None, "state", "question_at"),
    )
    __lock_rank__ = 10
    lifecycle = NEED

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("suggestions", readers="mentors who are asked, office"),
    )
    purposes: Mapped[tuple[str, ...]] = mapped_column(
        Codes, default=(), info=personal("suggestions", readers="mentors who are asked")
    )
    formats: Mapped[tuple[str, ...]] = mapped_column(
        Codes, default=(), info=personal("suggestions", readers="mentors who are asked, office")
    )
    languages: Mapped[tuple[str, ...]] = mapped_column(
        Codes, default=("de",), info=personal("suggestions", readers="mentors who are asked")
    )
    emphasis: Mapped[str | None] = mapped_column(
        String(12), info=personal("order of suggestions", readers="the person")
    )
    other_view: Mapped[bool] = mapped_column(
        default=False, info=personal("suggestions", readers="mentors who are asked")
    )
    not_my_kreis: Mapped[bool] = mapped_column(
        default=False, info=personal("suggestions", readers="the person")
    )
    allows_offers: Mapped[bool] = mapped_column(
        default=False, info=personal("offers of mentors", readers="mentors with a free place, without a name")
    )
    moves_on_at: Mapped[datetime | None] = mapped_column(
        info=personal("since when the next wish goes by itself", readers="the person")
    )
    waiting_since: Mapped[datetime]
    stopped_at: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]
    questions: Mapped[int] = mapped_column(default=0)
    question_at: Mapped[datetime]

    person: Mapped[Person] = relationship()
    wished: Mapped[list[WishedMentor]] = relationship(order_by=WishedMentor.position, viewonly=True)
    topics: Mapped[list[Topic]] = relationship(secondary=lambda: NeedTopic.__table__, order_by=Topic.position)

    def parties(self, actor: Actor) -> Collection[str]:
        """The newcomer, the office on the newcomer's call, and time."""
        if actor is TIME:
            return {SYSTEM}
        if isinstance(actor, ActingFor):
            return {f"newcomer{PHONED}"} if actor.acted_for == self.person_id else ()
        return {"newcomer"} if actor.id == self.person_id else ()

    @property
    def days_waited(self) -> int:
        """Whole days of searching so far."""
        return ((self.stopped_at or clock.now()) - self.waiting_since) // timedelta(days=1)

    @validates("state")
    def keep_the_clock(self, _name: str, state: str) -> str:
        """Days count while somebody searches, and stand still otherwise."""
        if state == "searching":
            if self.stopped_at is not None:
                self.waiting_since += clock.now() - self.stopped_at
            self.stopped_at = None
        elif self.state == "searching":
            self.stopped_at = clock.now()
        return state


ONE_NEED = once(
    "uq_needs_open",
    Need.person_id,
    "state <> 'closed'",
    _l("Sie haben schon einen offenen Mentoring-Wunsch."),
)
