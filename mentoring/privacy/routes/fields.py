"""For everybody: every field with people's data, as the schema says it."""

from flask import render_template

from mentoring.core.access import public
from mentoring.privacy.queries.fields import field_tables, tables_without_people
from mentoring.privacy.queries.periods import PERIODS
from mentoring.privacy.routes.periods import length_words
from mentoring.privacy.routes.room import Answer, blueprint


@blueprint.get("/datenschutz/felder")
@public
def fields_index() -> Answer:
    periods = [(period.what, length_words(period)) for period in PERIODS]
    tables, others = field_tables(), tables_without_people()
    return render_template("privacy/fields_index.html", tables=tables, others=others, periods=periods)
