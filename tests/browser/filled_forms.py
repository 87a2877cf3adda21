"""Every form of the house: on which page it stands, who fills it in, and its fields as they stand in the page."""

import re
from dataclasses import dataclass, field
from typing import Any

import html5lib
from flask import Flask
from werkzeug.exceptions import HTTPException

FORMS = {
    "accounts.accounts_update": ("/konto/angaben", "newcomer"),
    "accounts.addresses_update": ("/konto/adresse", "newcomer"),
    "accounts.codes_create": ("/einloggen/code", "half"),
    "accounts.recovery_codes_create": ("/konto/ersatzcodes", "guarded"),
    "accounts.letters_update": ("/konto/briefe", "newcomer"),
    "accounts.passwords_update": ("/konto/passwort", "newcomer"),
    "accounts.resets_create": ("/passwort-vergessen", "nobody"),
    "accounts.resets_update": ("{reset}", "nobody"),
    "accounts.second_factors_create": ("/einloggen/app", "half_new"),
    "accounts.second_factors_update": ("/konto/app", "coordinator"),
    "accounts.sign_in_letters_create": ("/einloggen", "nobody"),
    "coordination.closeness_previews_create": ("/koordination/naehe/bearbeiten", "coordinator"),
    "coordination.closeness_reversions_create": ("/koordination/naehe/fassungen/1", "coordinator"),
    "coordination.invitations_create": ("/koordination/einladungen/neu", "coordinator"),
    "coordination.entries_create": ("/koordination/katalog/themen/neu", "coordinator"),
    "coordination.entries_update": ("/koordination/katalog/einrichtungsarten/hospital", "coordinator"),
    "coordination.institutions_update": ("/koordination/einrichtungen/{house}", "coordinator"),
    "coordination.person_roles_update": ("/koordination/menschen/{mentor}/rollen", "coordinator"),
    "coordination.person_suspensions_create": ("/koordination/menschen/{mentor}/ruhe", "coordinator"),
    "coordination.previews_create": ("/koordination/einladungen/liste", "coordinator"),
    "coordination.calls_create": ("/koordination/anrufe/neu", "coordinator"),
    "coordination.errands_create": ("/koordination/menschen/{search_person}/anruf", "coordinator"),
    "coordination.wishes_create": ("/koordination/menschen/{search_person}/wunsch", "coordinator"),
    "coordination.looks_create": ("/koordination/menschen/{submitted}", "coordinator"),
    "coordination.returns_create": (
        "/koordination/freigaben/mentorinnen/{submitted}/rueckgabe",
        "coordinator",
    ),
    "mentorship.agreements_update": ("/mentoring/tandems/{tandem}/vereinbarung/bearbeiten", "paired"),
    "mentorship.answers_create": ("{answer}", "nobody"),
    "mentorship.cancellations_create": ("/mentoring/anfragen/{enquiry}", "coordinator"),
    "mentorship.check_in_links_create": ("{check_in_link}", "nobody"),
    "mentorship.check_ins_update": ("/mentoring/zwischenfragen/{check_in}", "asked"),
    "mentorship.enquiries_create": ("/mentoring/mentorinnen/{mentor}/anfrage", "newcomer"),
    "mentorship.help_calls_create": ("/mentoring/hilfe", "newcomer"),
    "mentorship.messages_create": ("/mentoring/tandems/{tandem}/nachrichten", "paired"),
    "mentorship.extensions_create": ("/mentoring/tandems/{tandem}/verlaengerung", "paired"),
    "mentorship.office_handovers_create": (
        "/mentoring/tandems/{tandem}/weitergabe/vorschlag",
        "coordinator",
    ),
    "mentorship.handovers_create": ("/mentoring/tandems/{tandem}/weitergabe", "paired"),
    "mentorship.interims_update": ("/mentoring/tandems/{tandem}/zwischenbilanz", "paired"),
    "mentorship.look_backs_update": ("/mentoring/tandems/{tandem}/rueckblick", "paired"),
    "mentorship.needs_update": ("/mentoring/vorschlaege", "newcomer"),
    "mentorship.departures_create": ("/mentoring/profil/abschied", "mentor"),
    "mentorship.office_departures_create": ("/mentoring/mentorinnen/{mentor}/abschied", "coordinator"),
    "mentorship.office_pauses_create": ("/mentoring/mentorinnen/{mentor}/pause", "coordinator"),
    "mentorship.offers_create": ("/mentoring/angebote/{offering}", "mentor"),
    "mentorship.pauses_create": ("/mentoring/profil/pause", "mentor"),
    "mentorship.profiles_update": ("/mentoring/profil", "mentor"),
    "mentorship.questions_create": ("/mentoring/anfragen/{enquiry}", "asked"),
    "mentorship.replies_create": ("/mentoring/anfragen/{question}", "asked_back"),
    "mentorship.suspensions_create": ("/mentoring/mentorinnen/{mentor}", "coordinator"),
    "mentorship.talks_create": ("/mentoring/tandems/{tandem}/gespraeche/neu", "paired"),
    "mentorship.talks_update": ("/mentoring/gespraeche/{talk}/verschieben", "paired"),
    "mentorship.tandem_pauses_create": ("/mentoring/tandems/{tandem}/pause", "paired"),
    "mentorship.wished_mentors_create": ("/mentoring/mentorinnen/{mentor}/wunsch", "newcomer"),
    "mentorship.topics_update": ("/mentoring/themen", "newcomer"),
    "offers.advices_create": ("/beratung", "nobody"),
    "offers.appointments_create": ("/koordination/erstgespraeche/{consultation}/termin", "coordinator"),
    "offers.example_returns_create": ("/praxisbeispiele/{submitted_example}", "coordinator"),
    "offers.examples_create": ("/praxisbeispiele/neu", "mentor"),
    "offers.examples_update": ("/praxisbeispiele/{returned_example}/bearbeiten", "asked"),
    "offers.application_refusals_create": (
        "/koordination/mitgliedschaft/{application}/absage",
        "coordinator",
    ),
    "offers.applications_create": ("/mitglied-werden", "nobody"),
    "offers.handovers_create": ("/koordination/erstgespraeche/{consultation}/weitergabe", "coordinator"),
    "offers.consultations_create": ("/erstgespraech", "nobody"),
    "people.calendars_create": ("/mein-bereich/kalender", "newcomer"),
    "people.confirmations_create": ("{invitation}", "nobody"),
    "people.institution_types_update": ("/profil/einrichtungsart", "fresh"),
    "people.persons_update": ("/profil", "newcomer"),
    "people.regions_update": ("/profil/ort", "fresh"),
    "people.roles_update": ("/willkommen", "fresh"),
    "security.login": ("/einloggen", "nobody"),
    "security.register": ("/registrieren", "nobody"),
    "trainings.copies_create": ("/fortbildungen/{training}/kopie", "trainer"),
    "trainings.dates_create": ("/fortbildungen/{training}/termine/neu", "trainer"),
    "trainings.dates_update": ("/termine/{date}/verschieben", "trainer"),
    "trainings.offers_create": ("{offer}", "nobody"),
    "trainings.date_resumptions_create": ("/termine/{called_off}/doch", "trainer"),
    "trainings.materials_create": ("/fortbildungen/{training}/materialien", "trainer"),
    "trainings.resumptions_create": ("/fortbildungen/{cancelled}/doch", "coordinator"),
    "trainings.leads_create": ("/fortbildungen/{training}/leitung", "trainer"),
    "trainings.profiles_update": ("/fortbildungen/profil", "trainer"),
    "trainings.trainings_create": ("/fortbildungen/leitung/neu", "trainer"),
    "trainings.trainings_update": ("/fortbildungen/{training}/bearbeiten", "trainer"),
}
MAY_STAY_EMPTY = {
    "coordination.person_roles_update",
    "mentorship.needs_update",
    "mentorship.look_backs_update",
}
BUTTONS = {
    "coordination.proposals_create",
    "accounts.address_links_update",
    "accounts.address_stops_create",
    "accounts.fresh_links_create",
    "accounts.confirmations_create",
    "accounts.sign_ins_create",
    "accounts.turn_offs_create",
    "accounts.sign_ins_destroy",
    "coordination.approvals_create",
    "coordination.closeness_create",
    "coordination.cohort_cancellations_create",
    "coordination.cohort_changes_create",
    "coordination.cohort_publications_create",
    "coordination.cohorts_create",
    "coordination.invitation_lists_create",
    "coordination.invitations_destroy",
    "coordination.help_finishes_create",
    "coordination.help_looks_create",
    "coordination.help_take_ups_create",
    "coordination.institution_mergers_create",
    "coordination.mergers_create",
    "coordination.people_exports_create",
    "coordination.person_suspensions_destroy",
    "coordination.resendings_create",
    "coordination.retirements_create",
    "coordination.retirements_destroy",
    "coordination.settlements_create",
    "demo.sign_ins_create",
    "mentorship.acceptances_create",
    "mentorship.agreement_confirmations_create",
    "mentorship.closings_create",
    "mentorship.contacts_create",
    "mentorship.continuations_create",
    "mentorship.departures_destroy",
    "mentorship.endings_create",
    "mentorship.exclusions_create",
    "mentorship.exclusions_destroy",
    "mentorship.help_calls_destroy",
    "mentorship.messages_destroy",
    "mentorship.extension_acceptances_create",
    "mentorship.handover_acceptances_create",
    "mentorship.need_confirmations_create",
    "mentorship.need_endings_create",
    "mentorship.need_pauses_create",
    "mentorship.need_pauses_destroy",
    "mentorship.pauses_destroy",
    "mentorship.tandem_proposals_destroy",
    "mentorship.refusals_create",
    "mentorship.reopenings_create",
    "mentorship.returns_create",
    "mentorship.onward_moves_create",
    "mentorship.onward_moves_update",
    "mentorship.searches_create",
    "mentorship.successors_create",
    "mentorship.wished_mentors_destroy",
    "mentorship.wished_mentors_update",
    "mentorship.standings_create",
    "mentorship.suspensions_destroy",
    "mentorship.talk_cancellations_create",
    "mentorship.talk_notes_create",
    "mentorship.talk_notes_destroy",
    "mentorship.talks_of_today_create",
    "mentorship.tandem_pauses_destroy",
    "mentorship.withdrawals_create",
    "offers.consultation_withdrawals_create",
    "offers.example_consents_update",
    "offers.example_publications_create",
    "offers.example_revisions_create",
    "offers.example_withdrawals_create",
    "offers.examples_destroy",
    "offers.application_confirmations_create",
    "offers.application_take_ups_create",
    "offers.finishes_create",
    "offers.members_create",
    "offers.receipts_destroy",
    "offers.take_ups_create",
    "people.calendars_destroy",
    "people.invitations_destroy",
    "privacy.erasures_create",
    "privacy.withdrawals_create",
    "security.logout",
    "trainings.attendances_update",
    "trainings.exports_create",
    "trainings.looks_create",
    "trainings.cancellations_create",
    "trainings.comebacks_create",
    "trainings.date_cancellations_create",
    "trainings.dates_destroy",
    "trainings.departures_create",
    "trainings.lead_confirmations_create",
    "trainings.lead_departures_create",
    "trainings.lead_refusals_create",
    "trainings.lead_withdrawals_create",
    "trainings.materials_destroy",
    "trainings.publications_create",
    "trainings.trainings_destroy",
    "trainings.registrations_create",
    "trainings.registrations_destroy",
    "trainings.listings_update",
    "trainings.seats_create",
    "trainings.seats_destroy",
    "web.theme_update",
}
"""What takes a click, hidden words or a tick at most: nothing can be typed wrongly there."""
WRITTEN = {"text", "email", "tel", "url", "search", "password", "number", "date", "time", "textarea"}

