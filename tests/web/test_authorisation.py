"""The authorisation matrix: every role at every door behind which there are somebody's things, own and of others.

Who may stand at a door at all is test_doors.py.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from flask.testing import FlaskClient
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.policy import may
from mentoring.people.models import CHOOSABLE_ROLES, ROLES, Person
from tests.conftest import browser_of, person
from tests.databases import wipe
from tests.web.authorisation import (
    ALL,
    OFFICE,
    SHUT,
    WIDE,
    Knock,
    doors_closed_while_resting,
    doors_to_things,
)
from tests.web.full_house import furnish_again
from tests.web.house import access

Guests = dict[str, tuple[Person, object]]


def foreigners(signed_in) -> Guests:
    """Somebody of all roles but the office's, of none, and of each, to whom nothing in the house belongs."""
    held = {ALL: CHOOSABLE_ROLES, "nobody": (), **{role: (role,) for role in ROLES}}
    people = {name: person("Fremde Person", *roles) for name, roles in held.items()}
    return {name: (one, signed_in(one)) for name, one in people.items()}


def knocked(app, knocks: Iterable[Knock], guests: Guests) -> tuple[int, dict[str, set[str]]]:
    """How often, and where somebody met anything but "not there" or "not you" behind a door where they may stand.

    Whoever has all roles tries every address; the others try one of each door, and wherever that one came in.
    """
    tried, found = 0, defaultdict(set)
    for (method, endpoint), group in groupby(knocks, key=lambda knock: (knock[0], knock[1].endpoint)):
        addresses = [(rule, address) for _method, rule, address in group]
        for name, (one, browser) in guests.items():
            permitted = [address for rule, address in addresses if may(one, access(app, rule))]
            entered = [a for a in permitted if browser.open(a, method=method).status_code not in (403, 404)]
            tried += len(permitted)
            found[f"{method} {endpoint}"] |= {name} if entered else set()
            if name == ALL:
                addresses = [pair for pair in addresses if pair[1] in entered] or addresses[:1]
    return tried, {door: who for door, who in found.items() if who}


def stopped_while_resting(app, browser) -> list[bool]:
    """At each door, whether somebody whose account rests was sent to the page that says so."""
    closed = list(doors_closed_while_resting(app))
    return [browser.open(address, method=method).location == "/konto/ruhe" for method, address in closed]


def test_what_belongs_to_others_is_not_there_and_who_rests_comes_nowhere(full_sqlite_app, signed_in):
    guests, knocks = foreigners(signed_in), list(doors_to_things(full_sqlite_app))
    resting = signed_in(person("Ruhende Person", *ROLES, suspended_at=clock.now()))
    stopped = stopped_while_resting(full_sqlite_app, resting)
    office = {OFFICE: guests.pop(OFFICE)}
    tried, found = knocked(full_sqlite_app, knocks, guests)
    tried_by_office, found_by_office = knocked(full_sqlite_app, knocks, office)
    everywhere = {*found, *found_by_office}
    assert {door: found.get(door, set()) | found_by_office.get(door, set()) for door in everywhere} == WIDE
    assert tried + tried_by_office > 500
    assert (len(stopped) > 60, all(stopped)) == (True, True)


def lets_in(app, knocks: Iterable[Knock], owners: list[tuple[int, FlaskClient]]) -> bool:
    """Whether one of the addresses behind a door opens for somebody; whoever came in last is asked first."""
    for method, rule, address in knocks:
        for person_id, browser in list(owners):
            permitted = may(db.session.get_one(Person, person_id), access(app, rule))
            if permitted and browser.open(address, method=method).status_code not in (403, 404):
                owners.insert(0, owners.pop(owners.index((person_id, browser))))
                return True
    return False


def shut_doors(app, knocks: Iterable[Knock]) -> list[list[Knock]]:
    """Doors that open for nobody: what is tried at each, but for what is not there at all."""
    everybody = db.session.scalars(select(Person).order_by(Person.id)).unique().all()
    browsers = [(one.id, browser_of(app, one)) for one in everybody]
    owners: dict[tuple[str, ...], list[tuple[int, FlaskClient]]] = defaultdict(lambda: list(browsers))
    doors = [list(group) for _door, group in groupby(knocks, key=lambda one: (one[0], one[1].endpoint))]
    there = [(door, [knock for knock in door if "99999" not in knock[2]]) for door in doors]
    return [
        door for door, known in there if not lets_in(app, known, owners[tuple(sorted(door[0][1].arguments))])
    ]


def test_behind_every_door_somebody_finds_what_is_theirs(full_sqlite_app):
    shut = set()
    for door in shut_doors(full_sqlite_app, list(doors_to_things(full_sqlite_app))):
        # Somebody may have given up at another door what is behind this one: it gets a fresh house.
        wipe()
        furnish_again(full_sqlite_app)
        db.session.expire_all()
        shut |= {
            f"{method} {rule.endpoint}"
            for [(method, rule, _url), *_rest] in shut_doors(full_sqlite_app, door)
        }
    assert shut == set(SHUT)
