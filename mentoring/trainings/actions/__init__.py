"""What trainers, participants and the office do with trainings."""

from mentoring.trainings.actions.dates import PlannedTime, add_date, cancel_date, move_date, remove_date
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
    cancel_registration,
    give_seat,
    register_for_training,
)
from mentoring.trainings.actions.trainings import (
    WORDS,
    cancel_training,
    copy_training,
    create_training,
    edit_training,
    finish_trainings,
    publish_training,
)

__all__ = [
    "WORDS",
    "PlannedTime",
    "add_date",
    "approve_trainer",
    "cancel_date",
    "cancel_registration",
    "cancel_training",
    "come_back_trainer",
    "copy_training",
    "create_training",
    "edit_training",
    "finish_trainings",
    "give_seat",
    "leave_trainer",
    "move_date",
    "publish_training",
    "register_for_training",
    "reinstate_trainer",
    "remove_date",
    "return_trainer",
    "save_trainer_profile",
    "suspend_trainer",
]
