"""Looking at what stands about one person: the purpose first, then the page; the person reads of it."""

from flask import redirect, render_template, request

from mentoring.coordination.forms.looks import LookForm
from mentoring.coordination.queries import person_for_office
from mentoring.coordination.routes.room import UNCLEAR, Answer, blueprint, reader
from mentoring.core.access import requires
from mentoring.core.addresses import own_path
from mentoring.core.looks import note_look
from mentoring.people.models import Person


def ask_purpose(person: Person, form: LookForm | None = None, purpose: str = "") -> str:
    """The page in place of what stands about a person, as long as nobody has said what for today.

    `purpose` is the answer that is chosen already, where a page has one that suggests itself.
    """
    return render_template(
        "coordination/looks_new.html",
        person=person,
        form=form or LookForm(formdata=None, data={"purpose": purpose}),
        wanted=request.values.get("next") or request.path,
    )


@blueprint.post("/koordination/menschen/<int:person_id>/blick")
@requires("coordinator")
def looks_create(person_id: int) -> Answer:
    person, form = person_for_office(reader(), person_id), LookForm()
    if not form.validate():
        return ask_purpose(person, form), UNCLEAR
    note_look(reader(), person.id, form.purpose.data)
    return redirect(own_path(request.form.get("next", ""), default=request.path.rpartition("/")[0]))
