"""Topics and kinds of institutions as catalogues that the office keeps: add, rename, retire, offer again."""

from typing import Any

from flask import render_template
from flask_babel import gettext as _

from mentoring.coordination.forms.catalogue import EntryForm, entry_form
from mentoring.coordination.queries.institutions import entry_of, usage
from mentoring.coordination.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.people.actions import add_entry, offer_entry, rename_entry, retire_entry
from mentoring.people.actions.catalogue import code_of
from mentoring.people.models import InstitutionType, Topic
from mentoring.people.queries import all_types, topics
from mentoring.people.wording import SECTOR_LABELS, TOPIC_GROUP_LABELS

KINDS: dict[str, type[Topic | InstitutionType]] = {"themen": Topic, "einrichtungsarten": InstitutionType}


def _model(catalogue: str) -> type[Topic | InstitutionType]:
    if catalogue not in KINDS:
        raise NotFound()
    return KINDS[catalogue]


@blueprint.get("/koordination/katalog/<catalogue>")
@requires("coordinator")
def entries_index(catalogue: str) -> Answer:
    is_topic, counts = _model(catalogue) is Topic, usage()
    labels = TOPIC_GROUP_LABELS if is_topic else SECTOR_LABELS
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in topics() if is_topic else all_types():
        group = entry.group if isinstance(entry, Topic) else entry.sector
        used = counts.get(code_of(entry), 0)
        groups.setdefault(str(labels[group]), []).append(
            {"entry": entry, "code": code_of(entry), "used": used}
        )
    return render_template(
        "coordination/entries_index.html", groups=groups, catalogue=catalogue, is_topic=is_topic
    )


@blueprint.get("/koordination/katalog/<catalogue>/neu")
@requires("coordinator")
def entries_new(catalogue: str) -> Answer:
    return _page(entry_form(_model(catalogue)), catalogue)


def _page(form: EntryForm, catalogue: str, entry: Topic | InstitutionType | None = None) -> str:
    words = {"form": form, "catalogue": catalogue, "entry": entry}
    return render_template("coordination/entries_edit.html", **words, is_topic=_model(catalogue) is Topic)


def _asked_again(form: EntryForm, catalogue: str, entry: Topic | InstitutionType | None = None) -> Answer:
    words = {"form": form, "catalogue": catalogue, "entry": entry}
    return asked_again("coordination/entries_edit.html", **words, is_topic=_model(catalogue) is Topic)


@blueprint.post("/koordination/katalog/<catalogue>/neu")
@requires("coordinator")
def entries_create(catalogue: str) -> Answer:
    form = entry_form(_model(catalogue))
    if not form.validate():
        return _asked_again(form, catalogue)
    add_entry(reader(), _model(catalogue), **form.words)
    return done(
        _("Der Eintrag ist da und kann gewählt werden."), "coordination.entries_index", catalogue=catalogue
    )


@blueprint.get("/koordination/katalog/<catalogue>/<code>")
@requires("coordinator")
def entries_edit(catalogue: str, code: str) -> Answer:
    entry = entry_of(_model(catalogue), code)
    return _page(entry_form(_model(catalogue), obj=entry), catalogue, entry)


@blueprint.post("/koordination/katalog/<catalogue>/<code>")
@requires("coordinator")
def entries_update(catalogue: str, code: str) -> Answer:
    entry, form = entry_of(_model(catalogue), code), entry_form(_model(catalogue))
    if not form.validate():
        return _asked_again(form, catalogue, entry)
    rename_entry(reader(), entry, **form.words)
    return done(_("Der Eintrag ist geändert."), "coordination.entries_index", catalogue=catalogue)


@blueprint.post("/koordination/katalog/<catalogue>/<code>/ruhestand")
@requires("coordinator")
def retirements_create(catalogue: str, code: str) -> Answer:
    retire_entry(reader(), entry_of(_model(catalogue), code))
    words = _("Niemand kann das jetzt neu wählen. Wer es gewählt hat, behält es.")
    return done(words, "coordination.entries_index", catalogue=catalogue)


@blueprint.post("/koordination/katalog/<catalogue>/<code>/ruhestand/ende")
@requires("coordinator")
def retirements_destroy(catalogue: str, code: str) -> Answer:
    offer_entry(reader(), entry_of(_model(catalogue), code))
    return done(
        _("Der Eintrag kann wieder gewählt werden."), "coordination.entries_index", catalogue=catalogue
    )
