"""Talks as the two persons' own calendars read them: a time and a neutral title, and nothing that was typed."""

from datetime import datetime

from flask_babel import gettext as _

from mentoring.core.db import db
from mentoring.core.feed_states import person_key, raise_versions
from mentoring.core.ical import EventSource, contributes_to_personal_feed
from mentoring.core.journal import Entry, on
from mentoring.core.links import external_url
from mentoring.mentorship.actions.talks import drop_talks
from mentoring.mentorship.lifecycle import LIVE, TANDEM
from mentoring.mentorship.models import Talk, Tandem
from mentoring.mentorship.queries import personal_talks

ENDED = [TANDEM.event(step) for step in TANDEM.steps if step.target not in LIVE]


@on("talk.planned", "talk.moved", "talk.cancelled")
def follow_talk(entry: Entry) -> None:
    """What stands in the calendars of the two."""
    _follow(db.session.get_one(Talk, entry.subject_id).tandem)


@on(*ENDED)
def follow_end(entry: Entry) -> None:
    """What was still planned is cancelled with the tandem."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    drop_talks(tandem)
    _follow(tandem)


def _follow(tandem: Tandem) -> None:
    raise_versions([person_key(person_id) for person_id in (tandem.newcomer_id, tandem.mentor_id)])


@contributes_to_personal_feed
def personal_talk_events(person_id: int, now: datetime) -> list[EventSource]:
    """The talks of one person. Hospital calendars are shared: no name, no place, no way in, no words."""
    return [_source(talk) for talk in personal_talks(person_id, now)]


def _source(talk: Talk) -> EventSource:
    return EventSource(
        uid=talk.uid,
        sequence=talk.sequence,
        starts_at=talk.starts_at,
        ends_at=talk.ends_at,
        zone=talk.zone,
        summary=_("Mentoring-Gespräch"),
        description=_("Alles Weitere steht nach dem Einloggen bei Ihrem Tandem."),
        url=external_url("mentorship.tandems_show", tandem_id=talk.tandem_id),
        status="CANCELLED" if talk.state == "cancelled" else "CONFIRMED",
        klass="PRIVATE",
        public_changed_at=talk.public_changed_at,
    )
