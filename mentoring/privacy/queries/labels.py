"""How tables and columns with people's data are called on pages, and on which form something can be corrected."""

from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l


class Kind(NamedTuple):
    """A table in words; `endpoint` is the page on which its owner changes it, where there is one."""

    title: Any
    endpoint: str = ""


KINDS: dict[str, Kind] = {
    "accounts": Kind(_l("Ihr Konto"), "accounts.accounts_show"),
    "persons": Kind(_l("Ihr Profil"), "people.persons_edit"),
    "roles": Kind(_l("Was Sie hier möchten"), "people.roles_edit"),
    "mentor_profiles": Kind(_l("Ihr Mentoring-Profil"), "mentorship.profiles_edit"),
    "mentor_topics": Kind(_l("Themen Ihres Mentoring-Profils"), "mentorship.profiles_edit"),
    "needs": Kind(_l("Ihr Mentoring-Wunsch"), "mentorship.needs_show"),
    "need_topics": Kind(_l("Themen Ihres Wunsches"), "mentorship.topics_edit"),
    "wished_mentors": Kind(_l("Ihre Merkliste"), "mentorship.needs_show"),
    "exclusions": Kind(_l("Ihre private Liste"), "mentorship.exclusions_index"),
    "enquiries": Kind(_l("Anfragen")),
    "enquiry_questions": Kind(_l("Rückfragen")),
    "tandems": Kind(_l("Tandems")),
    "agreements": Kind(_l("Vereinbarungen")),
    "talks": Kind(_l("Gespräche")),
    "messages": Kind(_l("Nachrichten")),
    "check_ins": Kind(_l("Zwischenfragen")),
    "reflections": Kind(_l("Rückblicke")),
    "proposals": Kind(_l("Vorschläge im Tandem")),
    "farewells": Kind(_l("Pläne zum Abschied")),
    "help_calls": Kind(_l("Bitten um Hilfe"), "mentorship.help_calls_new"),
    "trainer_profiles": Kind(_l("Ihr Fortbildungsprofil"), "trainings.profiles_edit"),
    "leads": Kind(_l("Fortbildungen, die Sie leiten")),
    "registrations": Kind(_l("Anmeldungen zu Fortbildungen")),
    "attendances": Kind(_l("Anwesenheit")),
    "certificates": Kind(_l("Bescheinigungen")),
    "date_invitations": Kind(_l("Termine in Ihrem Kalender")),
    "personal_calendars": Kind(_l("Ihre Kalender"), "people.calendars_index"),
    "consultations": Kind(_l("Bitten um ein Gespräch")),
    "invitations": Kind(_l("Ihre Einladung")),
    "consents": Kind(_l("Einwilligungen")),
    "letter_choices": Kind(_l("Ihre Wahl der Briefe"), "accounts.letters_edit"),
    "letters": Kind(_l("Briefe an Sie")),
    "sign_ins": Kind(_l("Eingeloggte Geräte"), "accounts.accounts_show"),
    "looks": Kind(_l("Blicke der Koordination")),
    "entries": Kind(_l("Protokoll dessen, was Sie getan haben")),
}
"""In the order of the page: first who somebody is, last what the service noted."""

BESIDE = {
    "certificates": ("number", "issued_at"),
    "check_ins": ("asked_at",),
    "consultations": ("asked_at",),
    "date_invitations": ("told_at",),
    "enquiries": ("opened_at", "state"),
    "entries": ("event", "at"),
    "help_calls": ("asked_at",),
    "leads": ("training_id",),
    "letter_choices": ("kind",),
    "letters": ("template", "created_at"),
    "mentor_topics": ("topic_slug",),
    "messages": ("written_at",),
    "need_topics": ("topic_slug",),
    "needs": ("waiting_since",),
    "personal_calendars": ("created_at",),
    "registrations": ("training_id", "created_at"),
    "sign_ins": ("created_at",),
    "talks": ("starts_at",),
    "tandems": ("started_at", "ended_at"),
}
"""Columns that are nobody's data by themselves, without which a row says nothing."""

SECRET = {"password", "tf_totp_secret", "mf_recovery_codes", "tf_last_counter"}
"""Kept, but readable for nobody: only whether there is one is said."""

