"""Pages of mentorship."""

from mentoring.mentorship import calendar, notices
from mentoring.mentorship.routes import (
    answers,
    enquiries,
    exclusions,
    farewells,
    help_calls,
    mentors,
    messages,
    my_area,
    office_profiles,
    profiles,
    returns,
    searches,
    standings,
    suggestions,
    talks,
    tandem_pauses,
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
    "farewells",
    "help_calls",
    "mentors",
    "messages",
    "my_area",
    "notices",
    "office_profiles",
    "profiles",
    "returns",
    "searches",
    "standings",
    "suggestions",
    "talks",
    "tandem_pauses",
    "tandems",
    "topics",
]
