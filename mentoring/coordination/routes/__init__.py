"""Pages of the office."""

from mentoring.coordination.routes import (
    approvals,
    help_calls,
    invitation_lists,
    invitations,
    letters,
    overview,
    people,
    person_changes,
)
from mentoring.coordination.routes.room import blueprint

__all__ = [
    "approvals",
    "blueprint",
    "help_calls",
    "invitation_lists",
    "invitations",
    "letters",
    "overview",
    "people",
    "person_changes",
]
