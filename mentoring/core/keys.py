"""The secret keys: the newest makes, and older ones are known again for a while after a change."""

import hashlib
import hmac

from flask import current_app


def keyed_hash(text: str) -> bytes:
    """HMAC-SHA256 by the newest key: what is made today."""
    return keyed_hashes(text)[0]


def keyed_hashes(text: str) -> list[bytes]:
    """The same by every key that still counts, the newest first: what may have been made before."""
    keys = (current_app.config["SECRET_KEY"], *(current_app.config["SECRET_KEY_FALLBACKS"] or ()))
    return [hmac.digest(key.encode(), text.encode(), hashlib.sha256) for key in keys]
