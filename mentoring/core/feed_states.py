"""How often each calendar has changed: counted in the transaction that changes it, asked before anything is read."""

from collections.abc import Collection

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core.db import Base, db, insert_into


class FeedState(Base):
    """How often what a calendar shows has changed: the whole answer to "is there anything new?"."""

    __tablename__ = "feed_states"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[int] = mapped_column(default=1)


def person_key(person_id: int) -> str:
    """The calendar of one person: whoever changes what stands in it raises this key."""
    return f"person:{person_id}"


def raise_versions(keys: Collection[str]) -> None:
    """Count up in one statement; sorted, so that two writers never wait for each other crosswise.

    Call it once in an action, with all keys: two calls could be crosswise again.
    """
    if not keys:
        return
    rows = insert_into(FeedState).values([{"key": key, "version": 1} for key in sorted(keys)])
    risen = rows.on_conflict_do_update(index_elements=["key"], set_={"version": FeedState.version + 1})
    db.session.execute(risen)


def versions_of(keys: Collection[str]) -> dict[str, int]:
    """The versions of calendars; one that never changed is not among them."""
    rows = db.session.execute(select(FeedState.key, FeedState.version).where(FeedState.key.in_(keys)))
    return {key: version for key, version in rows}
