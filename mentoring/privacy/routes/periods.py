"""For the office: what is deleted by itself until tomorrow, and how long what is kept."""

from datetime import timedelta

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.privacy.queries.periods import PERIODS, Period
from mentoring.privacy.routes.room import Answer, blueprint

DAY = timedelta(days=1)


@blueprint.get("/koordination/loeschfristen")
@requires("coordinator")
def periods_index() -> Answer:
    tomorrow = clock.now() + DAY
    rows = [(period, length_words(period), period.due(tomorrow)) for period in PERIODS]
    return render_template("privacy/periods_index.html", rows=rows, tomorrow=tomorrow)


def length_words(period: Period) -> str:
    """The period in words: "90 Tage nach dem Ende"."""
    count = period.length
    days = ngettext("%(num)d Tag", "%(num)d Tage", count)
    length = ngettext("%(num)d Monat", "%(num)d Monate", count) if period.months else days
    return _("%(length)s %(since)s", length=length, since=period.since)
