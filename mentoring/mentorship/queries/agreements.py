"""What the two of a tandem have agreed on."""

from collections.abc import Sequence

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.mentorship.models import Agreement, Tandem


def agreements_of(tandem: Tandem) -> Sequence[Agreement]:
    """All versions, the newest first."""
    versions = select(Agreement).where(Agreement.enquiry_id == tandem.enquiry_id)
    return db.session.scalars(versions.order_by(Agreement.number.desc())).all()


def latest_agreement(tandem: Tandem) -> Agreement | None:
    """The newest version, in force or not."""
    newest = select(Agreement).where(Agreement.enquiry_id == tandem.enquiry_id)
    return db.session.scalars(newest.order_by(Agreement.number.desc()).limit(1)).first()
