"""Publishing closeness tables: always a new version, never a change of an old one."""

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.mentorship.models import ClosenessVersion
from mentoring.mentorship.models.parties import office
from mentoring.mentorship.suggestions import Closeness, Values, closeness_in_force, matcher_with
from mentoring.people.models import Person

declare("closeness.published", silent=True)


@action
def publish_closeness(
    actor: Person, values: Values, words: str, *, over: int, equal_to: int | None = None
) -> ClosenessVersion:
    """Let other tables order suggestions from now on; `over` is the version they were made from.

    Raises WrongState where somebody has published meanwhile, ValueError for tables that give no whole points.
    """
    if not office(actor):
        raise NotAllowed()
    present = closeness_in_force()
    if present.number != over:
        raise WrongState(
            _("Inzwischen gilt eine andere Fassung. Bitte prüfen Sie Ihre Änderung noch einmal.")
        )
    matcher_with(Closeness(over + 1, values), [])
    version = ClosenessVersion(number=over + 1, tables=values, words=words, equal_to=equal_to)
    version.published_at, version.published_by = clock.now(), actor.id
    db.session.add(version)
    db.session.flush()
    record("closeness.published", actor, version.number, equal_to=equal_to)
    return version
