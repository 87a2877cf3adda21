"""What there may be only once: a partial unique index with its friendly words."""

from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import InstrumentedAttribute

from mentoring.core.db import say


def once(name: str, column: InstrumentedAttribute[Any], where: str, sentence: str) -> Index:
    """One row per value of the column among those that `where` keeps."""
    index = Index(name, column, unique=True, sqlite_where=text(where), postgresql_where=text(where))
    say(index, sentence)
    return index
