"""The profile: how somebody is called and reached."""

from flask import render_template

from mentoring.core.access import requires
from mentoring.people.actions import update_person
from mentoring.people.forms import PersonForm
from mentoring.people.queries import chosen_roles
from mentoring.people.routes.room import Answer, asked_again, blueprint, reader, saved
from mentoring.people.wording import ROLE_LABELS, institution_words, region_words, type_words


@blueprint.get("/profil")
@requires("signed_in")
def persons_edit() -> Answer:
    person = reader()
    form = PersonForm(obj=person, name=person.account.name)
    return render_template("people/persons_edit.html", form=form, facts=_facts())


@blueprint.post("/profil")
@requires("signed_in")
def persons_update() -> Answer:
    form = PersonForm()
    if not form.validate():
        return asked_again("people/persons_edit.html", form=form, facts=_facts())
    more = {"phone": form.phone.data or "", "carrier": form.carrier.data or ""}
    update_person(reader(), display_name=form.display_name.data, name=form.name.data, **more)
    return saved("people.persons_edit")


def _facts() -> dict[str, str]:
    """What somebody said on the other pages, in their own sight."""
    person = reader()
    named = institution_words(person) if person.institution is not None else ""
    kind = type_words(person, opened=True)
    return {
        "roles": ", ".join(str(ROLE_LABELS[name]) for name in chosen_roles(person)),
        "institution": kind if named in ("", kind) else f"{named} ({kind})",
        "region": region_words(person, opened=True),
    }