CHOSEN = {"radio", "checkbox", "select"}
TICK = "y"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a page: its kind, and what it holds."""

    name: str
    kind: str
    value: str


@dataclass(slots=True)
class PageForm:
    """One form of a page."""

    action: str
    fields: list[Field] = field(default_factory=list)

    @property
    def written(self) -> list[Field]:
        """Fields that people type into."""
        return [one for one in self.fields if one.kind in WRITTEN]

    def answers(self, typed: str, chosen: str = "") -> dict[str, str]:
        """Everything typed the same, and in every choice the same; what is hidden stays, a tick is left out."""
        values = {one.name: one.value for one in self.fields if one.kind == "hidden"}
        values |= {one.name: typed for one in self.written}
        if chosen:
            values |= {one.name: chosen for one in self.fields if one.kind in CHOSEN and one.value != TICK}
        return values


def form_in(text: str, path: str, endpoint: str, app: Flask) -> PageForm:
    """The form of a page that is sent to an endpoint."""
    form = element_of(text, path, endpoint, app)
    return PageForm(form.get("action") or path, [_field(one) for one in form.iter() if one.get("name")])


def element_of(text: str, path: str, endpoint: str, app: Flask) -> Any:
    """The same as an element: forms hold no forms, so each is read by itself, which takes a tenth of the time."""
    for written in FORM.findall(text):
        form = html5lib.parse(written, namespaceHTMLElements=False).find(".//form")
        if form.get("method") == "post" and _endpoint(app, form.get("action") or path) == endpoint:
            return form
    raise LookupError(f"no form for {endpoint} in {path}")


def _endpoint(app: Flask, action: str) -> str:
    try:
        found: Any = app.url_map.bind("localhost").match(action.removeprefix("/en"), "POST")
    except HTTPException:
        return ""
    return str(found[0])


def _field(one: Any) -> Field:
    kind = one.get("type", "text") if one.tag == "input" else one.tag
    value = (one.text or "").removeprefix("\n") if one.tag == "textarea" else one.get("value", "")
    return Field(one.get("name"), kind, value)


def messages_in(text: str) -> tuple[list[str], list[str]]:
    """What the summary of errors says, and what stands at the fields."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    summary = tree.find(".//*[@id='fehler']")
    listed = [] if summary is None else [_words(one) for one in summary.iter("li")]
    at_fields = [_words(one) for one in tree.iter("p") if one.get("id", "").endswith("-fehler")]
    return sorted(listed), sorted(at_fields)


def _words(one: Any) -> str:
    return " ".join("".join(one.itertext()).split())
