"""What the demo's office meets among accounts: one that rests, and one person who has two."""

from mentoring.accounts.actions import create_account
from mentoring.coordination.actions import suspend_person
from mentoring.core.db import db
from mentoring.people.actions import choose_roles, set_institution, set_region
from mentoring.people.models import Person
from mentoring.web.personas import DOMAIN

TWICE = "lindner+privat", "Karl Lindner", "Klinikum Ahornbogen gGmbH"
"""The same mailbox as his first account, and the same house by a longer name."""
RESTING = "seiler", "Petra Seiler", ""
REASON = "Unter diesem Konto haben zwei Menschen geschrieben. Bitte rufen Sie uns an."


def mix_up_accounts(office: Person) -> None:
    """Somebody registers once more; somebody else's account is put on hold."""
    _register(*TWICE)
    suspend_person(office, _register(*RESTING), REASON)


def _register(local: str, name: str, house: str) -> Person:
    person = db.session.get_one(Person, create_account(f"{local}@{DOMAIN}", name).id)
    choose_roles(person, ["newcomer"])
    set_institution(person, "hospital", house)
    set_region(person, "05", "05554")
    return person
