"""Letters about talks: a day and a time; where two meet stands behind the sign-in."""

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import DATES, sort_letters
from mentoring.core.outbox import Context, Letter, unsent_to, write_letter, writes
from mentoring.mentorship.models import Talk

sort_letters(DATES, "talk.planned", "talk.moved", "talk.edited", "talk.cancelled")


@on("talk.planned", "talk.moved", "talk.edited", "talk.cancelled")
def tell_partner_of_talk(entry: Entry) -> None:
    """The other one, unless a letter is still on its way that will say it all; what is over needs none."""
    talk = db.session.get_one(Talk, entry.subject_id)
    if talk.starts_at <= clock.now():
        return
    on_its_way = unsent_to("talk.planned", talk.id)
    for person_id in {talk.tandem.newcomer_id, talk.tandem.mentor_id} - {entry.actor_id} - on_its_way:
        write_letter(entry.event, to=person_id, subject_id=talk.id)


@writes("talk.planned", "talk.moved", "talk.edited")
def talk_words(letter: Letter) -> Context | None:
    """Pointless once the talk is called off or over."""
    words = cancelled_words(letter)
    coming = words is not None and words["talk"].state == "planned" and words["talk"].starts_at > clock.now()
    return words if coming else None


@writes("talk.cancelled")
def cancelled_words(letter: Letter) -> Context | None:
    """The partner's display name."""
    talk = db.session.get(Talk, letter.subject_id)
    if talk is None:
        return None
    tandem = talk.tandem
    other = tandem.newcomer if letter.account_id == tandem.mentor_id else tandem.mentor
    return {"talk": talk, "other": other.display_name}
