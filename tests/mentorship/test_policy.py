"""Who of the people concerned others may see, and who is asked to pass on what they have learned."""

from types import SimpleNamespace

import pytest

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.mentorship.policy import may_be_invited, may_be_seen
from mentoring.people.models import Person, Role


def someone(
    *, active: bool = True, confirmed: bool = True, leaves: bool = False, rests: bool = False
) -> Person:
    """A person who is not stored."""
    now = clock.now()
    account = Account(
        active=active, confirmed_at=now if confirmed else None, erase_at=now if leaves else None
    )
    return Person(account=account, suspended_at=now if rests else None, roles=[Role(name="newcomer")])


def test_who_has_confirmed_and_has_an_open_account_may_be_seen():
    assert may_be_seen(someone())


@pytest.mark.parametrize(
    "reason", [{"active": False}, {"confirmed": False}, {"leaves": True}, {"rests": True}]
)
def test_one_reason_is_enough_not_to_be_seen(reason):
    assert not may_be_seen(someone(**reason))


@pytest.mark.parametrize(
    ("state", "roles", "invited"),
    [
        ("completed", ["newcomer"], True),
        ("completed", ["newcomer", "mentor"], False),
        ("ended_early", ["newcomer"], False),
    ],
)
def test_who_came_to_a_good_end_and_is_no_mentor_yet_is_asked(state, roles, invited):
    newcomer = Person(roles=[Role(name=name) for name in roles])
    assert may_be_invited(SimpleNamespace(state=state, newcomer=newcomer)) is invited
