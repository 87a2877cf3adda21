"""What the office does with somebody's roles."""

from collections.abc import Collection

from flask_babel import gettext as _

from mentoring.accounts.actions import end_sign_ins_of
from mentoring.core.db import action, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.people.contributions import refusal_to_give_up
from mentoring.people.models import ROLES, Person, Role, role_names

declare("person.roles_changed")


@action
def change_roles(actor: Person, person: Person, names: Collection[str]) -> bool:
    """Give and take roles of somebody else, that of the office among them; False where nothing changes.

    Raises WrongState for a role in which others still see the person: the person ends that, nobody else.
    """
    if not set(names) <= set(ROLES):
        raise NotAllowed()
    guard_other(actor, person)
    lock(person)
    held = role_names(person.roles)
    if held == set(names):
        return False
    if refusal_to_give_up(person, names):
        raise WrongState(
            _(
                "Diese Person sucht, ist im Tandem oder wird noch vorgeschlagen. Das endet zuerst, dann die Rolle."
            )
        )
    _hold(person, names)
    record("person.roles_changed", actor, person.id)
    return True


def guard_other(actor: Person, person: Person) -> None:
    """Nobody of the office decides about themselves."""
    if actor.id == person.id:
        raise NotAllowed(_("Über Ihr eigenes Konto entscheidet eine andere Person der Koordination."))


def _hold(person: Person, names: Collection[str]) -> None:
    """Exactly these roles. What was opened with one factor must not see everybody's contacts."""
    held = role_names(person.roles)
    for role in [role for role in person.roles if role.name not in names]:
        person.roles.remove(role)
    person.roles += [Role(name=name) for name in ROLES if name in names and name not in held]
    if "coordinator" in set(names) ^ held:
        end_sign_ins_of(person.id)
