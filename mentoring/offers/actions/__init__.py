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

__all__ = [
    "arrange_consultation",
    "finish_consultation",
    "forget_consultations",
    "open_consultation",
    "take_up_consultation",
    "withdraw_by_link",
    "withdraw_consultation",
]
