"""What people ask of the office, and what the office does with it."""

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

__all__ = [
    "ExampleWords",
    "arrange_consultation",
    "change_consents",
    "delete_example",
    "finish_consultation",
    "forget_consultations",
    "open_consultation",
    "publish_example",
    "return_example",
    "revise_example",
    "save_example",
    "take_up_consultation",
    "withdraw_by_link",
    "withdraw_consultation",
    "withdraw_example",
]