COLUMNS: dict[str, Any] = {
    "about": _l("Über Sie"),
    "account_id": _l("Konto"),
    "actor_id": _l("Wer"),
    "address": _l("E-Mail-Adresse"),
    "allows_offers": _l("Mentor*innen dürfen sich anbieten"),
    "answer": _l("Antwort"),
    "asked_at": _l("Gefragt am"),
    "asker_id": _l("Wer fragt"),
    "at": _l("Wann"),
    "author_id": _l("Wer schreibt"),
    "channels": _l("Wege"),
    "colleague_id": _l("Weiter mit"),
    "confidentiality": _l("Vertraulichkeit"),
    "confirmed_at": _l("Bestätigt am"),
    "contact": _l("Antwort auf welchem Weg"),
    "created_at": _l("Angelegt am"),
    "day": _l("Tag"),
    "display_name": _l("Anzeigename"),
    "email": _l("E-Mail-Adresse"),
    "emphasis": _l("Was Ihnen wichtig ist"),
    "ended_at": _l("Beendet am"),
    "enquiry_id": _l("Anfrage"),
    "erase_at": _l("Wird gelöscht am"),
    "event": _l("Was"),
    "experience": _l("Erfahrung"),
    "formats": _l("Wie Sie sich treffen möchten"),
    "given_at": _l("Gegeben am"),
    "goals": _l("Ziele"),
    "group_name_consent_at": _l("Name der Gruppe darf gezeigt werden seit"),
    "institution_id": _l("Einrichtung"),
    "institution_type_code": _l("Art der Einrichtung"),
    "invited_at": _l("Eingeladen am"),
    "invited_by": _l("Eingeladen von"),
    "invited_by_id": _l("Gefragt von"),
    "issued_at": _l("Ausgestellt am"),
    "kind": _l("Art"),
    "kreis_ags": _l("Kreis"),
    "label": _l("Bezeichnung"),
    "land_code": _l("Bundesland"),
    "language": _l("Sprache der Briefe"),
    "languages": _l("Sprachen"),
    "last_sign_in_at": _l("Zuletzt eingeloggt"),
    "link": _l("Link"),
    "looker_id": _l("Wer von der Koordination"),
    "mark": _l("Vermerk"),
    "marked_by_id": _l("Eingetragen von"),
    "mentor_agreed_at": _l("Zusage der Mentorin oder des Mentors"),
    "mentor_id": _l("Mentor*in"),
    "mentor_learns": _l("Was möchte ich lernen? (Mentor*in)"),
    "mf_recovery_codes": _l("Ersatzcodes"),
    "moves_on_at": _l("Nächste Anfrage von selbst seit"),
    "name": _l("Name"),
    "need_id": _l("Mentoring-Wunsch"),
    "new_email": _l("Neue E-Mail-Adresse"),
    "newcomer_agreed_at": _l("Zusage der Person, die neu dabei ist"),
    "newcomer_id": _l("Neu dabei"),
    "newcomer_learns": _l("Was möchte ich lernen? (neu dabei)"),
    "not_my_kreis": _l("Lieber nicht aus meinem Kreis"),
    "number": _l("Nummer"),
    "office_words": _l("Worte der Koordination"),
    "opened_at": _l("Begonnen am"),
    "other_id": _l("Nicht zusammen mit"),
    "other_view": _l("Anderer Blickwinkel"),
    "pace": _l("Wann Briefe kommen"),
    "password": _l("Passwort"),
    "paused_until": _l("Pause bis"),
    "person_id": _l("Person"),
    "phone": _l("Telefon"),
    "place": _l("Ort"),
    "places": _l("Plätze"),
    "planned_end": _l("Geplantes Ende"),
    "profile_id": _l("Profil"),
    "purpose": _l("Wozu"),
    "purposes": _l("Worum es geht"),
    "registration_id": _l("Anmeldung"),
    "return_words": _l("Bitte der Koordination"),
    "rhythm": _l("Wie oft"),
    "roles": _l("Rollen"),
    "shows_institution": _l("Einrichtung auf Listen"),
    "shows_name": _l("Name auf der Liste an der Tür"),
    "started_at": _l("Begonnen am"),
    "starts_at": _l("Beginnt am"),
    "state": _l("Stand"),
    "stopping": _l("Wie man aufhört"),
    "subject": _l("Worum es geht"),
    "tandem_id": _l("Tandem"),
    "template": _l("Brief"),
    "tf_last_counter": _l("Letzter Code der App"),
    "tf_primary_method": _l("Zweite Stufe beim Einloggen"),
    "tf_totp_secret": _l("Schlüssel der App"),
    "told_at": _l("Zuletzt mitgeteilt am"),
    "topic_slug": _l("Thema"),
    "topics": _l("Themen"),
    "training_id": _l("Fortbildung"),
    "until": _l("Bis"),
    "version": _l("Fassung"),
    "waited_days": _l("Tage der Suche"),
    "waiting_since": _l("Gesucht seit"),
    "way": _l("Weg"),
    "withdrawn_at": _l("Zurückgenommen am"),
    "words": _l("Worte"),
    "written_at": _l("Geschrieben am"),
}
"""By name: the same name means the same in every table."""


def kind_of(table: str) -> Kind:
    """The words of a table; its name where nobody has given it words yet, which a test refuses."""
    return KINDS.get(table, Kind(table))


def label_of(column: str) -> Any:
    """The words of a column."""
    return COLUMNS.get(column, column)
