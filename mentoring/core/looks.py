"""Looks: when somebody of the office read what stands about a person, and what for; that person reads it, too."""

from collections.abc import Collection, Sequence
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core import clock
from mentoring.core.db import Base, action, db, insert_into
from mentoring.core.errors import NotAllowed
from mentoring.core.journal import Actor
from mentoring.core.personal_data import personal

PURPOSES = {
    "contact": _l("Anruf oder E-Mail der Person"),
    "waiting": _l("Wartet auf eine Mentor*in"),
    "approval": _l("Freigabe eines Profils"),
    "help": _l("Bitte um Hilfe"),
    "tandem": _l("Frage zu einem Tandem oder einer Anfrage"),
    "training": _l("Anmeldung zu einer Fortbildung"),
    "letter": _l("Ein Brief kam nicht an"),
    "correction": _l("Angaben oder Rollen ändern"),
    "list": _l("Liste als Datei geholt"),
}
"""What the office may look for; the first is what people choose most."""
KEPT = "12 months"


class Look(Base):
    """One look of the office: once per person, purpose and day, however often a page is loaded."""

    __tablename__ = "looks"
    __table_args__ = (
        UniqueConstraint("person_id", "looker_id", "purpose", "day"),
        CheckConstraint(f"purpose IN {tuple(PURPOSES)}", name="purpose"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"),
        info=personal("who of the office looked", readers="the person", retention=KEPT),
    )
    looker_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id", ondelete="SET NULL"),
        index=True,
        info=personal("who of the office looked", readers="the person", retention=KEPT),
    )
    purpose: Mapped[str] = mapped_column(
        String(12), info=personal("who of the office looked", readers="the person", retention=KEPT)
    )
    day: Mapped[date] = mapped_column(
        index=True, info=personal("who of the office looked", readers="the person", retention=KEPT)
    )


@action
def note_look(actor: Actor, person_id: int, purpose: str) -> None:
    """Note that somebody of the office reads what stands about a person. Raises NotAllowed for another purpose."""
    note_looks(actor, [person_id], purpose)


def note_looks(actor: Actor, person_ids: Collection[int], purpose: str) -> None:
    """Note looks at several people inside the running action; nobody is noted for reading their own."""
    if purpose not in PURPOSES:
        raise NotAllowed()
    wanted = sorted(set(person_ids) - {actor.id or 0})
    if wanted:
        seen = {"looker_id": actor.id, "purpose": purpose, "day": _today()}
        rows = [{"person_id": person_id, **seen} for person_id in wanted]
        db.session.execute(insert_into(Look).values(rows).on_conflict_do_nothing())


def _today() -> date:
    return clock.in_berlin(clock.now()).date()


def looked_at_today(reader: Actor, *purposes: str) -> set[int]:
    """Whom this reader of the office has said to look at today, for one of these purposes or any; and themselves."""
    today = select(Look.person_id).where(Look.looker_id == reader.id, Look.day == _today())
    found = today.where(Look.purpose.in_(purposes)) if purposes else today
    return {*db.session.scalars(found), reader.id or 0}


def looks_at(person: Actor) -> Sequence[Look]:
    """Who of the office looked at somebody, and what for, newest first."""
    own = select(Look).where(Look.person_id == person.id)
    return db.session.scalars(own.order_by(Look.day.desc(), Look.id.desc())).all()
