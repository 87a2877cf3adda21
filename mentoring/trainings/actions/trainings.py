"""A training: drafted, published, edited, cancelled, over."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME, declare, record
from mentoring.core.steps import take
from mentoring.people.models import InstitutionType, Land, Person, Topic
from mentoring.trainings.actions.certificates import issue_certificates
from mentoring.trainings.actions.offers import hold_seats_again
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import CIRCLE, Lead, Material, Publication, Training, TrainingDate
from mentoring.trainings.queries.feeds import feed_keys
from mentoring.trainings.queries.leading import over_trainings, upcoming

WORDS = (
    "kind",
    "title",
    "summary",
    "description",
    "format",
    "venue",
    "kreis_ags",
    "access",
    "access_words",
    "join_link",
    "fee",
    "seats",
    "minimum",
    "deadline",
    "language",
    "visibility",
    "certificate_rule",
    "points",
    "points_body",
    "points_state",
)
PLAIN: Mapping[str, Any] = {
    **dict.fromkeys(("kreis_ags", "minimum", "deadline", "points")),
    **dict.fromkeys(("description", "venue", "access_words", "join_link", "fee", "points_body"), ""),
    **dict.fromkeys(("access", "laender", "audience", "topics"), ()),
    **{"language": "de", "visibility": "public", "certificate_rule": "all_dates", "points_state": ""},
}
"""What a training says where nothing else is said."""
PLACE_OF_CALENDARS = ("format", "venue")
PLACE_OF_PARTICIPANTS = (*PLACE_OF_CALENDARS, "join_link")
declare("training.created", "training.published", "training.edited", "training.finished", silent=True)
declare("training.removed", silent=True)
declare("training.relocated")


@action
def create_training(actor: Person, values: Mapping[str, Any]) -> Training:
    """Begin a draft; only its trainer and the office see it."""
    if not actor.has_role("trainer"):
        raise NotAllowed()
    training = Training(created_at=clock.now())
    _write(training, {**PLAIN, **values})
    _begin(training, actor)
    record("training.created", actor, training.id)
    return training


def _begin(training: Training, actor: Person) -> None:
    """Whoever begins a training leads it."""
    lead = Lead(training=training, person=actor, created_at=clock.now())
    db.session.add_all([training, lead])
    take("confirm", lead, actor)


@action
def copy_training(actor: Person, training: Training, values: Mapping[str, Any]) -> Training:
    """Begin a draft from a training one leads: with these words and its links, without dates, nobody registered."""
    if "trainer" not in training.parties(actor) or not actor.has_role("trainer"):
        raise NotAllowed()
    copy = Training(created_at=clock.now())
    _write(copy, {**PLAIN, **values})
    copy.materials = [
        Material(title=one.title, url=one.url, for_all=one.for_all) for one in training.materials
    ]
    _begin(copy, actor)
    record("training.created", actor, copy.id, copied_id=training.id)
    return copy


@action
def edit_training(actor: Person, training: Training, values: Mapping[str, Any]) -> None:
    """Change the words. Once published, another place raises every date's sequence and is told to all who come."""
    lock(training)
    _refuse_closed(training, actor)
    _refuse_hiding(training, values)
    before = {name: getattr(training, name) for name in PLACE_OF_PARTICIPANTS}
    _write(training, values)
    if training.state == "draft":
        return
    changed = {name for name, value in before.items() if getattr(training, name) != value}
    if "join_link" in changed:
        training.join_link_changed_at = clock.now()
    if changed & set(PLACE_OF_CALENDARS):
        _raise_sequences(training.dates)
    record("training.relocated" if changed else "training.edited", actor, training.id)


