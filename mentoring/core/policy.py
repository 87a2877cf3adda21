"""Who may: permissions by name, each said once as a plain question about the reader."""

from collections.abc import Callable
from typing import Any, Protocol


class Reader(Protocol):
    """Whoever is signed in."""

    @property
    def id(self) -> int: ...


Question = Callable[[Any], bool]
PERMISSIONS: dict[str, Question] = {}


def permission(name: str) -> Callable[[Question], Question]:
    """Register the question behind a permission; features do so in their policy.py."""

    def register(question: Question) -> Question:
        if name in PERMISSIONS:
            raise ValueError(f"permission {name} is said twice")
        PERMISSIONS[name] = question
        return question

    return register


def may(reader: Reader | None, name: str) -> bool:
    """Whether this reader has a permission; nobody has any. KeyError for a name that was never said."""
    question = PERMISSIONS[name]
    return reader is not None and question(reader)


@permission("signed_in")
def is_signed_in(reader: Reader) -> bool:
    """Anybody who is signed in."""
    return reader.id is not None
