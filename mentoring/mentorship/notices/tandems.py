"""Letters about tandems."""

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import MENTORING, sort_letters
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import Tandem

sort_letters(MENTORING, "tandem.ended")


@on("tandem.ended")
def tell_partner_of_end(entry: Entry) -> None:
    """Neutral words to the other one; whoever ended it knows."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    for person_id in {tandem.newcomer_id, tandem.mentor_id} - {entry.actor_id}:
        write_letter("tandem.ended", to=person_id, subject_id=tandem.id)


@writes("tandem.ended")
def tandem_words(letter: Letter) -> Context | None:
    """The partner's display name."""
    tandem = db.session.get(Tandem, letter.subject_id)
    if tandem is None:
        return None
    to_mentor = letter.account_id == tandem.mentor_id
    other = tandem.newcomer if to_mentor else tandem.mentor
    return {"tandem": tandem, "to_mentor": to_mentor, "other": other.display_name}
