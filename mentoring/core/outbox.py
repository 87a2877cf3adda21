"""Letters to be sent: rows written in the same transaction as what they tell of, delivered later by the worker."""

import uuid
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import (
    JSON,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    String,
    case,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core import clock
from mentoring.core.clock import job
from mentoring.core.db import Base, action, db
from mentoring.core.letter_hours import is_quiet, next_collection, woken_at
from mentoring.core.letter_kinds import DAILY, can_be_turned_off, pace_of, templates_at_any_hour
from mentoring.core.links import make_link
from mentoring.core.personal_data import personal

STATES = ("waiting", "collected", "leased", "sent", "failed", "dropped")
TURN_OFF, TURN_OFF_WITHIN = "turn_off", timedelta(days=365)
"""The link that turns letters of a kind off: it may be used again and again."""
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440))

Context = dict[str, Any]
Writer = Callable[["Letter"], Context | None]
WRITERS: dict[str, Writer] = {}
_find_recipient: list[Callable[[int], tuple[str, str] | None]] = []


class Letter(Base):
    """One letter to one recipient: an account, or an address where there is none. Its words are rendered later.

    A `daily` one waits to be collected; then it is a part of its digest and ends as that does.
    """

    __tablename__ = "letters"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("(account_id IS NULL) <> (address IS NULL)", name="one_recipient"),
        CheckConstraint("state <> 'collected' OR digest_id IS NOT NULL", name="collected"),
        Index(None, "state", "not_before"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(String(36), unique=True, default=lambda: str(uuid.uuid4()))
    template: Mapped[str] = mapped_column(String(60))
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id", ondelete="CASCADE"), index=True, info=personal("delivery", readers="nobody")
    )
    address: Mapped[str | None] = mapped_column(
        String(254), info=personal("delivery", readers="nobody", retention="30 days after sending")
    )
    language: Mapped[str] = mapped_column(String(2), default="de")
    subject_id: Mapped[int | None]
    details: Mapped[dict[str, int | str | None]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    daily: Mapped[bool] = mapped_column(default=False)
    digest_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    problem: Mapped[str | None] = mapped_column(String(120))


def write_letter(
    template: str,
    *,
    to: int | str,
    subject_id: int | None = None,
    language: str = "de",
    **details: int | str | None,
) -> Letter:
    """Put a letter into the outbox: `to` is an account's id, or an address. Only listeners in notices.py call this."""
    now = clock.now()
    recipient: Context = {"account_id": to} if isinstance(to, int) else {"address": to}
    letter = Letter(template=template, subject_id=subject_id, details=details, **recipient)
    collected_at = next_collection(now) if _can_wait(letter) else None
    letter.daily, letter.not_before = collected_at is not None, collected_at or now
    letter.language, letter.created_at = language, now
    db.session.add(letter)
    db.session.flush()
    if letter.account_id is not None and can_be_turned_off(template):
        offer_turning_off(letter, letter.account_id)
    return letter


def _can_wait(letter: Letter) -> bool:
    """Whether a letter is collected. One that `carries` a date goes by itself."""
    carries = letter.details.get("carries") is not None
    return not carries and pace_of(letter.template, letter.account_id) == DAILY


def offer_turning_off(letter: Letter, account_id: int) -> None:
    """Let a letter carry the link that turns its kind off."""
    make_link(letter, TURN_OFF, account_id, letter.created_at + TURN_OFF_WITHIN)


def writes(*templates: str) -> Callable[[Writer], Writer]:
    """Register who gathers the words' context for templates/mail/<template>.txt, at rendering time.

    The function gets the letter and returns the template's variables, or None when the letter has
    become pointless (its subject is gone): then it is dropped. A variable `calendar` (a CalendarPart)
    travels beside the words, for the reader's calendar.
    """

    def register(writer: Writer) -> Writer:
        WRITERS.update(dict.fromkeys(templates, writer))
        return writer

    return register


def find_recipients_with(finder: Callable[[int], tuple[str, str] | None]) -> None:
    """Let accounts answer an account's address and language."""
    _find_recipient[:] = [finder]


def recipient_of(letter: Letter) -> tuple[str, str] | None:
    """Address and language of a letter's recipient; None when the account is gone."""
    if letter.account_id is None:
        return letter.address or "", letter.language
    return _find_recipient[0](letter.account_id)


@action
def lease_letter() -> int | None:
    """Claim the next due letter for this worker, or nothing; a lease that ran out is claimed again."""
    now = clock.now()
    due = _may_go(now) & (Letter.not_before <= now)
    free = (Letter.lease_until.is_(None)) | (Letter.lease_until < now)
    first = select(Letter.id).where(due, free).order_by(Letter.not_before, Letter.id).limit(1)
    lease = timedelta(seconds=current_app.config["LETTER_LEASE_SECONDS"])
    claim = (
        update(Letter)
        .where(Letter.id == first.with_for_update(skip_locked=True).scalar_subquery())
        .values(state="leased", lease_until=now + lease, attempts=Letter.attempts + 1)
        .returning(Letter.id)
    )
    return db.session.scalar(claim, execution_options={"synchronize_session": False})


def _may_go(now: datetime) -> ColumnElement[bool]:
    """What waits for the mail server alone: not collected later, and in the quiet hours of security only."""
    waiting = Letter.state.in_(("waiting", "leased")) & Letter.daily.is_(False)
    return waiting & Letter.template.in_(templates_at_any_hour()) if is_quiet(now) else waiting


@action
def mark_sent(letter_id: int) -> None:
    """The mail server took it."""
    _close(letter_id, state="sent", sent_at=clock.now(), problem=None)


@action
def mark_dropped(letter_id: int) -> None:
    """Nobody needs it any more."""
    _close(letter_id, state="dropped")


@action
def mark_failed(letter_id: int, problem: str) -> None:
    """The mail server will never take it; it becomes a task on the desk."""
    _close(letter_id, state="failed", problem=problem[:120])


@action
def put_off(letter_id: int, attempts: int, problem: str) -> None:
    """The mail server could not take it now: again later, longer each time; after the last, it has failed."""
    if attempts > len(BACK_OFF):
        _close(letter_id, state="failed", problem=problem[:120])
    else:
        again = clock.now() + BACK_OFF[attempts - 1]
        _close(letter_id, state="waiting", not_before=again, problem=problem[:120])


def _close(letter_id: int, **values: Any) -> None:
    """Give back the lease; what a digest has come to counts for its parts, too."""
    concerned = Letter.id == letter_id
    if values["state"] != "waiting":
        concerned |= Letter.digest_id == letter_id
    db.session.execute(
        update(Letter).where(concerned).values(lease_until=None, **values),
        execution_options={"synchronize_session": False},
    )


def unsent_to(template: str, subject_id: int) -> set[int]:
    """Accounts for which such a letter about this subject still waits: its words are written when it is sent."""
    waiting = Letter.state.in_(("waiting", "collected")) & (Letter.template == template)
    found = db.session.scalars(select(Letter.account_id).where(waiting, Letter.subject_id == subject_id))
    return {account_id for account_id in found if account_id is not None}


def carried_unsent(account_ids: Collection[int]) -> set[tuple[int, int]]:
    """What letters to these accounts carry that have not left, or are leaving now: its id and the account."""
    open_ = Letter.state.in_(("waiting", "leased")) & Letter.account_id.in_(account_ids)
    found = db.session.execute(select(Letter.details, Letter.account_id).where(open_))
    return {(int(str(details["carries"])), int(to)) for details, to in found if details.get("carries") and to}


def oldest_due(now: datetime) -> datetime | None:
    """Since when the oldest letter waits that should have left: due now, or tried before and put off.

    A night that letters slept through does not count.
    """
    late = (Letter.not_before <= now) | (Letter.attempts > 0)
    since = case((Letter.attempts > 0, Letter.created_at), else_=Letter.not_before)
    oldest = db.session.scalar(select(func.min(since)).where(_may_go(now), late))
    return None if oldest is None else max(oldest, woken_at(now) or oldest)


def last_time_of(template: str, account_id: int) -> datetime | None:
    """When such a letter last left for an account, or will leave."""
    known = (Letter.template == template) & (Letter.account_id == account_id)
    alive = known & Letter.state.not_in(("failed", "dropped"))
    return db.session.scalar(select(func.max(func.coalesce(Letter.sent_at, Letter.not_before))).where(alive))


def forgettable_letters(now: datetime) -> Select[Any]:
    """Ids of letters to bare addresses that left long ago; those to an account go with the account."""
    left = func.coalesce(Letter.sent_at, Letter.not_before)
    old = left < now - timedelta(days=current_app.config["LETTERS_KEPT_DAYS"])
    return select(Letter.id).where(Letter.state.in_(("sent", "dropped")), old, Letter.address.is_not(None))


@job("letters.forget")
@action
def forget_addresses(now: datetime) -> int:
    """Remove letters to bare addresses some time after they left."""
    gone = list(db.session.scalars(forgettable_letters(now)))
    db.session.execute(
        delete(Letter).where(Letter.id.in_(gone)), execution_options={"synchronize_session": False}
    )
    return len(gone)
