"""One's own practice examples: writing, handing in, taking back, and what others may know."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core.access import requires
from mentoring.core.errors import WrongState
from mentoring.offers import actions
from mentoring.offers.forms import ConsentForm, ExampleForm
from mentoring.offers.lifecycle import WRITABLE
from mentoring.offers.models import PracticeExample
from mentoring.offers.queries import own_example, own_examples
from mentoring.offers.routes.example_words import EXAMPLE_NEXT, EXAMPLE_STATES
from mentoring.offers.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.people.queries import offered_topics, offered_types


@blueprint.get("/praxisbeispiele/meine")
@requires("signed_in")
def own_examples_index() -> Answer:
    return render_template(
        "offers/own_examples_index.html",
        examples=own_examples(reader()),
        states=EXAMPLE_STATES,
        next=EXAMPLE_NEXT,
    )


@blueprint.get("/praxisbeispiele/neu")
@requires("signed_in")
def examples_new() -> Answer:
    person = reader()
    known = {"institution_type": person.institution_type_code, "land": person.land_code}
    return render_template("offers/examples_edit.html", form=_form(known), example=None)


def _form(known: Mapping[str, Any], example: PracticeExample | None = None) -> ExampleForm:
    """What an example says already stays to be chosen, also where it is no longer offered."""
    kept = example.institution_type_code if example is not None else known.get("institution_type")
    slugs = [topic.slug for topic in example.topics] if example is not None else []
    return ExampleForm(offered_types(kept), offered_topics(*slugs), data=known)


@blueprint.post("/praxisbeispiele/neu")
@requires("signed_in")
def examples_create() -> Answer:
    return _save(None)


def _save(example: PracticeExample | None) -> Answer:
    form = _form({}, example)
    if not form.validate():
        return asked_again("offers/examples_edit.html", form=form, example=example)
    submit = request.form.get("then") == "submit"
    actions.save_example(reader(), form.words, example, submit=submit)
    words = _("Danke. Die Koordination liest Ihr Beispiel.") if submit else _("Der Entwurf ist gespeichert.")
    return done(words, "offers.own_examples_index")


@blueprint.get("/praxisbeispiele/<int:example_id>/bearbeiten")
@requires("signed_in")
def examples_edit(example_id: int) -> Answer:
    example = _writable(example_id)
    return render_template("offers/examples_edit.html", form=_form(_known(example), example), example=example)


def _writable(example_id: int) -> PracticeExample:
    """One's own that can be changed. Raises WrongState for what the office has or everybody reads."""
    example = own_example(reader(), example_id)
    if example.state not in WRITABLE:
        raise WrongState(_("Dieses Beispiel kann gerade nicht geändert werden."))
    return example


def _known(example: PracticeExample) -> dict[str, Any]:
    names = ("title", "question", "helped", "differently")
    return {
        **{name: getattr(example, name) for name in names},
        "institution_type": example.institution_type_code,
        "land": example.land_code,
        "topics": [topic.slug for topic in example.topics],
        "named": example.named_since is not None,
        "contact": example.contact_since is not None,
    }


@blueprint.post("/praxisbeispiele/<int:example_id>/bearbeiten")
@requires("signed_in")
def examples_update(example_id: int) -> Answer:
    return _save(_writable(example_id))


@blueprint.post("/praxisbeispiele/<int:example_id>/ruecknahme")
@requires("signed_in")
def example_withdrawals_create(example_id: int) -> Answer:
    actions.withdraw_example(reader(), own_example(reader(), example_id))
    return done(_("Ihr Beispiel ist zurückgenommen."), "offers.own_examples_index")


@blueprint.post("/praxisbeispiele/<int:example_id>/ueberarbeitung")
@requires("signed_in")
def example_revisions_create(example_id: int) -> Response:
    actions.revise_example(reader(), own_example(reader(), example_id))
    return redirect(url_for("offers.examples_edit", example_id=example_id))


@blueprint.post("/praxisbeispiele/<int:example_id>/loeschung")
@requires("signed_in")
def examples_destroy(example_id: int) -> Answer:
    actions.delete_example(reader(), own_example(reader(), example_id))
    return done(_("Das Beispiel ist gelöscht."), "offers.own_examples_index")


@blueprint.post("/praxisbeispiele/<int:example_id>/einwilligung")
@requires("signed_in")
def example_consents_update(example_id: int) -> Answer:
    form = ConsentForm()
    agreed = {"named": form.named.data, "contact": form.contact.data}
    actions.change_consents(reader(), own_example(reader(), example_id), **agreed)
    return done(_("Ihre Wahl gilt ab jetzt."), "offers.examples_show", example_id=example_id)
