"""What one person may see of a training: its page, what they lead, where they take part."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Load, joinedload, lazyload, selectinload

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, NotFound
from mentoring.core.queries import Page, exists, page_of
from mentoring.people.models import Institution, Person
from mentoring.trainings.lifecycle import LIVE, PUBLIC_STATES, UNDER_WAY
from mentoring.trainings.models import Lead, Registration, TrainerProfile, Training, TrainingDate, is_office
from mentoring.trainings.queries.visibility import led_by, may_see

PER_PAGE_OF_OWN = 20


def shown_training(reader: Person | None, public_id: str) -> Training:
    """A training's page: drafts and what is not for everybody only for whom they concern. Raises NotFound."""
    found = db.session.scalar(
        select(Training).where(Training.public_id == public_id).options(*_page_options())
    )
    if found is None or not (may_see(reader, found) or _is_concerned(reader, found)):
        raise NotFound()
    return found


def _is_concerned(reader: Person | None, training: Training) -> bool:
    """Who looks after it, and who is asked to."""
    asked = {lead.person_id for lead in training.leads if lead.state == "invited"}
    return reader is not None and (reader.id in asked or _looks_after(reader, training))


def is_for_network(public_id: str) -> bool:
    """Whether an address leads to something published that is there for who signs in."""
    wanted = select(Training.id).where(Training.public_id == public_id)
    return exists(wanted.where(Training.state.in_(PUBLIC_STATES)))


def _page_options() -> tuple[Load, ...]:
    return (
        selectinload(Training.dates),
        selectinload(Training.audience),
        selectinload(Training.topics),
        selectinload(Training.laender),
        joinedload(Training.kreis),
        selectinload(Training.leads).joinedload(Lead.person).options(*_names_only()),
    )  # type: ignore[return-value]


def _names_only() -> tuple[Load, ...]:
    return lazyload(Person.roles), lazyload(Person.account)  # type: ignore[return-value]


def _looks_after(reader: Person | None, training: Training) -> bool:
    return reader is not None and (reader.id in training.trainer_ids or is_office(reader))


def own_training(reader: Person, public_id: str) -> Training:
    """A training its reader leads. Raises NotFound for everybody else."""
    wanted = select(Training).where(Training.public_id == public_id, led_by(reader.id))
    found = db.session.scalar(wanted.options(*_page_options()))
    if found is None:
        raise NotFound()
    return found


def looked_after_training(reader: Person, public_id: str) -> Training:
    """A training its reader leads, or any for the office. Raises NotFound for everybody else."""
    found = shown_training(reader, public_id)
    if not _looks_after(reader, found):
        raise NotFound()
    return found


def own_date(reader: Person, public_id: str) -> TrainingDate:
    """A date of a training its reader leads. Raises NotFound for everybody else."""
    found = looked_after_date(reader, public_id)
    if reader.id not in found.training.trainer_ids:
        raise NotFound()
    return found


def looked_after_date(reader: Person, public_id: str) -> TrainingDate:
    """A date its reader leads, or any for the office. Raises NotFound for everybody else."""
    found = db.session.scalar(select(TrainingDate).where(TrainingDate.public_id == public_id))
    if found is None or not _looks_after(reader, found.training):
        raise NotFound()
    return found


def own_trainings(reader: Person, number: int) -> Page[Training]:
    """What somebody leads, newest first, with dates."""
    own = select(Training).where(led_by(reader.id)).order_by(Training.id.desc())
    return page_of(own.options(selectinload(Training.dates)), number, PER_PAGE_OF_OWN)


def leads_ahead(person: Person) -> bool:
    """Whether something published that somebody leads still lies ahead."""
    own = select(TrainingDate.id).join(TrainingDate.training).where(led_by(person.id))
    ahead = (TrainingDate.ends_at > clock.now()) & TrainingDate.state.in_(UNDER_WAY)
    return exists(own.where(ahead, Training.state == "published"))


