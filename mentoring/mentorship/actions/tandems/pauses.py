"""How a tandem rests for a while, and goes on."""

from datetime import date, timedelta

from flask import current_app
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.clock import in_berlin
from mentoring.core.db import action, lock
from mentoring.core.errors import WrongState
from mentoring.core.steps import take
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.models import Tandem
from mentoring.people.models import Person


@action
def pause_tandem(actor: Person, tandem: Tandem, until: date) -> None:
    """Rest until a day; the planned end moves on by the days of the pause once it is over."""
    today, most = in_berlin(clock.now()).date(), current_app.config["TANDEM_PAUSE_DAYS"]
    if not today < until <= today + timedelta(days=most):
        raise WrongState(_("Bitte wählen Sie einen Tag in den nächsten %(days)s Tagen.", days=most))
    lock(tandem.need, tandem)
    take("pause", tandem, actor)
    tandem.paused_until = until
    heard(tandem)


@action
def resume_tandem(actor: Person, tandem: Tandem) -> None:
    """Go on after a pause, or before its end."""
    lock(tandem.need, tandem)
    resume(actor, tandem)


def resume(actor: Person, tandem: Tandem) -> None:
    """Go on; the tandem is locked by now."""
    rested = in_berlin(clock.now()).date() - in_berlin(tandem.state_since).date()
    take("resume", tandem, actor)
    tandem.paused_until = None
    if tandem.planned_end is not None:
        tandem.planned_end += rested
    heard(tandem)
