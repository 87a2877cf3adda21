"""Calls at the office: somebody new is entered with a wish, and for who is known it notes or does what they ask for."""

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.coordination.forms.calls import CallForm, ErrandForm, WishForm
from mentoring.coordination.queries import person_for_office
from mentoring.coordination.routes.looks import ask_purpose
from mentoring.coordination.routes.room import UNCLEAR, Answer, asked_again, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.core.errors import WrongState
from mentoring.core.looks import looked_at_today
from mentoring.mentorship.actions import Errand, act_for, errands_for, note_wish
from mentoring.mentorship.models import Enquiry
from mentoring.mentorship.queries import unfinished_need_of
from mentoring.people.actions import invite_person
from mentoring.people.models import Person

ERRAND_WORDS = {
    "pause": _l("Die Suche pausieren"),
    "resume": _l("Weiter suchen"),
    "close": _l("Die Suche beenden"),
    "decline": _l("Absagen: %(newcomer)s und %(mentor)s"),
    "withdraw": _l("Zurückziehen: %(newcomer)s und %(mentor)s"),
}


@blueprint.get("/koordination/anrufe/neu")
@requires("coordinator")
def calls_new() -> Answer:
    return render_template("coordination/calls_new.html", form=CallForm())


@blueprint.post("/koordination/anrufe")
@requires("coordinator")
def calls_create() -> Answer:
    form = CallForm()
    if not form.validate():
        return asked_again("coordination/calls_new.html", form=form)
    person = invite_person(reader(), form.invited)
    message = _(
        "Der Brief an %(name)s ist unterwegs. Die Suche beginnt mit der Zustimmung.", name=person.account.name
    )
    return done(message, "coordination.invitations_index")


@blueprint.get("/koordination/menschen/<int:person_id>/anruf")
@requires("coordinator")
def errands_new(person_id: int) -> Answer:
    person = person_for_office(reader(), person_id)
    if person.id not in looked_at_today(reader()):
        return ask_purpose(person, purpose="contact")
    return _errand_page(person, _possible(person))


def _possible(person: Person) -> dict[str, Errand]:
    return {errand.key: errand for errand in errands_for(reader(), person)}


def _errand_page(person: Person, possible: dict[str, Errand], form: ErrandForm | None = None) -> str:
    return render_template(
        "coordination/errands_new.html",
        form=form or _form(possible),
        person=person,
        can_wish=person.has_role("newcomer") and unfinished_need_of(person) is None,
        possible=possible,
    )


def _form(possible: dict[str, Errand]) -> ErrandForm:
    return ErrandForm([(key, _words(errand)) for key, errand in possible.items()])


def _words(errand: Errand) -> str:
    words = str(ERRAND_WORDS[errand.name])
    if not isinstance(errand.subject, Enquiry):
        return words
    pair = errand.subject
    return words % {"newcomer": pair.newcomer.display_name, "mentor": pair.mentor.display_name}


@blueprint.post("/koordination/menschen/<int:person_id>/anruf")
@requires("coordinator")
def errands_create(person_id: int) -> Answer:
    person = person_for_office(reader(), person_id)
    possible = _possible(person)
    if not possible:
        raise WrongState(_("Für diese Person gibt es zurzeit nichts zu erledigen."))
    form = _form(possible)
    if not form.validate():
        return _errand_page(person, possible, form), UNCLEAR
    act_for(reader(), person, possible[form.errand.data])
    return done(
        _("Das ist erledigt. Die Person bekommt einen Brief darüber."),
        "coordination.people_show",
        person_id=person.id,
    )


@blueprint.get("/koordination/menschen/<int:person_id>/wunsch")
@requires("coordinator")
def wishes_new(person_id: int) -> Answer:
    person = person_for_office(reader(), person_id)
    if person.id not in looked_at_today(reader()):
        return ask_purpose(person, purpose="contact")
    return render_template("coordination/wishes_new.html", form=WishForm(), person=person)


@blueprint.post("/koordination/menschen/<int:person_id>/wunsch")
@requires("coordinator")
def wishes_create(person_id: int) -> Answer:
    person, form = person_for_office(reader(), person_id), WishForm()
    if not form.validate():
        return asked_again("coordination/wishes_new.html", form=form, person=person)
    note_wish(reader(), person, form.topics.data, form.formats.data or ())
    message = _("Aufgenommen. Die Suche beginnt, sobald die Person im Brief zustimmt.")
    return done(message, "coordination.people_show", person_id=person.id)
