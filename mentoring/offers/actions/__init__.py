"""What people ask of the office, and what the office does with it."""

from mentoring.offers.actions.applications import (
    ApplicationWords,
    admit_member,
    confirm_application,
    decline_application,
    forget_applications,
    open_application,
    take_up_application,
)
from mentoring.offers.actions.consultations import (
    arrange_consultation,
    finish_consultation,
    forget_consultations,
    open_consultation,
    take_up_consultation,
    withdraw_by_link,
    withdraw_consultation,
)
from mentoring.offers.actions.examples import (
    ExampleWords,
    change_consents,
    delete_example,
    publish_example,
    return_example,
    revise_example,
    save_example,
    withdraw_example,
)
from mentoring.offers.actions.handovers import hand_over

__all__ = [
    "ApplicationWords",
    "ExampleWords",
    "admit_member",
    "arrange_consultation",
    "change_consents",
    "confirm_application",
    "decline_application",
    "delete_example",
    "finish_consultation",
    "forget_applications",
    "forget_consultations",
    "hand_over",
    "open_application",
    "open_consultation",
    "publish_example",
    "return_example",
    "revise_example",
    "save_example",
    "take_up_application",
    "take_up_consultation",
    "withdraw_by_link",
    "withdraw_consultation",
    "withdraw_example",
]
