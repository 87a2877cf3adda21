"""A registry beside the columns: which of them hold people's data, what for, and who reads it."""

from typing import Any


def personal(purpose: str, *, readers: str, retention: str = "as long as the account") -> dict[str, Any]:
    """The `info` of a column with people's data, in plain words for the page that lists them all."""
    return {"personal": {"purpose": purpose, "readers": readers, "retention": retention}}
