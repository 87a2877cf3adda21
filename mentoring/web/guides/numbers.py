"""The numbers in pages that explain: each comes from the setting or the rule that the service itself goes by."""

from flask import current_app
from flask_babel import ngettext

from mentoring.core.forms import BLOCK
from mentoring.mentorship.actions.dialogue import MOST_QUESTIONS
from mentoring.mentorship.models.agreement import USUAL_MONTHS
from mentoring.mentorship.models.need import MOST_TOPICS
from mentoring.mentorship.models.wished_mentor import MOST_WISHES
from mentoring.mentorship.suggestions.cards import MOST_CARDS
from mentoring.web.home import BANDS

RULES = {
    "suggestions": MOST_CARDS,
    "topics": MOST_TOPICS,
    "wishes": MOST_WISHES,
    "questions": MOST_QUESTIONS,
    "characters": BLOCK,
    "few": BANDS[1],
}
SETTINGS_OF_DAYS = {
    "promise": "WAITING_PROMISE_DAYS",
    "reopen": "TANDEM_REOPEN_DAYS",
    "check_in": "CHECK_IN_FIRST_DAYS",
    "erasure": "ERASURE_GRACE_DAYS",
    "kept": "WORDS_KEPT_DAYS",
    "pause": "TANDEM_PAUSE_DAYS",
}


def numbers() -> dict[str, str]:
    """Every number by its name; spans of time stand in the dative, as after "nach" and "von"."""
    config = current_app.config
    working, hours = config["ENQUIRY_WORKING_DAYS"], config["OFFER_HOURS"]
    return {
        **{name: str(number) for name, number in RULES.items()},
        **{name: _days(config[setting]) for name, setting in SETTINGS_OF_DAYS.items()},
        "answer": ngettext("%(num)s Arbeitstag", "%(num)s Arbeitstagen", working),
        "reminder": ngettext(
            "%(num)s Arbeitstag", "%(num)s Arbeitstagen", config["ENQUIRY_REMINDER_WORKING_DAYS"]
        ),
        "offer": ngettext("%(num)s Stunde", "%(num)s Stunden", hours),
        "months": ngettext("%(num)s Monat", "%(num)s Monaten", USUAL_MONTHS),
    }


def _days(count: int) -> str:
    return ngettext("%(num)s Tag", "%(num)s Tagen", count)
