"""What else takes place when a date shall: by the same people in front, and for the same people and region."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import contains_eager

from mentoring.core.db import db
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import Lead, Training, TrainingDate, training_audience, training_laender
from mentoring.trainings.queries.visibility import is_listed, sight_of

MOST = 20
Span = tuple[datetime, datetime]


def own_clashes(
    training: Training, spans: Sequence[Span], but: TrainingDate | None
) -> Sequence[TrainingDate]:
    """Dates at the same time that one of those leads who lead this training, also dates of its own and of drafts."""
    leads = select(Lead.id).where(Lead.training_id == Training.id, Lead.state == "confirmed")
    theirs = leads.where(Lead.person_id.in_(training.trainer_ids)).exists()
    known = Training.state.in_(("draft", "published")) & theirs
    return _dates(spans, known, but)


def same_people(
    reader: Person, training: Training, spans: Sequence[Span], but: TrainingDate | None
) -> Sequence[TrainingDate]:
    """Published dates of others at the same time, for an audience and a region that overlap with this training's."""
    alike = (
        _overlap(training_audience.c.institution_type_code, [kind.code for kind in training.audience]),
        _overlap(training_laender.c.land_code, [land.code for land in training.laender]),
    )
    leads = select(Lead.id).where(Lead.training_id == Training.id, Lead.state == "confirmed")
    others = ~leads.where(Lead.person_id.in_(training.trainer_ids)).exists()
    found = and_(Training.state == "published", is_listed(sight_of(reader)), others, *alike)
    return _dates(spans, found, but)


def _overlap(column: Any, codes: Sequence[str]) -> ColumnElement[bool]:
    """What names nothing is for everybody."""
    if not codes:
        return true()
    of_training = column.table.c.training_id == Training.id
    return or_(exists().where(of_training, column.in_(codes)), ~exists().where(of_training))


def _dates(
    spans: Sequence[Span], found: ColumnElement[bool], but: TrainingDate | None
) -> Sequence[TrainingDate]:
    at_once = or_(*(and_(TrainingDate.starts_at < end, TrainingDate.ends_at > begin) for begin, end in spans))
    wanted = select(TrainingDate).join(TrainingDate.training).options(contains_eager(TrainingDate.training))
    others = TrainingDate.id != (but.id if but is not None else 0)
    rows = wanted.where(at_once, found, others, TrainingDate.state.in_(UNDER_WAY))
    return db.session.scalars(rows.order_by(TrainingDate.starts_at, TrainingDate.id).limit(MOST)).all()
