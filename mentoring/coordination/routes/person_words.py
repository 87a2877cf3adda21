"""What the office's pages say of somebody: facts, states with dates, and what has happened."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.coordination.queries import Standing, state_of
from mentoring.core.journal import Entry
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.routes.tandem_words import TANDEM_STATES
from mentoring.mentorship.routes.wording import MENTOR_STATES, NEED_STATES
from mentoring.people.models import ROLES, Person, role_names
from mentoring.people.wording import ROLE_LABELS, institution_words, region_words, type_words

PERSON_STATES = {
    "present": (_l("dabei"), "ok"),
    "invited": (_l("eingeladen"), "info"),
    "unconfirmed": (_l("Adresse nicht bestätigt"), ""),
    "suspended": (_l("Konto ruht"), "warn"),
    "closed": (_l("Konto geschlossen"), ""),
}
REGISTRATION_STATES = {
    "registered": _l("angemeldet"),
    "waiting": _l("auf der Warteliste"),
    "offered": _l("Platz angeboten"),
    "cancelled": _l("abgemeldet"),
}
HAPPENED = {
    "account.registered": _l("Konto angelegt"),
    "account.confirmed": _l("Adresse bestätigt"),
    "account.address_changed": _l("E-Mail-Adresse geändert"),
    "person.invited": _l("Eingeladen"),
    "person.acted_for": _l("Am Telefon erledigt"),
    "person.made_coordinator": _l("Rolle Koordination erhalten"),
    "person.roles_chosen": _l("Rollen gewählt"),
    "person.roles_changed": _l("Rollen geändert"),
    "person.institution_set": _l("Einrichtung angegeben"),
    "person.region_set": _l("Ort angegeben"),
    "person.updated": _l("Profil geändert"),
    "person.merged": _l("Mit einem zweiten Konto zusammengeführt"),
    "person.suspended": _l("Konto angehalten"),
    "person.reinstated": _l("Konto wieder geöffnet"),
    "mentor.submitted": _l("Mentoring-Profil eingereicht"),
    "mentor.approved": _l("Mentoring-Profil freigegeben"),
    "mentor.returned": _l("Mentoring-Profil zurückgegeben"),
    "mentor.paused": _l("Mentoring-Pause begonnen"),
    "mentor.resumed": _l("Mentoring-Pause beendet"),
    "mentor.suspended": _l("Mentoring-Profil ruht"),
    "mentor.reinstated": _l("Mentoring-Profil wieder zugelassen"),
    "mentor.farewell_begun": _l("Abschied vom Mentoring begonnen"),
    "mentor.left": _l("Mentoring beendet"),
    "trainer.approved": _l("Fortbildungsprofil freigegeben"),
    "trainer.returned": _l("Fortbildungsprofil zurückgegeben"),
}
"""What a person's page tells; who signed in when is nobody's business."""


def role_list(person: Person) -> str:
    """The roles somebody holds, in the order of the house."""
    held = role_names(person.roles)
    return ", ".join(str(ROLE_LABELS[name]) for name in ROLES if name in held)


def list_row(person: Person, *, seen: bool) -> dict[str, Any]:
    """One line of the list; how to reach somebody opens by a look, which is noted."""
    words, kind = PERSON_STATES[state_of(person)]
    return {
        "url": url_for("coordination.people_show", person_id=person.id),
        "name": person.account.name or person.display_name,
        "email": person.account.email if seen else "",
        "house": institution_words(person) or type_words(person, opened=True),
        "land": region_words(person),
        "roles": role_list(person) or _("noch keine"),
        "state": words,
        "kind": kind,
    }


def facts_of(person: Person) -> list[tuple[str, str]]:
    """Who it is and how to reach them."""
    day = current_app.jinja_env.filters["day"]
    facts = [
        (_("E-Mail"), person.account.email),
        (_("Telefon"), person.phone),
        (_("Name vor einer Zusage"), person.display_name),
        (_("Einrichtung"), institution_words(person)),
        (_("Art der Einrichtung"), type_words(person, opened=True)),
        (_("Ort"), region_words(person, opened=True)),
        (_("Rollen"), role_list(person)),
        (_("Konto seit"), day(person.account.created_at)),
    ]
    return [(label, words or _("nicht angegeben")) for label, words in facts]


def standing_words(standing: Standing, person: Person) -> list[tuple[str, list[str]]]:
    """(heading, lines) of what goes on, without a word that people wrote to each other."""
    apart = _("Es gibt einen privaten Ausschluss. Mit wem und warum, weiß nur die Person selbst.")
    sections = [
        (_("Erfahrung teilen"), _mentor_lines(standing)),
        (_("Suche"), [_dated(NEED_STATES[need.state][0], need.waiting_since) for need in standing.needs]),
        (_("Offene Anfragen"), [_dated(_("wartet auf Antwort"), one.turn_since) for one in standing.waiting]),
        (_("Tandems"), [_tandem_line(tandem, person) for tandem in standing.tandems]),
        (_("Fortbildungen"), _training_lines(standing)),
        (_("Ausschlüsse"), [apart] if standing.keeps_apart else []),
    ]
    return [(heading, lines) for heading, lines in sections if lines]


def _dated(words: Any, since: Any) -> str:
    return _("%(words)s, seit %(day)s", words=words, day=current_app.jinja_env.filters["day"](since))


def _mentor_lines(standing: Standing) -> list[str]:
    if standing.mentor is None:
        return []
    state, places = MENTOR_STATES[standing.mentor.state][0], standing.mentor.places
    return [_("Profil: %(state)s, Plätze: %(places)s", state=state, places=places)]


def _tandem_line(tandem: Tandem, person: Person) -> str:
    names = {"name": tandem.partner_of(person).display_name, "state": TANDEM_STATES[tandem.state][0]}
    day = current_app.jinja_env.filters["day"](tandem.state_since)
    return _("mit %(name)s: %(state)s, seit %(day)s", **names, day=day)


def _training_lines(standing: Standing) -> list[str]:
    trainer = [] if standing.trainer is None else [_trainer_line(standing.trainer.state)]
    return trainer + [
        _dated(f"{one.training.title}: {REGISTRATION_STATES[one.state]}", one.created_at)
        for one in standing.registrations
    ]


def _trainer_line(state: str) -> str:
    return _("Fortbildungsprofil: %(state)s", state=MENTOR_STATES[state][0])


def happened_to(person: Person, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The account's story, newest first; what the office did for somebody is marked as such."""
    return [
        {
            "label": HAPPENED[entry.event],
            "when": _("%(moment)s Uhr", moment=current_app.jinja_env.filters["moment"](entry.at)),
            "state": "done",
            "note": _("durch die Koordination") if _by_office(entry, person) else "",
        }
        for entry in entries
        if entry.event in HAPPENED
    ]


def _by_office(entry: Entry, person: Person) -> bool:
    return entry.actor_id not in (None, person.id)


def export_rows(found: Sequence[Person]) -> list[list[str]]:
    """The list as a table: what the office needs outside the house, and nothing private."""
    header = [
        *(_("Name"), _("E-Mail"), _("Telefon"), _("Rollen"), _("Einrichtung")),
        *(_("Art der Einrichtung"), _("Land"), _("Kreis"), _("Stand"), _("Konto seit")),
    ]
    return [header, *(_export_row(person) for person in found)]


def _export_row(person: Person) -> list[str]:
    account = person.account
    return [
        *(account.name, account.email, person.phone, role_list(person), institution_words(person)),
        type_words(person, opened=True),
        person.land.name if person.land is not None else "",
        person.kreis.label if person.kreis is not None else "",
        str(PERSON_STATES[state_of(person)][0]),
        f"{account.created_at:%d.%m.%Y}",
    ]
