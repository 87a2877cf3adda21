"""How suggestions are ordered: the tables in force, editing them with a preview, publishing, and going back."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from mentoring.coordination.closeness import preview_of, publish_closeness
from mentoring.coordination.forms.closeness import ClosenessForm, PublicationForm, ReversionForm
from mentoring.coordination.routes.room import UNCLEAR, Answer, asked_again, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.mentorship.models import DELIVERED
from mentoring.mentorship.queries import closeness_version, closeness_versions
from mentoring.mentorship.suggestions import (
    Closeness,
    Values,
    bridged_types,
    closeness_in_force,
    closeness_of,
    flattened,
    sheets,
)
from mentoring.mentorship.suggestions.table_words import cell_words
from mentoring.people.queries import offered_types
from mentoring.people.wording import label


@blueprint.get("/koordination/naehe")
@requires("coordinator")
def closeness_index() -> Answer:
    versions = [*map(closeness_of, closeness_versions()), closeness_of(None)]
    return render_template("coordination/closeness_index.html", versions=versions, **_shown(versions[0]))


def _shown(closeness: Closeness) -> dict[str, Any]:
    """The tables of one version, as the partial draws them."""
    tables = sheets(flattened(closeness.values).__getitem__, closeness.values)
    return {"closeness": closeness, "sheets": tables, "bridged": bridged_words(closeness.values)}


def bridged_words(values: Values) -> list[str]:
    """The houses that contact points work together with, in words."""
    codes = bridged_types(values)
    return [label(kind) for kind in offered_types(*codes) if kind.code in codes]


@blueprint.get("/koordination/naehe/bearbeiten")
@requires("coordinator")
def closeness_edit() -> Answer:
    present = closeness_in_force()
    return _edit_page(ClosenessForm.filled(present.values, present.number))


def _edit_page(form: ClosenessForm) -> str:
    return render_template("coordination/closeness_edit.html", form=form, sheets=sheets(form.__getitem__))


@blueprint.post("/koordination/naehe/vorschau")
@requires("coordinator")
def closeness_previews_create() -> Answer:
    form = ClosenessForm()
    if not form.validate():
        return _edit_page(form), UNCLEAR
    return (
        _edit_page(form) if "aendern" in request.form else _preview_page(form, PublicationForm(formdata=None))
    )


def _preview_page(tables: ClosenessForm, form: PublicationForm) -> str:
    return render_template(
        "coordination/closeness_preview.html",
        tables=tables,
        form=form,
        cells={field.name: field.data for field in tables if field.name in cell_words()},
        changes=changes(closeness_in_force().values, tables.values),
        preview=preview_of(tables.values),
    )


def changes(before: Values, after: Values) -> list[tuple[str, object, object]]:
    """What differs between two tables: words, before, after."""
    old, new, words = flattened(before), flattened(after), cell_words()
    cells: list[tuple[str, object, object]] = [
        (words[name], old[name], new[name]) for name in words if old[name] != new[name]
    ]
    were, are = bridged_words(before), bridged_words(after)
    if were != are:
        nobody = _("niemand")
        cells.append(
            (_("Arbeitet mit Kontaktstellen zusammen"), ", ".join(were) or nobody, ", ".join(are) or nobody)
        )
    return cells


@blueprint.post("/koordination/naehe")
@requires("coordinator")
def closeness_create() -> Answer:
    tables, form = ClosenessForm(), PublicationForm()
    if not tables.validate():
        return _edit_page(tables), UNCLEAR
    if not form.validate():
        return _preview_page(tables, form), UNCLEAR
    version = publish_closeness(reader(), tables.values, form.words.data, over=tables.over.data)
    return _published(version.number)


def _published(number: int) -> Answer:
    message = _("Fassung %(number)s gilt ab jetzt für alle Vorschläge.", number=number)
    return done(message, "coordination.closeness_index")


@blueprint.get("/koordination/naehe/fassungen/<int:version>")
@requires("coordinator")
def closeness_versions_show(version: int) -> Answer:
    return render_template("coordination/closeness_versions_show.html", **_version_words(version))


def _version_words(version: int, form: ReversionForm | None = None) -> dict[str, Any]:
    """An older version beside the one in force; for the one in force itself there is nothing to go back to."""
    shown, present = closeness_of(closeness_version(version)), closeness_in_force()
    differ = shown.digest != present.digest
    return {
        **_shown(shown),
        "form": form or ReversionForm(data={"over": present.number}, formdata=None),
        "first": shown.number == DELIVERED,
        "changes": changes(present.values, shown.values),
        "preview": preview_of(shown.values) if differ else None,
    }


@blueprint.post("/koordination/naehe/fassungen/<int:version>")
@requires("coordinator")
def closeness_reversions_create(version: int) -> Answer:
    form, old = ReversionForm(), closeness_of(closeness_version(version))
    if not form.validate():
        return asked_again("coordination/closeness_versions_show.html", **_version_words(version, form))
    new = publish_closeness(reader(), old.values, form.words.data, over=form.over.data, equal_to=old.number)
    return _published(new.number)
