"""Pages of mentorship."""

from mentoring.mentorship import notices
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
    tandems,
    topics,
)
from mentoring.mentorship.routes.room import blueprint

__all__ = [
    "answers",
    "blueprint",
    "enquiries",
    "exclusions",
    "mentors",
    "my_area",
    "notices",
    "profiles",
    "returns",
    "searches",
    "suggestions",
    "tandems",
    "topics",
]
