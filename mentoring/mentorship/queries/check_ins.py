"""Check-ins of their one reader, and what decides whether a letter asks as well."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.mentorship.models import CheckIn, Tandem
from mentoring.people.models import Person


def own_check_in(reader: Person, check_in_id: int) -> CheckIn:
    """A question to the reader. Raises NotFound."""
    mine = select(CheckIn).where(CheckIn.id == check_in_id, CheckIn.person_id == reader.id)
    check_in = db.session.scalars(mine.options(joinedload(CheckIn.tandem))).one_or_none()
    if check_in is None:
        raise NotFound()
    return check_in


def open_check_ins(reader: Person) -> Sequence[CheckIn]:
    """The last question of every running tandem, as long as the reader has not answered it."""
    later = select(func.max(CheckIn.number)).where(CheckIn.person_id == reader.id)
    last = later.where(CheckIn.tandem_id == Tandem.id).correlate(Tandem).scalar_subquery()
    unanswered = (CheckIn.person_id == reader.id) & CheckIn.answer.is_(None) & (CheckIn.number == last)
    running = select(CheckIn).join(CheckIn.tandem).where(unanswered, Tandem.state == "running")
    return db.session.scalars(running.options(joinedload(CheckIn.tandem)).order_by(CheckIn.id)).unique().all()


def agreed_at(tandem: Tandem) -> datetime | None:
    """When both first confirmed what they agree on."""
    agreed = (Entry.event == "tandem.agreed") & (Entry.subject_id == tandem.id)
    return db.session.scalar(select(func.min(Entry.at)).where(agreed))


def last_check_in_number(tandem: Tandem) -> int:
    """How often the two have been asked."""
    asked = select(func.max(CheckIn.number)).where(CheckIn.tandem_id == tandem.id)
    return db.session.scalar(asked) or 0


def tandems_unasked_since(moment: datetime) -> Sequence[Tandem]:
    """Running tandems that were not asked since then."""
    asked = select(CheckIn.id).where(CheckIn.tandem_id == Tandem.id, CheckIn.asked_at > moment)
    unasked = select(Tandem).where(Tandem.state == "running", Tandem.started_at <= moment, ~asked.exists())
    return db.session.scalars(unasked.order_by(Tandem.id)).all()


def letters_about(tandem: Tandem, person_id: int) -> int:
    """How many letters about a tandem somebody was written so far."""
    asked = select(CheckIn.id).where(CheckIn.tandem_id == tandem.id)
    about = or_(
        Letter.template.like("tandem.%") & (Letter.subject_id == tandem.id),
        (Letter.template == "enquiry.accepted") & (Letter.subject_id == tandem.enquiry_id),
        (Letter.template == "check_in.asked") & Letter.subject_id.in_(asked),
    )
    written = select(func.count(Letter.id)).where(Letter.account_id == person_id, about)
    return db.session.scalar(written.where(Letter.state != "dropped")) or 0
