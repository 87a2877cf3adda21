"""Pages of the office."""

from mentoring.coordination.routes import approvals, invitation_lists, invitations, overview
from mentoring.coordination.routes.room import blueprint

__all__ = ["approvals", "blueprint", "invitation_lists", "invitations", "overview"]
