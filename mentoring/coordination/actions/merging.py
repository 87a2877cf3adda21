"""Two accounts of one person become one, in one action: everything moves, and the other account ends."""

from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update

from mentoring.accounts.actions import end_sign_ins_of, revoke_links
from mentoring.accounts.models import Account
from mentoring.coordination.queries.belongings import Belonging, belongings, collisions
from mentoring.coordination.queries.duplicates import AT_REST, refusals
from mentoring.coordination.queries.standing import NOUNS
from mentoring.core import clock
from mentoring.core.db import Base, action, db, lock
from mentoring.core.errors import WrongState
from mentoring.core.feed_states import person_key, raise_versions
from mentoring.core.journal import Entry, declare, record
from mentoring.core.links import Link
from mentoring.core.outbox import TURN_OFF, Letter
from mentoring.mentorship.models import Exclusion, MentorProfile, Need, WishedMentor
from mentoring.people.models import Person, PersonalCalendar
from mentoring.trainings.models import TrainerProfile

declare("person.merged")
QUIETLY = {"synchronize_session": False}
LINKS = ("confirm", "sign_in", "reset", "address", "stop_address", "invitation")
FACTS = ("phone", "carrier", "institution_id", "institution_type_code", "land_code", "kreis_ags")


@action
def merge_people(actor: Person, kept: Person, merged: Person) -> None:
    """Let `merged` become part of `kept`. Raises WrongState with the first sentence that forbids it.

    Sign-ins and letters' links of the other account die, its calendars answer that they have ended. Both mailboxes
    are told.
    """
    lock(kept, merged)
    forbidding = refusals(actor, kept, merged)
    if forbidding:
        raise WrongState(forbidding[0])
    record("person.merged", actor, kept.id, merged_id=merged.id)
    _fill_gaps(kept, merged)
    db.session.flush()
    _end_ways_in(merged.id)
    _move_all(kept.id, merged.id)
    _do(delete(Account).where(Account.id == merged.id))
    raise_versions([person_key(kept.id)])
    db.session.expire_all()


def _do(statement: Any) -> None:
    db.session.execute(statement, execution_options=QUIETLY)


def _fill_gaps(kept: Person, merged: Person) -> None:
    """What the kept account does not say is taken from the other one; where both speak, the kept one counts."""
    same_land = kept.land_code in (None, merged.land_code)
    for name in FACTS:
        if not getattr(kept, name) and (name != "kreis_ags" or same_land):
            setattr(kept, name, getattr(merged, name))
    kept.account.name = kept.account.name or merged.account.name


def _end_ways_in(person_id: int) -> None:
    """Nothing of the other account opens a door any more; letters about it have lost their reason."""
    end_sign_ins_of(person_id)
    revoke_links(person_id, *LINKS)
    own = (PersonalCalendar.person_id == person_id) & PersonalCalendar.revoked_at.is_(None)
    _do(update(PersonalCalendar).where(own).values(revoked_at=clock.now()))
    waiting = Letter.state.in_(("waiting", "collected")) & (Letter.account_id == person_id)
    about = Letter.template.startswith("account.") | Letter.template.startswith("person.")
    _do(delete(Letter).where(waiting, about))


def _move_all(kept_id: int, merged_id: int) -> None:
    _drop_between(kept_id, merged_id)
    for model in (MentorProfile, TrainerProfile):
        _move_profile(Base.metadata.tables[model.__tablename__], kept_id, merged_id)
    for belonging in belongings():
        _move(belonging, kept_id, merged_id)
    _move_subjects(kept_id, merged_id)
    _move_wills(kept_id, merged_id)


def _drop_between(kept_id: int, merged_id: int) -> None:
    """Nobody keeps apart from, or wishes for, themselves."""
    both = (kept_id, merged_id)
    _do(delete(Exclusion).where(Exclusion.person_id.in_(both), Exclusion.other_id.in_(both)))
    own = select(Need.id).where(Need.person_id.in_(both)).scalar_subquery()
    _do(delete(WishedMentor).where(WishedMentor.mentor_id.in_(both), WishedMentor.need_id.in_(own)))


def _move_profile(table: Table, kept_id: int, merged_id: int) -> None:
    """A profile has the person's own id: it is written anew; of two, the one in use stays."""
    rows = db.session.execute(select(table).where(table.c.id.in_((kept_id, merged_id)))).mappings()
    profiles = {row["id"]: dict(row) for row in rows}
    if merged_id not in profiles:
        return
    stays = kept_id in profiles and (
        profiles[kept_id]["state"] not in AT_REST or profiles[merged_id]["state"] in AT_REST
    )
    if not stays:
        _do(delete(table).where(table.c.id == kept_id))
        _do(insert(table).values({**profiles[merged_id], "id": kept_id}))
        _move_children(table, kept_id, merged_id)
    _do(delete(table).where(table.c.id == merged_id))


def _move_children(table: Table, kept_id: int, merged_id: int) -> None:
    for child in Base.metadata.sorted_tables:
        for column in child.columns:
            if any(key.column.table is table for key in column.foreign_keys):
                _do(update(child).where(column == merged_id).values({column.name: kept_id}))


def _move(belonging: Belonging, kept_id: int, merged_id: int) -> None:
    """Rows point to the kept account; what it has itself is dropped once."""
    table, column = belonging.table, belonging.column
    for values in collisions(belonging, kept_id, merged_id):
        same = [table.c[name] == value for name, value in values.items()]
        _do(delete(table).where(column == merged_id, *same))
    counted = {"version": table.c.version + 1} if "version" in table.c else {}
    _do(update(table).where(column == merged_id).values({column.name: kept_id, **counted}))


def _move_subjects(kept_id: int, merged_id: int) -> None:
    """The story of the account and its letters go on under the kept one's id."""
    for row, name in ((Entry, Entry.event), (Letter, Letter.template)):
        for noun in NOUNS:
            told = (row.subject_id == merged_id) & (func.substr(name, 1, len(noun)) == noun)
            _do(update(row).where(told).values(subject_id=kept_id))
    turning_off = (Link.purpose == TURN_OFF) & (Link.subject_id == merged_id)
    _do(update(Link).where(turning_off).values(subject_id=kept_id))


def _move_wills(kept_id: int, merged_id: int) -> None:
    """What the office did for the other account on the phone, it did for the one that stays."""
    meant = Entry.details["acted_for"].as_integer() == merged_id
    phoned = db.session.execute(select(Entry.id, Entry.details).where(meant)).all()
    for entry_id, details in phoned:
        _do(update(Entry).where(Entry.id == entry_id).values(details={**details, "acted_for": kept_id}))
