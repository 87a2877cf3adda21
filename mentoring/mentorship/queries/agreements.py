"""What the two of a tandem have agreed on."""

from collections.abc import Sequence

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.mentorship.models import Agreement, MentorTopic, Tandem
from mentoring.people.models import Topic


def agreements_of(tandem: Tandem) -> Sequence[Agreement]:
    """All versions, the newest first."""
    versions = select(Agreement).where(Agreement.enquiry_id == tandem.enquiry_id)
    return db.session.scalars(versions.order_by(Agreement.number.desc())).all()


def latest_agreement(tandem: Tandem) -> Agreement | None:
    """The newest version, in force or not."""
    newest = select(Agreement).where(Agreement.enquiry_id == tandem.enquiry_id)
    return db.session.scalars(newest.order_by(Agreement.number.desc()).limit(1)).first()


def topics_between(tandem: Tandem, agreement: Agreement | None) -> list[Topic]:
    """What the two can agree to talk about: topics of the search, of the mentor's profile, and those agreed already."""
    offered = select(MentorTopic.topic_slug).where(MentorTopic.profile_id == tandem.mentor_id)
    known = [topic.slug for topic in tandem.need.topics]
    known += agreement.topics if agreement is not None else ()
    wanted = Topic.slug.in_(known) | Topic.slug.in_(offered)
    return list(db.session.scalars(select(Topic).where(wanted).order_by(Topic.position)))
