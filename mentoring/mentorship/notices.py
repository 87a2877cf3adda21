"""Letters of the room: who hears of what, and the words' context, gathered when a letter is rendered."""

from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.mentorship.queries import enquiries_for
from mentoring.people.wording import role_words

ANSWER, RETURN, SEARCH = "answer", "return", "search"
RETURN_TIME, SEARCH_TIME = timedelta(days=180), timedelta(days=200)
ABOUT_SEARCH = {"need.questioned": "searching", "need.rested": "paused", "need.lapsed": "closed"}
"""Letters with a link, and the state in which they are worth sending."""
TO_NEWCOMER = ("enquiry.declined", "enquiry.superseded", "enquiry.returned")
TO_MENTOR = ("enquiry.withdrawn",)
TO_BOTH = ("enquiry.accepted", "enquiry.expired", "enquiry.cancelled")
ABOUT_PROFILE = (
    "mentor.approved",
    "mentor.returned",
    "mentor.suspended",
    "mentor.reinstated",
    "mentor.resumed",
)


@on("enquiry.opened", "enquiry.reminded")
def tell_mentor_of_enquiry(entry: Entry) -> None:
    """The mentor can answer by the link, without signing in, as long as the enquiry lives."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    letter = write_letter(entry.event, to=enquiry.mentor_id, subject_id=enquiry.id)
    make_link(letter, ANSWER, enquiry.id, enquiry.expires_at)


@on(*TO_NEWCOMER, *TO_BOTH)
def tell_newcomer(entry: Entry) -> None:
    """What has become of an enquiry."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    write_letter(entry.event, to=enquiry.newcomer_id, subject_id=enquiry.id)


@on(*TO_MENTOR, *TO_BOTH)
def tell_mentor(entry: Entry) -> None:
    """What has become of an enquiry."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    write_letter(entry.event, to=enquiry.mentor_id, subject_id=enquiry.id)


@on("tandem.ended")
def tell_partner_of_end(entry: Entry) -> None:
    """Neutral words to the other one; whoever ended it knows."""
    tandem = db.session.get_one(Tandem, entry.subject_id)
    for person_id in {tandem.newcomer_id, tandem.mentor_id} - {entry.actor_id}:
        write_letter("tandem.ended", to=person_id, subject_id=tandem.id)


@on(*ABOUT_PROFILE)
def tell_mentor_of_profile(entry: Entry) -> None:
    """What the office or time did; what a mentor does herself needs no letter."""
    if entry.actor_id != entry.subject_id and entry.subject_id is not None:
        write_letter(entry.event, to=entry.subject_id, subject_id=entry.subject_id)


@on("mentor.rested", "mentor.return_asked")
def ask_mentor_to_return(entry: Entry) -> None:
    """The mentor can come back by the link, without signing in."""
    profile = db.session.get_one(MentorProfile, entry.subject_id)
    letter = write_letter(entry.event, to=profile.id, subject_id=profile.id)
    make_link(letter, RETURN, profile.id, clock.now() + RETURN_TIME)


@on("need.reported", *ABOUT_SEARCH)
def tell_newcomer_of_search(entry: Entry) -> None:
    """Where the search stands; where a word is asked for, the newcomer can give it by the link."""
    need = db.session.get_one(Need, entry.subject_id)
    letter = write_letter(entry.event, to=need.person_id, subject_id=need.id)
    if entry.event in ABOUT_SEARCH:
        make_link(letter, SEARCH, need.id, clock.now() + SEARCH_TIME)


@writes("enquiry.opened", "enquiry.reminded")
def opened_words(letter: Letter) -> Context | None:
    """Pointless once it is answered or taken back."""
    words = enquiry_words(letter)
    return words if words is not None and words["enquiry"].state == "open" else None


@writes(*TO_NEWCOMER, *TO_MENTOR, "enquiry.accepted", "enquiry.cancelled")
def enquiry_words(letter: Letter) -> Context | None:
    """Display names and roles only: letters may go to shared mailboxes."""
    enquiry = db.session.get(Enquiry, letter.subject_id)
    if enquiry is None:
        return None
    to_mentor = letter.account_id == enquiry.mentor_id
    other = enquiry.newcomer if to_mentor else enquiry.mentor
    return {
        "enquiry": enquiry,
        "to_mentor": to_mentor,
        "other": other.display_name or _("Jemand"),
        "other_role": role_words(other),
    }


@writes("enquiry.expired")
def expired_words(letter: Letter) -> Context | None:
    """A mentor whose profile rests since then has a letter about both."""
    words = enquiry_words(letter)
    profile = db.session.get(MentorProfile, letter.account_id) if words and words["to_mentor"] else None
    rests = profile is not None and profile.state == "paused" and profile.paused_until is None
    return None if rests else words


@writes("tandem.ended")
def tandem_words(letter: Letter) -> Context | None:
    """The partner's display name."""
    tandem = db.session.get(Tandem, letter.subject_id)
    if tandem is None:
        return None
    to_mentor = letter.account_id == tandem.mentor_id
    other = tandem.newcomer if to_mentor else tandem.mentor
    return {"tandem": tandem, "to_mentor": to_mentor, "other": other.display_name}


@writes(*ABOUT_PROFILE)
def profile_words(letter: Letter) -> Context | None:
    """Nothing but where to read on; the office's words stand behind the sign-in."""
    profile = db.session.get(MentorProfile, letter.subject_id)
    return None if profile is None else {"profile": profile}


@writes("mentor.rested", "mentor.return_asked")
def return_words(letter: Letter) -> Context | None:
    """Pointless once the mentor is back."""
    words = profile_words(letter)
    return words if words is not None and words["profile"].state == "paused" else None


@writes("need.reported")
def report_words(letter: Letter) -> Context | None:
    """What is true when the letter is sent, not when it was written."""
    need = db.session.get(Need, letter.subject_id)
    if need is None or need.state != "searching":
        return None
    asked = enquiries_for(need)
    waiting = [enquiry for enquiry in asked if enquiry.state == "open"]
    present = waiting[0] if waiting else None
    promise = current_app.config["WAITING_PROMISE_DAYS"]
    return {"need": need, "present": present, "asked": len(asked), "promise": promise}


@writes(*ABOUT_SEARCH)
def search_words(letter: Letter) -> Context | None:
    """Pointless once the newcomer has answered."""
    need = db.session.get(Need, letter.subject_id)
    wanted = need is not None and need.state == ABOUT_SEARCH[letter.template]
    answered = need is not None and letter.template == "need.questioned" and not need.questions
    return {"need": need} if wanted and not answered else None
