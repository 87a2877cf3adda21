"""Tandems that nobody shall leave in silence, and what their two have written and proposed."""

from collections.abc import Sequence
from datetime import timedelta

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.mentorship.models import Enquiry, Proposal, Reflection, Tandem
from mentoring.mentorship.queries.conditions import shown_before_acceptance

MOST = 1000


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


def reflections_of(tandem: Tandem, kind: str) -> dict[int, Reflection]:
    """What the two have written of one kind, by author."""
    written = select(Reflection).where(Reflection.tandem_id == tandem.id, Reflection.kind == kind)
    return {one.author_id: one for one in db.session.scalars(written)}


def open_proposal_of(tandem: Tandem) -> Proposal | None:
    """What one has proposed and the other has not yet answered."""
    waiting = select(Proposal).where(Proposal.tandem_id == tandem.id, Proposal.closed_at.is_(None))
    return db.session.scalars(waiting).one_or_none()


def handed_over_by(enquiry: Enquiry) -> Tandem | None:
    """The tandem that both of its two would like to go on in this enquiry, with somebody else."""
    agreed = Proposal.agreed & (Proposal.enquiry_id == enquiry.id)
    return db.session.scalar(select(Tandem).join(Proposal, Proposal.tandem_id == Tandem.id).where(agreed))
