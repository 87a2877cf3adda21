"""How each kind of work on the desk reads: one sentence, one next step."""

from collections.abc import Callable
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.coordination.queries import Task, Unreached
from mentoring.core import clock
from mentoring.mentorship.models import Enquiry, Tandem
from mentoring.offers.models import KINDS as TALKS
from mentoring.people.wording import role_words
from mentoring.trainings.models import Training

REFUSED = ("SMTPRecipientsRefused", "SMTPDataError", "SMTPResponseException")
"""What a mail server answers that will not take a letter to this address."""
LABELS: dict[str, Any] = {
    "help": _l("Bitten um Hilfe"),
    "waiting": _l("Wartende"),
    "enquiry": _l("Anfragen"),
    "approval": _l("Freigaben"),
    "tandem": _l("Tandems"),
    "silent_mentor": _l("Stille Mentor*innen"),
    "handover": _l("Übergaben"),
    "leaving": _l("Abschiede"),
    "letter": _l("Briefe"),
    "training": _l("Fortbildungen"),
    "talk": _l("Gespräche"),
    "example": _l("Praxisbeispiele"),
    "application": _l("Mitgliedschaft"),
}
Row = dict[str, Any]


def desk_row(task: Task) -> Row:
    """A row as the list draws it: the kind's own words, and by when."""
    late = clock.in_berlin(task.due).date() < clock.in_berlin(clock.now()).date()
    return {"due": task.due, "late": late, **WORDS[task.kind](task.about)}


def _row(label: str, text: str, tag: str, step: str, url: str) -> Row:
    return {"label": label, "text": text, "tag": tag, "kind": "", "action_label": step, "url": url}


def _help(call: Any) -> Row:
    label = _("%(name)s bittet um Hilfe", name=_named(call.person))
    text = _("Wer sich kümmert, liest auch die eigenen Worte.")
    return _row(label, text, _("Hilfe"), _("Ansehen"), url_for("coordination.help_calls_index"))


def _named(person: Any) -> str:
    return str(person.account.name or person.display_name)


def _waiting(need: Any) -> Row:
    url = url_for("coordination.searches_show", need_id=need.id)
    tag = _("sucht seit %(days)s Tagen", days=need.days_waited)
    return _row(_named(need.person), role_words(need.person), tag, _("Ansehen und vorschlagen"), url)


def _enquiry(enquiry: Enquiry) -> Row:
    label = _("Anfrage von %(newcomer)s an %(mentor)s", **_names(enquiry))
    text = _("Noch ohne Antwort, auch nach der Erinnerung. Oft hilft ein kurzer Anruf.")
    url = url_for("mentorship.enquiries_show", enquiry_id=enquiry.id)
    return _row(label, text, _("ohne Antwort"), _("Ansehen"), url)


def _names(pair: Enquiry | Tandem) -> dict[str, str]:
    return {"newcomer": pair.newcomer.display_name, "mentor": pair.mentor.display_name}


def _approval(profile: Any) -> Row:
    label = _("Profil von %(name)s", name=_named(profile.person))
    text = _("Wartet auf Freigabe. Bis dahin sieht es niemand.")
    return _row(label, text, _("Freigabe"), _("Prüfen"), url_for("coordination.approvals_index"))


def _tandem(tandem: Tandem) -> Row:
    if tandem.state == "running":
        text = _("Lange kein Gespräch notiert, und keine Antwort auf unsere Frage. Oft hilft ein Anruf.")
    else:
        text = _("Beide haben Ja gesagt und sich noch nicht gesprochen. Oft hilft ein kurzer Anruf.")
    return _tandem_row(tandem, text, _("still"))


def _tandem_row(tandem: Tandem, text: str, tag: str) -> Row:
    label = _("Tandem von %(newcomer)s und %(mentor)s", **_names(tandem))
    return _row(label, text, tag, _("Ansehen"), url_for("mentorship.tandems_show", tandem_id=tandem.id))