def _write(training: Training, values: Mapping[str, Any]) -> None:
    for name in WORDS:
        setattr(training, name, values[name])
    laender = select(Land).where(Land.code.in_(values["laender"] or ()))
    types = select(InstitutionType).where(InstitutionType.code.in_(values["audience"] or ()))
    topics = select(Topic).where(Topic.slug.in_(values["topics"] or ()))
    training.laender = list(db.session.scalars(laender.order_by(Land.code)))
    training.audience = list(db.session.scalars(types.order_by(InstitutionType.position)))
    training.topics = list(db.session.scalars(topics.order_by(Topic.position)))


def _refuse_closed(training: Training, actor: Person) -> None:
    if "trainer" not in training.parties(actor):
        raise NotAllowed()
    if training.state not in ("draft", "published"):
        raise WrongState()


def _refuse_hiding(training: Training, values: Mapping[str, Any]) -> None:
    """What stands in people's calendars does not vanish from them: once published, it can only open up."""
    if training.state == "draft":
        return
    hides = values["visibility"] not in (training.visibility, "public")
    if hides or (values["kind"] == CIRCLE and training.kind != CIRCLE):
        raise WrongState(_("Was veröffentlicht ist, bleibt für alle sichtbar, die es schon sehen."))


@action
def publish_training(actor: Person, training: Training) -> None:
    """Show a draft to everybody. Only approved trainers may, and only with a date that lies ahead."""
    lock(training, options=[joinedload(Training.leads)])
    if not training.may_be_published_by(actor):
        raise NotAllowed(_("Veröffentlichen können Sie, sobald die Koordination Ihr Profil freigegeben hat."))
    if training.state == "draft":
        _refuse_without_dates(training)
        # Set before the step, so that the row is written once.
        training.feed_keys = " ".join(sorted(feed_keys(training)))
    take("publish", training, actor)
    now = clock.now()
    db.session.add_all(
        Publication(date_id=one.id, training_id=training.id, published_at=now) for one in training.dates
    )


def _refuse_without_dates(training: Training) -> None:
    if not upcoming(training.dates):
        raise WrongState(_("Bitte tragen Sie zuerst einen Termin ein, der noch bevorsteht."))


@action
def remove_training(actor: Person, training: Training) -> None:
    """Throw a draft away. What was once published is cancelled, never removed; the database refuses it, too."""
    lock(training)
    if "trainer" not in training.parties(actor):
        raise NotAllowed()
    if training.state != "draft":
        raise WrongState(_("Veröffentlichte Fortbildungen werden abgesagt, nicht gelöscht."))
    record("training.removed", actor, training.id)
    db.session.delete(training)


@action
def cancel_training(actor: Person, training: Training) -> None:
    """Call everything off: every date stays in the calendars as cancelled, and all who come are told."""
    lock(training)
    if not {"trainer", "coordinator"} & set(training.parties(actor)):
        raise NotAllowed()
    if training.state == "cancelled":
        return
    if training.state == "published":
        _raise_sequences(training.dates)
    take("cancel", training, actor)


@action
def resume_training(actor: Person, training: Training, words: str) -> None:
    """A training takes place after all: only ahead of it, and with words; whoever had a seat is asked again."""
    lock(training)
    if not {"trainer", "coordinator"} & set(training.parties(actor)):
        raise NotAllowed()
    if training.state == "cancelled" and not upcoming(training.dates):
        raise WrongState(_("Zurücknehmen lässt sich eine Absage nur, solange ein Termin bevorsteht."))
    _raise_sequences(training.dates)
    training.resumed_words = words
    take("resume", training, actor)
    hold_seats_again(actor, training)


def _raise_sequences(dates: Sequence[TrainingDate]) -> None:
    for one in dates:
        if one.state in UNDER_WAY:
            one.sequence += 1


@job("trainings.finish")
def finish_trainings(_now: datetime) -> int:
    """Close published trainings whose last date is over."""
    return one_by_one(_finish_training, over_trainings())


@action
def _finish_training(training_id: int) -> int:
    training = db.session.get_one(Training, training_id)
    lock(training)
    if training.state != "published" or training_id not in over_trainings():
        return 0
    take("finish", training, TIME)
    issue_certificates(training)
    return 1
