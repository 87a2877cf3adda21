"""Walks of chance through searches, enquiries, tandems and profiles: the house does what the lifecycles say."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.mentorship.oracle.machine import Walk

SHORT = settings(
    max_examples=4,
    stateful_step_count=40,
    suppress_health_check=list(HealthCheck),
)


def test_the_house_and_the_oracle_agree_on_every_step(app):
    Walk.steps = 0
    run_state_machine_as_test(Walk, settings=SHORT)
    assert Walk.steps > 100
