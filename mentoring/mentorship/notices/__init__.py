"""Letters of the room, by noun."""

from mentoring.mentorship.notices import (
    calls,
    check_ins,
    enquiries,
    help_calls,
    mentors,
    messages,
    needs,
    talks,
    tandems,
)
from mentoring.mentorship.notices.check_ins import CHECK_IN
from mentoring.mentorship.notices.enquiries import ANSWER, NEXT
from mentoring.mentorship.notices.mentors import RETURN
from mentoring.mentorship.notices.needs import SEARCH
from mentoring.mentorship.notices.tandems import STANDING

__all__ = [
    "ANSWER",
    "CHECK_IN",
    "NEXT",
    "RETURN",
    "SEARCH",
    "STANDING",
    "calls",
    "check_ins",
    "enquiries",
    "help_calls",
    "mentors",
    "messages",
    "needs",
    "talks",
    "tandems",
]
