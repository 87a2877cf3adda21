"""What trainers, participants and the office do with trainings."""

from mentoring.trainings.actions.attendances import mark_attendance
from mentoring.trainings.actions.certificates import forget_registrations
from mentoring.trainings.actions.dates import (
    PlannedTime,
    add_date,
    add_dates,
    cancel_date,
    move_date,
    remove_date,
    resume_date,
)
from mentoring.trainings.actions.leads import (
    confirm_lead,
    decline_lead,
    invite_lead,
    leave_lead,
    withdraw_lead,
)
from mentoring.trainings.actions.lists import note_list_exported, note_list_seen
from mentoring.trainings.actions.materials import add_material, remove_material
from mentoring.trainings.actions.offers import lapse_offers, offer_free_seats, tell_of_free_seats
from mentoring.trainings.actions.profiles import (
    approve_trainer,
    come_back_trainer,
    leave_trainer,
    reinstate_trainer,
    return_trainer,
    save_trainer_profile,
    suspend_trainer,
)
from mentoring.trainings.actions.registrations import (
    Shown,
    cancel_registration,
    change_listing,
    decline_seat,
    decline_seat_by_link,
    register_for_training,
    take_seat,
    take_seat_by_link,
)
from mentoring.trainings.actions.reminders import remind_of_dates, warn_of_thin_trainings
from mentoring.trainings.actions.trainings import (
    WORDS,
    cancel_training,
    copy_training,
    create_training,
    edit_training,
    finish_trainings,
    publish_training,
    remove_training,
    resume_training,
)

__all__ = [
    "WORDS",
    "PlannedTime",
    "Shown",
    "add_date",
    "add_dates",
    "add_material",
    "approve_trainer",
    "cancel_date",
    "cancel_registration",
    "cancel_training",
    "change_listing",
    "come_back_trainer",
    "confirm_lead",
    "copy_training",
    "create_training",
    "decline_lead",
    "decline_seat",
    "decline_seat_by_link",
    "edit_training",
    "finish_trainings",
    "forget_registrations",
    "invite_lead",
    "lapse_offers",
    "leave_lead",
    "leave_trainer",
    "mark_attendance",
    "move_date",
    "note_list_exported",
    "note_list_seen",
    "offer_free_seats",
    "publish_training",
    "register_for_training",
    "reinstate_trainer",
    "remind_of_dates",
    "remove_date",
    "remove_material",
    "remove_training",
    "resume_date",
    "resume_training",
    "return_trainer",
    "save_trainer_profile",
    "suspend_trainer",
    "take_seat",
    "take_seat_by_link",
    "tell_of_free_seats",
    "warn_of_thin_trainings",
    "withdraw_lead",
]
