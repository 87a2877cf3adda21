"""Pages of mentorship."""

from mentoring.mentorship import calendar, notices
from mentoring.mentorship.routes import (
    answers,
    enquiries,
    exclusions,
    mentors,
    my_area,
    profiles,
    returns,
    searches,
    suggestions,
    talks,
    tandems,
    topics,
)
from mentoring.mentorship.routes.room import blueprint

__all__ = [
    "answers",
    "blueprint",
    "calendar",
    "enquiries",
    "exclusions",
    "mentors",
    "my_area",
    "notices",
    "profiles",
    "returns",
    "searches",
    "suggestions",
    "talks",
    "tandems",
    "topics",
]
