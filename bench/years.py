"""What a house holds after some years: searches, enquiries, tandems, registrations, letters, journal and sign-ins."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, text

from bench.crowd import NEWCOMER
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.mentorship.models import Agreement, Enquiry, MentorProfile, Need, Tandem
from mentoring.trainings.models import Registration, Training

SEARCHES, LIVE_TANDEMS = 5, 50
"""One in five people has searched, one in fifty is in a tandem now."""
OF_A_TRAINING, OF_A_PERSON, WAITING_LETTERS, TOLD = 3, 2, 50, "consultation.opened"
Row = dict[str, Any]


@action
def let_years_pass(seed: int = 7) -> None:
    """Fill what grows with time; most of it has ended, as it would have."""
    chance, now = random.Random(seed), clock.now()
    mentors = list(db.session.scalars(select(MentorProfile.id).order_by(MentorProfile.id)))
    seekers = mentors[1::SEARCHES]
    for model, rows in (
        (Need, [_need(number, number, now) for number in seekers]),
        (Enquiry, [_enquiry(number, now) for number in seekers]),
        (Agreement, [_agreement(number, now) for number in seekers if _in_tandem(number)]),
        (Tandem, [_tandem(number, now) for number in seekers if _in_tandem(number)]),
        (Registration, list(_registrations(chance, mentors, now))),
        (Letter, list(_letters(mentors, now))),
        (Entry, list(_entries(mentors, now))),
    ):
        db.session.execute(insert(model), rows)


def _in_tandem(number: int) -> bool:
    return number // SEARCHES % (LIVE_TANDEMS // SEARCHES) == 0


def _need(number: int, person_id: int, now: datetime) -> Row:
    """Most searches have ended; the others wait, none of them so long that time has something to do."""
    state = "matched" if _in_tandem(number) else "closed" if number % 3 else "searching"
    return {
        "id": number, "person_id": person_id, "state": state, "version": 1, "formats": ("online",),
        "languages": ("de",), "waiting_since": now - timedelta(days=3), "questions": 0,
        "stopped_at": None if state == "searching" else now, "question_at": now + timedelta(days=57),
    }  # fmt: skip


def _enquiry(number: int, now: datetime) -> Row:
    """Those of tandems were accepted; of the others some wait for an answer."""
    accepted = _in_tandem(number)
    state = "accepted" if accepted else "declined" if number % 3 else "open"
    return {
        "id": number, "need_id": number, "newcomer_id": number, "mentor_id": number - 1, "state": state, "version": 1,
        "awaiting": "mentor", "newcomer_agreed_at": now, "mentor_agreed_at": now if accepted else None,
        "opened_at": now, "turn_since": now, "remind_at": now + timedelta(days=5), "accepted": accepted,
        "expires_at": now + timedelta(days=10), "closed_at": None if state == "open" else now,
    }  # fmt: skip


def _agreement(number: int, now: datetime) -> Row:
    return {
        "id": number, "enquiry_id": number, "number": 1, "drafted_at": now, "confirmed": True,
        "newcomer_confirmed_at": now, "mentor_confirmed_at": now,
    }  # fmt: skip


def _tandem(number: int, now: datetime) -> Row:
    return {
        "id": number, "enquiry_id": number, "need_id": number, "newcomer_id": number, "mentor_id": number - 1,
        "consented": True, "state": "running", "version": 1, "started_at": now, "state_since": now, "heard_at": now,
        "agreement_id": number, "agreed": True, "clock_at": now + timedelta(days=28),
    }  # fmt: skip


def _registrations(chance: random.Random, people: list[int], now: datetime) -> Iterator[Row]:
    ids = db.session.scalars(select(Training.id).order_by(Training.id)).all()
    for training_id in ids:
        for person_id in chance.sample(people, min(OF_A_TRAINING, len(people))):
            yield {
                "training_id": training_id, "person_id": person_id, "state": "registered", "version": 1,
                "created_at": now, "waiting_since": now, "seated_at": now,
            }  # fmt: skip


def _letters(people: list[int], now: datetime) -> Iterator[Row]:
    """All have been sent but the last ones."""
    for number, account_id in enumerate(people * OF_A_PERSON):
        waits = number < WAITING_LETTERS
        yield {
            "template": TOLD, "account_id": account_id, "state": "waiting" if waits else "sent", "created_at": now,
            "not_before": now, "sent_at": None if waits else now, "attempts": int(not waits),
        }  # fmt: skip


def _entries(people: list[int], now: datetime) -> Iterator[Row]:
    for account_id in people * OF_A_PERSON:
        yield {"at": now, "event": "need.confirmed", "actor_id": account_id, "subject_id": account_id}
    yield {"at": now, "event": "need.created", "actor_id": NEWCOMER, "subject_id": NEWCOMER}


def count_on(connection: Connection) -> None:
    """Let PostgreSQL number new accounts after those that were laid in with a number."""
    if connection.dialect.name == "postgresql":
        last = "SELECT max(id) FROM accounts"
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('accounts', 'id'), ({last}))"))