def participants(reader: Person, training: Training) -> Sequence[Registration]:
    """Who has a seat and who waits, in the order in which they came, with names and addresses.

    Raises NotAllowed for a trainer whose profile rests.
    """
    refuse_resting(reader)
    live = select(Registration).where(Registration.training_id == training.id, Registration.state.in_(LIVE))
    people = joinedload(Registration.person).options(*listed_person())
    return db.session.scalars(
        live.options(people).order_by(Registration.waiting_since, Registration.id)
    ).all()


def refuse_resting(reader: Person) -> None:
    """As long as the office lets a profile rest, it alone sees who takes part, also of what is over."""
    profile = trainer_profile(reader.id)
    if profile is not None and profile.state == "suspended" and not is_office(reader):
        raise NotAllowed(_("Ihr Profil ruht zurzeit. Wer teilnimmt, sieht so lange nur die Koordination."))


def listed_person() -> tuple[Load, ...]:
    """What lists say of a person, loaded with them."""
    house = joinedload(Person.institution).joinedload(Institution.type)
    region = (joinedload(Person.institution_type), joinedload(Person.kreis), joinedload(Person.land))
    return (joinedload(Person.account), house, *region, lazyload(Person.roles))  # type: ignore[return-value]


def live_registration(person_id: int, training: Training) -> Registration | None:
    """The registration of somebody that counts, if there is one."""
    of_person = (Registration.training_id == training.id) & (Registration.person_id == person_id)
    return db.session.scalar(select(Registration).where(of_person, Registration.state.in_(LIVE)))


class SeatCounts(NamedTuple):
    """How many are registered, how many have an offer in hand, and how many wait."""

    registered: int
    offered: int
    waiting: int


def seat_counts(training: Training) -> SeatCounts:
    """How it stands with a training's seats."""
    counted = select(Registration.state, func.count()).where(Registration.training_id == training.id)
    found: dict[str, int] = {
        state: count for state, count in db.session.execute(counted.group_by(Registration.state))
    }
    return SeatCounts(*(found.get(state, 0) for state in SeatCounts._fields))


def registrant_ids(training_id: int) -> Sequence[int]:
    """Everybody who hears of changes: who has a seat and who waits."""
    live = (Registration.training_id == training_id) & Registration.state.in_(LIVE)
    return db.session.scalars(select(Registration.person_id).where(live).order_by(Registration.id)).all()


def own_registrations(person: Person) -> Sequence[Registration]:
    """Where somebody takes part in what is not over yet."""
    ahead = select(TrainingDate.id).where(
        TrainingDate.training_id == Training.id, TrainingDate.ends_at > clock.now()
    )
    wanted = (
        select(Registration)
        .join(Registration.training)
        .where(Registration.person_id == person.id, Registration.state.in_(LIVE), ahead.exists())
        .options(joinedload(Registration.training).selectinload(Training.dates))
        .order_by(Registration.id)
    )
    return db.session.scalars(wanted).all()


def upcoming(dates: Sequence[TrainingDate]) -> list[TrainingDate]:
    """Dates that lie ahead and take place."""
    return [one for one in dates if one.ends_at > clock.now() and one.state in UNDER_WAY]


def trainer_profile(person_id: int) -> TrainerProfile | None:
    """Somebody's profile, if they have begun one."""
    return db.session.get(TrainerProfile, person_id)


def may_publish(person_id: int) -> bool:
    """Whether the office has approved somebody as a trainer."""
    profile = trainer_profile(person_id)
    return profile is not None and profile.state == "active"


def submitted_trainers() -> Sequence[TrainerProfile]:
    """Who waits for the office's approval, oldest account first."""
    waiting = select(TrainerProfile).where(TrainerProfile.state == "submitted").order_by(TrainerProfile.id)
    return db.session.scalars(waiting.options(selectinload(TrainerProfile.person))).all()


def over_trainings() -> Sequence[int]:
    """Ids of published trainings all of whose dates are over."""
    last = select(func.max(TrainingDate.ends_at)).where(TrainingDate.training_id == Training.id)
    over = (Training.state == "published") & (last.scalar_subquery() < clock.now())
    return db.session.scalars(select(Training.id).where(over).order_by(Training.id)).all()
