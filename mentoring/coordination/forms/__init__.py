"""Forms of the office."""

from mentoring.coordination.forms.invitations import InvitationForm, InvitationListForm
from mentoring.coordination.forms.spreadsheet import Sheet

__all__ = ["InvitationForm", "InvitationListForm", "Sheet"]
