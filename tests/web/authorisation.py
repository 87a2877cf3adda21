"""Whose things are behind which door: computed from what routes declare, with the reviewed exceptions beside it."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from mentoring.core.access import KEPT_OPEN, PUBLIC
from tests.web.house import access, addresses

NO_OBJECTS = {
    "year",
    "month",
    "noun",
    "occasion",
    "code",
    "ags",
    "slug",
    "name",
    "token",
    "secret",
    "version",
}
"""Variables that name nothing of anybody, or that are the key themselves."""
OFFICE = "coordinator"
"""A permission of the office alone: behind it are everybody's things, on purpose, and looks are noted."""
ALL = "all but the office"
EVERYBODY = {"nobody", "newcomer", "mentor", "trainer", ALL}
WHO_LEARNS = EVERYBODY | {OFFICE}

WIDE: dict[str, set[str]] = {
    # The office settles what others began: it sees states and dates, never words.
    "GET mentorship.enquiries_show": {OFFICE},
    "GET mentorship.tandems_show": {OFFICE},
    "GET mentorship.endings_new": {OFFICE},
    # The office looks after trainings whose leader is ill or gone.
    "GET trainings.cancellations_new": {OFFICE},
    "GET trainings.resumptions_new": {OFFICE},
    "GET trainings.leads_index": {OFFICE},
    "GET trainings.participants_index": {OFFICE},
    "GET trainings.date_cancellations_new": {OFFICE},
    "GET trainings.date_resumptions_new": {OFFICE},
    "POST mentorship.endings_create": {OFFICE},
    "POST trainings.cancellations_create": {OFFICE},
    "POST trainings.resumptions_create": {OFFICE},
    "POST trainings.leads_create": {OFFICE},
    "POST trainings.lead_withdrawals_create": {OFFICE},
    "POST trainings.looks_create": {OFFICE},
    "POST trainings.exports_create": {OFFICE},
    "POST trainings.date_cancellations_create": {OFFICE},
    "POST trainings.date_resumptions_create": {OFFICE},
    # An empty form is told so before the lifecycle says whose step it is: the steps are the two people's own.
    "POST mentorship.questions_create": {OFFICE},
    "POST mentorship.replies_create": {OFFICE},
    # A mentor's open profile is there to be read, asked and left out by everybody.
    "GET mentorship.mentors_show": WHO_LEARNS,
    "GET mentorship.enquiries_new": {"newcomer", ALL},
    "POST mentorship.exclusions_create": WHO_LEARNS,
    # Published trainings are there to be joined by everybody.
    "POST trainings.registrations_create": WHO_LEARNS,
    "POST trainings.registrations_destroy": WHO_LEARNS,
    "POST trainings.listings_update": EVERYBODY,
    "POST trainings.seats_create": WHO_LEARNS,
    "POST trainings.seats_destroy": WHO_LEARNS,
}
"""Doors through which people reach what is not their own, and who they are. Each line is a review."""

SHUT: dict[str, str] = {
    "GET mentorship.offers_new": "whoever searches among the examples has found somebody; tests/mentorship",
    "POST mentorship.offers_create": "the same",
    "POST people.calendars_destroy": "nobody in the demo follows a calendar of their own; tests/people",
}
"""Doors that open for nobody in the full house, and why; every other lets somebody in whose things are behind it."""

Knock = tuple[str, Rule, str]


def doors_to_things(app: Flask) -> Iterator[Knock]:
    """Method, rule and every address of what is behind a door and belongs to somebody."""
    for method in ("GET", "POST"):
        for rule, address in addresses(app, method):
            if access(app, rule) not in (PUBLIC, OFFICE) and rule.arguments - NO_OBJECTS:
                yield method, rule, address


def doors_closed_while_resting(app: Flask) -> Iterator[tuple[str, str]]:
    """Method and one address of everything that somebody does not enter whose account rests."""
    for method in ("GET", "POST"):
        closed = {
            rule.endpoint: address
            for rule, address in addresses(app, method)
            if access(app, rule) == "signed_in" and not _kept_open(rule)
        }
        yield from [(method, address) for address in closed.values()]


def _kept_open(rule: Rule) -> bool:
    return not KEPT_OPEN.isdisjoint({rule.endpoint, rule.endpoint.partition(".")[0]})
