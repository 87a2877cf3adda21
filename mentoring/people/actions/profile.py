"""What people say about themselves: roles, institution, region, names."""

from collections.abc import Collection

from sqlalchemy import select

from mentoring.accounts.actions import add_account, confirm, count_try, end_sign_ins_of
from mentoring.accounts.queries import account_with
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME, declare, record
from mentoring.people.actions.consents import keep_consent
from mentoring.people.contributions import refusal_to_give_up
from mentoring.people.models import CHOOSABLE_ROLES, Institution, InstitutionType, Person, Role, role_names
from mentoring.people.queries import institution_named, is_alone_in
from mentoring.people.wording import GROUP_NAME

declare(
    "person.roles_chosen",
    "person.institution_set",
    "person.region_set",
    "person.updated",
    "person.made_coordinator",
    silent=True,
)


@action
def choose_roles(actor: Person, names: Collection[str]) -> None:
    """Hold exactly these of the roles that people choose for themselves; the office's role is not among them.

    Raises WrongState, saying what has to end first, for a role in which others still see the person.
    """
    if not set(names) <= set(CHOOSABLE_ROLES):
        raise NotAllowed()
    refusal = refusal_to_give_up(actor, names)
    if refusal:
        raise WrongState(refusal)
    held = role_names(actor.roles)
    for role in [role for role in actor.roles if role.name in CHOOSABLE_ROLES and role.name not in names]:
        actor.roles.remove(role)
    actor.roles += [Role(name=name) for name in CHOOSABLE_ROLES if name in names and name not in held]
    record("person.roles_chosen", actor, actor.id)


@action
def set_institution(actor: Person, type_code: str, name: str = "", *, consent: bool = False) -> None:
    """Say where one works: a kind of institution, and its name where somebody wants to give it.

    `consent` counts for the kinds whose name is health data; it is stored with its time, and withdrawn without it.
    Raises TooMany for who tries one name after the other.
    """
    if name and (actor.institution is None or actor.institution.name != name):
        count_try("house", f"by {actor.id}")
    kind = db.session.get_one(InstitutionType, type_code)
    before = actor.institution_type_code, actor.institution_id
    actor.institution_type_code = kind.code
    move_to(actor, name)
    same = before == (actor.institution_type_code, actor.institution_id)
    given = kind.protected and consent
    if not given:
        actor.group_name_consent_at = None
    elif actor.group_name_consent_at is None or not same:
        actor.group_name_consent_at = clock.now()
    keep_consent(actor, GROUP_NAME, given=given, anew=not same)
    record("person.institution_set", actor, actor.id)


@action
def set_region(actor: Person, land_code: str, kreis_ags: str | None = None) -> None:
    """Say where one works: a Land, more exactly a Kreis. A named house moves along."""
    actor.land_code = land_code
    actor.kreis_ags = kreis_ags
    if actor.institution is not None:
        move_to(actor, actor.institution.name)
    record("person.region_set", actor, actor.id)


def move_to(person: Person, name: str) -> None:
    """Belong to the house of this name, taken from the catalogue or new in it; none without a name."""
    before = person.institution
    lock_kinds({person.institution_type_code, before.type_code if before is not None else None})
    person.institution = _institution(person, name) if name else None
    db.session.flush()
    if before is not None and before is not person.institution:
        _tidy_away(person, before)


def leave_institution(person: Person) -> None:
    """Belong to no house any more, inside the running action of somebody who leaves the service."""
    move_to(person, "")


def lock_kinds(codes: Collection[str | None]) -> None:
    """Houses of a kind come and go one at a time: else two colleagues who name the same new one get two."""
    wanted = select(InstitutionType.code).where(InstitutionType.code.in_([code for code in codes if code]))
    db.session.execute(wanted.order_by(InstitutionType.code).with_for_update(key_share=True)).all()


def _institution(person: Person, name: str) -> Institution:
    type_code = person.institution_type_code or ""
    known = institution_named(name, type_code, person.land_code)
    return known or Institution(
        name=name, type_code=type_code, land_code=person.land_code, kreis_ags=person.kreis_ags
    )


def _tidy_away(person: Person, left: Institution) -> None:
    """A house nobody belongs to any more goes when it had no region yet, or when its name is health data."""
    if (left.land_code is None or left.type.protected) and is_alone_in(person, left):
        db.session.delete(left)


@action
def update_person(actor: Person, *, display_name: str, name: str, phone: str = "", carrier: str = "") -> None:
    """Change how one is called, before and after a yes, the phone number, and whose institution one works in.

    Raises TooMany for who tries one Träger after the other.
    """
    if carrier and actor.carrier != carrier:
        count_try("house", f"by {actor.id}")
    actor.display_name = display_name
    actor.account.name = name
    actor.phone, actor.carrier = phone, carrier
    record("person.updated", actor, actor.id)


@action
def create_coordinator(email: str, name: str) -> Person:
    """Give the office's role to this address, with a new confirmed account where there is none yet."""
    account = account_with(email) or add_account(email, name, confirmed=True)
    if account.confirmed_at is None:
        confirm(account)
    person = db.session.get_one(Person, account.id)
    if not person.has_role("coordinator"):
        person.roles.append(Role(name="coordinator"))
        # What was opened with one factor must not see everybody's contacts.
        end_sign_ins_of(person.id)
    record("person.made_coordinator", TIME, person.id)
    return person
