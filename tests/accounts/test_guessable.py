"""Where a password begins to be easy to guess: signs, repetitions, and what a browser keeps of it."""

import pytest

from mentoring.accounts.policy import fingerprint, password_problem


@pytest.mark.parametrize(
    ("password", "is_good"),
    [
        ("kmqvxkkmqqvvxxmk", True),  # five signs
        ("kmqvkkmqqvvmkqmv", False),  # four
        ("kmqvxzbtrkmqvxzb", True),  # begins anew after more than its half
        ("kmqvxzbtkmqvxzbt", False),  # twice the same half
    ],
)
def test_a_password_has_five_signs_and_says_nothing_twice(sqlite_app, password, is_good):
    with sqlite_app.test_request_context():
        assert (password_problem(password, []) == "") is is_good


def test_a_fingerprint_is_short_and_each_password_has_its_own():
    assert (len(fingerprint("one")), len(fingerprint(None))) == (32, 32)
    assert fingerprint("one") != fingerprint("another")
