"""Letters about messages: that something is there, at most once a day, and nothing of what it says."""

from datetime import datetime, time, timedelta

from mentoring.core.clock import BERLIN, in_berlin
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import MESSAGES, sort_letters
from mentoring.core.outbox import Context, Letter, last_time_of, unsent_to, write_letter, writes
from mentoring.mentorship.models import Message, Tandem
from mentoring.mentorship.queries import unanswered_tandems

WRITTEN = "message.written"
MORNING = time(9, 0)
sort_letters(MESSAGES, WRITTEN)


@on(WRITTEN)
def tell_partner_of_message(entry: Entry) -> None:
    """One letter for all that is there when it is sent; who had one today gets the next tomorrow."""
    message = db.session.get_one(Message, entry.subject_id)
    tandem = message.tandem
    partner_id = tandem.mentor_id if entry.actor_id == tandem.newcomer_id else tandem.newcomer_id
    if unsent_to(WRITTEN, partner_id):
        return
    last = last_time_of(WRITTEN, partner_id)
    letter = write_letter(WRITTEN, to=partner_id, subject_id=partner_id, first=message.id)
    if last is not None and not letter.daily:
        letter.not_before = max(letter.not_before, _day_after(last))


def _day_after(moment: datetime) -> datetime:
    """Nine o'clock of the next day."""
    return datetime.combine(in_berlin(moment).date() + timedelta(days=1), MORNING, tzinfo=BERLIN)


@writes(WRITTEN)
def written_words(letter: Letter) -> Context | None:
    """Who has written, by display name; pointless once everything is answered or taken back."""
    person_id = letter.account_id or 0
    waiting = unanswered_tandems(person_id, int(letter.details["first"] or 0))
    threads = [(tandem, _name_beside(person_id, tandem)) for tandem in waiting]
    return {"threads": threads} if threads else None


def _name_beside(person_id: int, tandem: Tandem) -> str:
    other = tandem.newcomer if person_id == tandem.mentor_id else tandem.mentor
    return other.display_name
