"""How many questions to the office are too many: from one neighbourhood, to one mailbox, from everywhere."""

from mentoring.accounts.actions import count_try
from mentoring.accounts.queries import address_of

EVERYBODY = "everybody"


def guard_flood(email: str, client: str) -> None:
    """Count a form of a visitor inside the running action. Raises TooMany, and then counts nothing.

    A letter follows to an address that nobody has confirmed: no mailbox may be filled from here.
    """
    if client:
        count_try("first_talk", client)
        count_try("office_letter", address_of(email))
        count_try("office_form", EVERYBODY)
