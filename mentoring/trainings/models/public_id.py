"""Names for the addresses of trainings and dates."""

import secrets


def new_public_id() -> str:
    """A name for addresses: 80 random bits, so that nobody counts or guesses them."""
    return secrets.token_hex(10)
