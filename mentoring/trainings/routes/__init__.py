"""Pages of trainings."""

from mentoring.people.contributions import contributes_to_my_area, is_held_by, leads_to
from mentoring.trainings import calendar, notices, policy
from mentoring.trainings.routes import (
    agenda,
    attendances,
    certificates,
    dates,
    feeds,
    leading,
    leads,
    listing,
    materials,
    offers,
    participants,
    profiles,
    registrations,
    resumptions,
)
from mentoring.trainings.routes.my_area import has_handed_in, my_trainings, what_keeps_trainer
from mentoring.trainings.routes.room import blueprint

__all__ = [
    "agenda",
    "attendances",
    "blueprint",
    "calendar",
    "certificates",
    "dates",
    "feeds",
    "leading",
    "leads",
    "listing",
    "materials",
    "notices",
    "offers",
    "participants",
    "policy",
    "profiles",
    "registrations",
    "resumptions",
]

leads_to("trainer", "trainings.profiles_edit", has_handed_in)
is_held_by("trainer", what_keeps_trainer)
contributes_to_my_area(my_trainings)
