"""Tandems that nobody shall leave in silence."""

from collections.abc import Sequence
from datetime import timedelta

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries.conditions import shown_before_acceptance

MOST = 50


def tandems_without_contact() -> Sequence[Tandem]:
    """Those who have said yes and have not met for three weeks, the longest first."""
    since = clock.now() - timedelta(days=current_app.config["TANDEM_DESK_DAYS"])
    quiet = select(Tandem).where(
        Tandem.state == "getting_to_know", Tandem.contact_at.is_(None), Tandem.state_since < since
    )
    sides = [
        joinedload(side, innerjoin=True).options(*shown_before_acceptance())
        for side in (Tandem.newcomer, Tandem.mentor)
    ]
    return db.session.scalars(quiet.options(*sides).order_by(Tandem.state_since).limit(MOST)).unique().all()
