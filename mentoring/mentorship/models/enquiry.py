"""An enquiry between a newcomer and a mentor: consent, and nothing but consent."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mentoring.core import clock
from mentoring.core.db import Base
from mentoring.core.forms import BLOCK
from mentoring.core.journal import TIME, ActingFor, Actor
from mentoring.core.lifecycle import PHONED, SYSTEM
from mentoring.core.personal_data import personal
from mentoring.core.steps import Stateful
from mentoring.mentorship.lifecycle import ENQUIRY, WAITING
from mentoring.mentorship.models.need import Need
from mentoring.mentorship.models.once import once
from mentoring.mentorship.models.parties import KEPT_AFTER_ENQUIRY, PAIR_AND_OFFICE, pair
from mentoring.mentorship.models.question import Question
from mentoring.people.models import Person

if TYPE_CHECKING:
    from mentoring.mentorship.models.tandem import Tandem

AWAITED = ("mentor", "newcomer", "both")
SIDES = ("newcomer", "mentor")
WAITING_STATES = ", ".join(f"'{state}'" for state in WAITING)


class Enquiry(Stateful, Base):
    """One newcomer asks one mentor; or a mentor offers, or the office proposes to both.

    `awaiting` is whose yes was asked for: of the mentor when the newcomer began, of the newcomer when the mentor
    offered, of both for a proposal. It never moves; whoever began has said yes by beginning. Every yes has its time.
    `accepted` is its state once more, as a key to which a tandem points.
    """

    __tablename__ = "enquiries"
    __table_args__ = (
        ENQUIRY.check(),
        CheckConstraint(f"awaiting IN {AWAITED}", name="awaiting"),
        CheckConstraint(f"(state IN ({WAITING_STATES})) = (closed_at IS NULL)", name="closed_at"),
        CheckConstraint(
            "state <> 'accepted' OR (newcomer_agreed_at IS NOT NULL AND mentor_agreed_at IS NOT NULL)",
            name="both_agreed",
        ),
        CheckConstraint(
            "(awaiting <> 'mentor' OR newcomer_agreed_at IS NOT NULL)"
            " AND (awaiting <> 'newcomer' OR mentor_agreed_at IS NOT NULL)",
            name="beginner_agreed",
        ),
        CheckConstraint("newcomer_id <> mentor_id", name="two_persons"),
        CheckConstraint("accepted = (state = 'accepted')", name="accepted"),
        UniqueConstraint("id", "accepted"),
        Index(None, "state", "expires_at"),
        Index(None, "mentor_id", "state"),
    )
    __lock_rank__ = 30
    lifecycle = ENQUIRY

    id: Mapped[int] = mapped_column(primary_key=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("needs.id", ondelete="CASCADE"), index=True)
    newcomer_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("enquiry", readers=PAIR_AND_OFFICE),
    )
    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("persons.id", ondelete="CASCADE"),
        index=True,
        info=personal("enquiry", readers=PAIR_AND_OFFICE),
    )
    words: Mapped[str] = mapped_column(
        String(BLOCK),
        default="",
        info=personal(
            "enquiry",
            readers="the author, the other one after acceptance",
            retention=KEPT_AFTER_ENQUIRY,
        ),
    )
    awaiting: Mapped[str] = mapped_column(String(10), default="mentor")
    newcomer_agreed_at: Mapped[datetime | None] = mapped_column(
        info=personal("consent", readers=PAIR_AND_OFFICE)
    )
    mentor_agreed_at: Mapped[datetime | None] = mapped_column(
        info=personal("consent", readers=PAIR_AND_OFFICE)
    )
    opened_at: Mapped[datetime]
    turn_since: Mapped[datetime]
    remind_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    accepted: Mapped[bool] = mapped_column(default=False)
    waited_days: Mapped[int | None] = mapped_column(
        info=personal("how long searches take, as a median of many", readers="nobody")
    )
    office_words: Mapped[str] = mapped_column(
        String(BLOCK),
        default="",
        info=personal("why the office ended it", readers=PAIR_AND_OFFICE, retention=KEPT_AFTER_ENQUIRY),
    )

    need: Mapped[Need] = relationship()
    newcomer: Mapped[Person] = relationship(foreign_keys=newcomer_id)
    mentor: Mapped[Person] = relationship(foreign_keys=mentor_id)
    questions: Mapped[list[Question]] = relationship(order_by=Question.id, viewonly=True)
    tandem: Mapped["Tandem | None"] = relationship(back_populates="enquiry", uselist=False)

    @validates("state")
    def note_closing(self, _name: str, state: str) -> str:
        """The time of the end, and whether it was a yes, go with the state."""
        self.accepted = state == "accepted"
        if state in ENQUIRY.terminal:
            self.closed_at = clock.now()
        return state

    @property
    def is_waiting(self) -> bool:
        """Whether somebody's word is still to come."""
        return self.state in WAITING

    @property
    def beginner(self) -> str:
        """Who began it: the newcomer, the mentor, or the office."""
        return {"mentor": "newcomer", "newcomer": "mentor"}.get(self.awaiting, "office")

    @property
    def missing(self) -> set[str]:
        """The sides whose yes is missing."""
        return {side for side in SIDES if getattr(self, f"{side}_agreed_at") is None}

    @property
    def open_question(self) -> Question | None:
        """The question that waits for its answer."""
        last = self.questions[-1] if self.state == "question" and self.questions else None
        return last if last is not None and last.answered_at is None else None

    @property
    def turn(self) -> set[str]:
        """The sides who are to act now: who is asked back, else whose yes is missing."""
        if not self.is_waiting:
            return set()
        question = self.open_question
        return self.missing if question is None else set(SIDES) - {self.side_of(question.asker_id)}

    def side_of(self, person_id: int | None) -> str:
        """Which of the two somebody is; empty for everybody else."""
        return {self.newcomer_id: "newcomer", self.mentor_id: "mentor"}.get(person_id or 0, "")

    def parties(self, actor: Actor) -> Collection[str]:
        """The two persons, whoever of them is awaited, the other one, who began it, the office, and time."""
        if actor is TIME:
            return {SYSTEM}
        if isinstance(actor, ActingFor):
            side = {self.side_of(actor.acted_for)} - {""}
            return {f"{part}{PHONED}" for part in self._roles(side)}
        return self._roles(pair(actor, self.newcomer_id, self.mentor_id))

    def _roles(self, sides: set[str]) -> set[str]:
        awaited = set(SIDES) if self.awaiting == "both" else {self.awaiting}
        return {*sides, *(name for side in sides & set(SIDES) for name in self._parts(side, awaited))}

    def _parts(self, side: str, awaited: set[str]) -> set[str]:
        """What one of the two is beside the own side."""
        parts = {"awaited"} if side in awaited else {"other"}
        both = {"other"} if self.awaiting == "both" else set()
        return parts | both | ({"beginner"} if (side, self.beginner) == ("mentor", "mentor") else set())


ONE_ENQUIRY = once(
    "uq_enquiries_open",
    Enquiry.need_id,
    f"state IN ({WAITING_STATES})",
    _l("Es gibt schon eine offene Anfrage."),
)
