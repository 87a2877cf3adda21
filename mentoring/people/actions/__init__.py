"""What people, and the office for them, can change."""

from mentoring.people.actions.calendars import create_calendar, revoke_calendar
from mentoring.people.actions.catalogue import (
    add_entry,
    edit_institution,
    merge_institutions,
    offer_entry,
    rename_entry,
    retire_entry,
)
from mentoring.people.actions.consents import keep_consent, withdraw_group_name
from mentoring.people.actions.invitations import (
    InvitedPerson,
    confirm_invitation,
    decline_invitation,
    invite_people,
    invite_person,
    withdraw_invitation,
)
from mentoring.people.actions.office import change_roles
from mentoring.people.actions.profile import (
    choose_roles,
    create_coordinator,
    leave_institution,
    set_institution,
    set_region,
    update_person,
)

__all__ = [
    "InvitedPerson",
    "add_entry",
    "change_roles",
    "choose_roles",
    "confirm_invitation",
    "create_calendar",
    "create_coordinator",
    "decline_invitation",
    "edit_institution",
    "invite_people",
    "invite_person",
    "keep_consent",
    "leave_institution",
    "merge_institutions",
    "offer_entry",
    "rename_entry",
    "retire_entry",
    "revoke_calendar",
    "set_institution",
    "set_region",
    "update_person",
    "withdraw_group_name",
    "withdraw_invitation",
]
