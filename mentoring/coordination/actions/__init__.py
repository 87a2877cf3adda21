"""What the office does."""

from mentoring.coordination.actions.letters import send_again, settle
from mentoring.coordination.actions.merging import merge_people
from mentoring.coordination.actions.people import note_export, reinstate_person, suspend_person

__all__ = ["merge_people", "note_export", "reinstate_person", "send_again", "settle", "suspend_person"]
