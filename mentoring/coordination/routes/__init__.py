"""Pages of the office."""

from mentoring.coordination import notices
from mentoring.coordination.routes import (
    approvals,
    catalogue,
    closeness,
    cohort_drafts,
    cohort_pairs,
    cohorts,
    help_calls,
    institutions,
    invitation_lists,
    invitations,
    letters,
    looks,
    mergers,
    overview,
    people,
    person_changes,
    proposals,
    reports,
    searches,
)
from mentoring.coordination.routes.room import blueprint

__all__ = [
    "approvals",
    "blueprint",
    "catalogue",
    "closeness",
    "cohort_drafts",
    "cohort_pairs",
    "cohorts",
    "help_calls",
    "institutions",
    "invitation_lists",
    "invitations",
    "letters",
    "looks",
    "mergers",
    "notices",
    "overview",
    "people",
    "person_changes",
    "proposals",
    "reports",
    "searches",
]
