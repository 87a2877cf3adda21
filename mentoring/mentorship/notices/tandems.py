"""Letters about tandems."""

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import MENTORING, sort_letters
from mentoring.core.outbox import Context, Letter, unsent_to, write_letter, writes
from mentoring.mentorship.models import Farewell, Tandem

sort_letters(MENTORING, "tandem.ended", "farewell.planned")


@on("tandem.ended")
def tell_partner_of_end(entry: Entry) -> None:
    """Neutral words to the other one; whoever ended it knows."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    for person_id in {tandem.newcomer_id, tandem.mentor_id} - {entry.actor_id}:
        write_letter("tandem.ended", to=person_id, subject_id=tandem.id)


@on("farewell.planned")
def tell_newcomer_of_farewell(entry: Entry) -> None:
    """How the leaving mentor would like it to go on; a letter still on its way will say it as it stands then."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    if tandem.newcomer_id not in unsent_to("farewell.planned", tandem.id):
        write_letter("farewell.planned", to=tandem.newcomer_id, subject_id=tandem.id)


@writes("farewell.planned")
def farewell_words(letter: Letter) -> Context | None:
    """Pointless once the tandem has ended or the mentor stays."""
    words, farewell = tandem_words(letter), db.session.get(Farewell, letter.subject_id)
    if words is None or farewell is None or words["tandem"].ended_at is not None:
        return None
    return {**words, "farewell": farewell}


@writes("tandem.ended")
def tandem_words(letter: Letter) -> Context | None:
    """The partner's display name."""
    tandem = db.session.get(Tandem, letter.subject_id)
    if tandem is None:
        return None
    to_mentor = letter.account_id == tandem.mentor_id
    other = tandem.newcomer if to_mentor else tandem.mentor
    return {"tandem": tandem, "to_mentor": to_mentor, "other": other.display_name}