def _silent_mentor(profile: Any) -> Row:
    text = _("Zwei Anfragen blieben ohne Antwort. Das Profil macht Pause. Ein Anruf hilft oft.")
    url = url_for("mentorship.mentors_show", mentor_id=profile.id)
    return _row(_named(profile.person), text, _("keine Antwort"), _("Ansehen"), url)


def _handover(tandem: Tandem) -> Row:
    wish = _(
        "%(mentor)s hört auf und wünscht sich, dass es mit jemand anderem weitergeht.",
        mentor=tandem.mentor.display_name,
    )
    return _tandem_row(tandem, wish, _("Übergabe"))


def _leaving(tandem: Tandem) -> Row:
    text = _("Eine der beiden Personen hat ihr Konto beendet. Die andere braucht vielleicht jemand Neues.")
    return _tandem_row(tandem, text, _("Abschied"))


def _letter(letter: Unreached) -> Row:
    """A human calls, writes, or has it sent once more."""
    label = _("Ein Brief kam nicht an: %(who)s", who=letter.name or letter.address)
    number = letter.letter_id
    again = (_("Noch einmal senden"), url_for("coordination.resendings_create", letter_id=number))
    settled = (_("Erledigt"), url_for("coordination.settlements_create", letter_id=number))
    row = _row(label, _problem(letter.problem), _("Brief"), _("Schreiben"), f"mailto:{letter.address}")
    return {**row, "buttons": [again, settled]}


def _problem(problem: str) -> str:
    """What the mail server's answer means for the office."""
    if problem.startswith(REFUSED):
        return _(
            "Der Mailserver hat die Adresse abgelehnt. Bitte rufen Sie an oder berichtigen Sie die Adresse."
        )
    return _("Der Brief kam auch nach mehreren Versuchen nicht hinaus. Bitte rufen Sie an.")


def _training(about: Any) -> Row:
    """Too few people when it is time to decide, or nobody who leads."""
    if isinstance(about, Training):
        text = _(
            "Niemand hat zugesagt, diese Fortbildung zu leiten. Laden Sie jemanden ein, oder sagen Sie ab."
        )
        url = url_for("trainings.leads_index", public_id=about.public_id)
        return _row(about.title, text, _("ohne Leitung"), _("Ansehen"), url)
    counts = {"seated": about.seated, "minimum": about.training.minimum}
    text = _("Angemeldet: %(seated)s, nötig: %(minimum)s. Bitte klären Sie mit der Leitung.", **counts)
    url = url_for("trainings.trainings_show", public_id=about.training.public_id)
    return _row(about.training.title, text, _("wenige Anmeldungen"), _("Ansehen"), url)


def _talk(talk: Any) -> Row:
    label = _("%(name)s möchte ein Gespräch", name=talk.name)
    text = {
        "open": _("Noch kümmert sich niemand."),
        "taken_up": _("Jemand kümmert sich. Ein Termin fehlt noch."),
        "arranged": _("Der Termin steht. Danach bitte abschließen."),
    }[talk.state]
    return _row(label, text, str(TALKS[talk.kind]), _("Ansehen"), url_for("offers.consultations_index"))


def _example(example: Any) -> Row:
    text = _("Wartet darauf, dass Sie es lesen und veröffentlichen.")
    url = url_for("offers.examples_show", example_id=example.id)
    return _row(example.title, text, _("Praxisbeispiel"), _("Lesen"), url)


def _application(application: Any) -> Row:
    label = _("%(house)s möchte Mitglied werden", house=application.institution)
    text = _("Der Antrag wartet auf eine Antwort.")
    return _row(label, text, _("Mitgliedschaft"), _("Ansehen"), url_for("offers.applications_index"))


WORDS: dict[str, Callable[[Any], Row]] = {
    "help": _help,
    "waiting": _waiting,
    "enquiry": _enquiry,
    "approval": _approval,
    "tandem": _tandem,
    "silent_mentor": _silent_mentor,
    "handover": _handover,
    "leaving": _leaving,
    "letter": _letter,
    "training": _training,
    "talk": _talk,
    "example": _example,
    "application": _application,
}
"""How a row of each kind is said."""
