"""When somebody who searches is asked whether the search is still current."""

from flask import current_app

from mentoring.core import clock
from mentoring.mentorship.actions.working_days import morning_after
from mentoring.mentorship.models import Need


def ask_later(need: Need) -> None:
    """Something was heard of the newcomer: the days of silence begin anew."""
    days = current_app.config["NEED_QUESTION_DAYS"]
    need.questions, need.question_at = 0, morning_after(clock.now(), days, need.person.land)
