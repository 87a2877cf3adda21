"""Letters about what the office has done with two accounts of one person."""

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import SECURITY, sort_letters
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.people.models import Person

TO_THE_OTHER = "person.merged_away"
sort_letters(SECURITY, "person.merged", TO_THE_OTHER)


@on("person.merged")
def tell_both_mailboxes(entry: Entry) -> None:
    """The kept account by its id; the other mailbox by its address, for its account ends now."""
    other = db.session.get(Account, entry.details["merged_id"])
    if entry.subject_id is None or other is None:
        return
    write_letter("person.merged", to=entry.subject_id, subject_id=entry.subject_id)
    write_letter(TO_THE_OTHER, to=other.email, subject_id=entry.subject_id, language=other.language)


@writes("person.merged", TO_THE_OTHER)
def merger_words(letter: Letter) -> Context | None:
    """The kept address by its first letter and its domain: mailboxes may be shared."""
    person = db.session.get(Person, letter.subject_id)
    if person is None:
        return None
    local, _at, domain = person.account.email.partition("@")
    return {"hint": f"{local[:1]}…@{domain}"}
