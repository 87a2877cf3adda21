"""Profiles of mentors and trainers that wait for the office: approve, or give back with words."""

from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from mentoring.coordination.forms.returns import ReturnForm
from mentoring.coordination.routes.room import Answer, asked_again, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.looks import looked_at_today
from mentoring.mentorship.actions import approve_mentor, return_mentor
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.queries import submitted_profiles
from mentoring.people.models import Person
from mentoring.people.wording import label, region_words, type_words
from mentoring.trainings.actions import approve_trainer, return_trainer
from mentoring.trainings.models import TrainerProfile
from mentoring.trainings.queries import submitted_trainers

Profile = MentorProfile | TrainerProfile


@blueprint.get("/koordination/freigaben")
@requires("coordinator")
def approvals_index() -> Answer:
    seen = looked_at_today(reader(), "approval")
    waiting = [_row(profile, seen=profile.id in seen) for profile in _submitted()]
    return render_template("coordination/approvals_index.html", waiting=waiting)


def _submitted() -> list[Profile]:
    return [*submitted_profiles(), *submitted_trainers()]


def _row(profile: Profile, *, seen: bool) -> dict[str, Any]:
    """Names and states at once; what somebody says of themselves opens by a look, which is noted."""
    noun = _noun(profile)
    opened = [*_common_facts(profile.person), *_own_facts(profile)]
    return {
        "name": profile.person.account.name,
        "own": profile.id == reader().id,
        "seen": seen,
        "facts": opened if seen else _own_facts(profile)[:1],
        "look_url": url_for("coordination.looks_create", person_id=profile.id),
        "approve_url": url_for("coordination.approvals_create", noun=noun, person_id=profile.id),
        "return_url": url_for("coordination.returns_new", noun=noun, person_id=profile.id),
    }


def _noun(profile: Profile) -> str:
    """The word for a profile in addresses."""
    return "mentorinnen" if isinstance(profile, MentorProfile) else "fortbildungsleitungen"


def _common_facts(person: Person) -> list[tuple[str, str]]:
    return [
        (_("Einrichtung"), type_words(person, opened=True)),
        (_("Region"), region_words(person, opened=True)),
        (_("E-Mail"), person.account.email),
    ]


def _own_facts(profile: Profile) -> list[tuple[str, str]]:
    if isinstance(profile, TrainerProfile):
        return [
            (_("Rolle"), _("Fortbildungen anbieten")),
            (_("Über sich"), profile.about or _("nicht angegeben")),
        ]
    return [
        (_("Rolle"), _("Erfahrung teilen")),
        (_("Themen"), ", ".join(label(topic) for topic in profile.topics)),
        (_("Erfahrung"), profile.experience or _("nicht angegeben")),
    ]


def _find(noun: str, person_id: int) -> Profile:
    """The profile as long as it waits. Nobody decides about themselves."""
    if person_id == reader().id:
        raise NotAllowed(_("Über das eigene Profil entscheidet eine andere Person der Koordination."))
    for profile in _submitted():
        if (profile.id, _noun(profile)) == (person_id, noun):
            return profile
    raise WrongState(_("Dieses Profil ist schon bearbeitet."))


@blueprint.post("/koordination/freigaben/<noun>/<int:person_id>")
@requires("coordinator")
def approvals_create(noun: str, person_id: int) -> Answer:
    profile = _find(noun, person_id)
    name = profile.person.account.name
    if isinstance(profile, MentorProfile):
        approve_mentor(reader(), profile)
    else:
        approve_trainer(reader(), profile)
    return done(_("Das Profil von %(name)s ist freigegeben.", name=name), "coordination.approvals_index")


@blueprint.get("/koordination/freigaben/<noun>/<int:person_id>/rueckgabe")
@requires("coordinator")
def returns_new(noun: str, person_id: int) -> Answer:
    name = _find(noun, person_id).person.account.name
    return render_template("coordination/returns_new.html", form=ReturnForm(), name=name)


@blueprint.post("/koordination/freigaben/<noun>/<int:person_id>/rueckgabe")
@requires("coordinator")
def returns_create(noun: str, person_id: int) -> Answer:
    profile, form = _find(noun, person_id), ReturnForm()
    name = profile.person.account.name
    if not form.validate():
        return asked_again("coordination/returns_new.html", form=form, name=name)
    if isinstance(profile, MentorProfile):
        return_mentor(reader(), profile, form.words.data)
    else:
        return_trainer(reader(), profile, form.words.data)
    return done(_("Das Profil von %(name)s ist zurückgegeben.", name=name), "coordination.approvals_index")
