"""Letters about tandems."""

from datetime import timedelta

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import MENTORING, REMINDERS, YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, unsent_to, write_letter, writes
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Farewell, Tandem
from mentoring.mentorship.policy import may_be_invited
from mentoring.mentorship.queries import open_proposal_of

STANDING = "standing"
STANDING_TIME = timedelta(days=60)
TO_OTHERS = (
    *("tandem.consented", "tandem.agreed", "tandem.renewed", "tandem.paused", "tandem.resumed"),
    *("tandem.end_proposed", "tandem.extended", "tandem.ended", "tandem.reopened"),
    *("tandem.extension_proposed", "tandem.reopening_proposed", "tandem.prolonged"),
    "tandem.handover_proposed",
)
TO_BOTH = ("tandem.wound_down", "tandem.completed", "tandem.closed", "tandem.lapsed", "tandem.end_neared")
QUESTIONS = {
    "tandem.first_talk_reminded": ("getting_to_know",),
    "tandem.questioned": ("getting_to_know", "paused"),
    "tandem.talk_missed": ("running",),
}
"""Letters with a link, and the states in which they are worth sending."""
_TURNS = {
    *("tandem.consented", "tandem.questioned"),
    *("tandem.extension_proposed", "tandem.reopening_proposed", "tandem.handover_proposed"),
}
_REMINDERS = {"tandem.first_talk_reminded", "tandem.talk_missed", "tandem.end_neared"}
sort_letters(YOUR_TURN, *_TURNS)
sort_letters(REMINDERS, "farewell.reached")
sort_letters(REMINDERS, *_REMINDERS)
sort_letters(MENTORING, "farewell.planned", *({*TO_OTHERS, *TO_BOTH} - _TURNS - _REMINDERS))


@on(*TO_OTHERS)
def tell_others(entry: Entry) -> None:
    """Whoever did it knows; where the office did it, both are told."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    for person_id in sorted({tandem.newcomer_id, tandem.mentor_id} - {entry.actor_id}):
        write_letter(entry.event, to=person_id, subject_id=tandem.id)


@on(*TO_BOTH)
def tell_both(entry: Entry) -> None:
    """What time did, or what the two did together."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    for person_id in (tandem.newcomer_id, tandem.mentor_id):
        write_letter(entry.event, to=person_id, subject_id=tandem.id)


@on(*QUESTIONS)
def ask_both(entry: Entry) -> None:
    """Either can answer by the link, without signing in."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    for person_id in (tandem.newcomer_id, tandem.mentor_id):
        letter = write_letter(entry.event, to=person_id, subject_id=tandem.id)
        make_link(letter, STANDING, tandem.id, clock.now() + STANDING_TIME)


@on("farewell.planned")
def tell_newcomer_of_farewell(entry: Entry) -> None:
    """How the leaving mentor would like it to go on; a letter still on its way will say it as it stands then."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    if tandem.newcomer_id not in unsent_to("farewell.planned", tandem.id):
        write_letter("farewell.planned", to=tandem.newcomer_id, subject_id=tandem.id)


@on("farewell.reached")
def tell_both_of_farewell(entry: Entry) -> None:
    """The day has come that the leaving mentor named; what happens is for the two to say."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    for person_id in (tandem.newcomer_id, tandem.mentor_id):
        write_letter("farewell.reached", to=person_id, subject_id=tandem.id)


@writes("farewell.planned", "farewell.reached")
def farewell_words(letter: Letter) -> Context | None:
    """Pointless once the tandem has ended or the mentor stays."""
    words, farewell = tandem_words(letter), db.session.get(Farewell, letter.subject_id)
    if words is None or farewell is None or words["tandem"].ended_at is not None:
        return None
    return {**words, "farewell": farewell}


@writes(*TO_OTHERS, *TO_BOTH)
def tandem_words(letter: Letter) -> Context | None:
    """The partner's display name."""
    tandem = db.session.get(Tandem, letter.subject_id)
    if tandem is None:
        return None
    to_mentor = letter.account_id == tandem.mentor_id
    other = tandem.newcomer if to_mentor else tandem.mentor
    return {"tandem": tandem, "to_mentor": to_mentor, "other": other.display_name}


@writes("tandem.handover_proposed")
def handover_words(letter: Letter) -> Context | None:
    """Who proposes: the other one, or the office; pointless once it waits no longer for this reader."""
    words = tandem_words(letter)
    proposal = open_proposal_of(words["tandem"]) if words is not None else None
    if words is None or proposal is None or proposal.author_id == letter.account_id:
        return None
    tandem = words["tandem"]
    return {**words, "by_office": proposal.author_id not in (tandem.newcomer_id, tandem.mentor_id)}


@writes("tandem.completed", "tandem.closed")
def thanking_words(letter: Letter) -> Context | None:
    """With the question to a former newcomer whether to pass it on, in the one letter that goes anyway."""
    words = tandem_words(letter)
    if words is None:
        return None
    return {**words, "invited": not words["to_mentor"] and may_be_invited(words["tandem"])}


@writes("tandem.paused", "tandem.consented", "tandem.end_neared")
def living_words(letter: Letter) -> Context | None:
    """Pointless once it has ended."""
    words = tandem_words(letter)
    return words if words is not None and words["tandem"].state in LIVE else None


@writes(*QUESTIONS)
def question_words(letter: Letter) -> Context | None:
    """Pointless once one of the two has answered."""
    words = tandem_words(letter)
    if words is None:
        return None
    tandem = words["tandem"]
    asked = tandem.contact_at is None if letter.template == "tandem.first_talk_reminded" else tandem.asked_at
    return words if tandem.state in QUESTIONS[letter.template] and asked else None
