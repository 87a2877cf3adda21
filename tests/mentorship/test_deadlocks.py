"""Many hands at once on the same needs, profiles, enquiries and tandems: nobody waits in a ring, nothing is broken."""

from tests.mentorship.clicks import broken
from tests.mentorship.mixed_hands import DEADLOCK, deadlocks, fill_house, mix

HANDS, TURNS = 6, 30


def test_mixed_steps_of_many_hands_never_wait_in_a_ring(app):
    fill_house(mentors=2, newcomers=6)
    with deadlocks() as found:
        outcomes = mix(app, HANDS, TURNS)
    assert found[DEADLOCK] == 0
    assert outcomes["done"] + outcomes["refused"] == HANDS * TURNS
    assert outcomes["done"] > HANDS
    assert broken() == []
