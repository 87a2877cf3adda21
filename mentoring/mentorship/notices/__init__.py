"""Letters of the room, by noun."""

from mentoring.mentorship.notices import enquiries, help_calls, mentors, messages, needs, talks, tandems
from mentoring.mentorship.notices.enquiries import ANSWER, NEXT
from mentoring.mentorship.notices.mentors import RETURN
from mentoring.mentorship.notices.needs import SEARCH
from mentoring.mentorship.notices.tandems import STANDING

__all__ = [
    "ANSWER",
    "NEXT",
    "RETURN",
    "SEARCH",
    "STANDING",
    "enquiries",
    "help_calls",
    "mentors",
    "messages",
    "needs",
    "talks",
    "tandems",
]
