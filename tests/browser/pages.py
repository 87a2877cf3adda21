"""Every page of the house: its address, and the people who see it each in their own way."""

from dataclasses import dataclass

from flask import Flask

GUESTS = {
    "newcomer": "neu",
    "asking": "wartet",
    "paired": "tandem",
    "mentor": "mentorin",
    "asked": "mentor",
    "calling": "roth",
    "asked_back": "lange",
    "proposed": "otto",
    "submitted": "brunner",
    "trainer": "leitung",
    "coordinator": "koordination",
    "fresh": "frisch",
    "gone": "bergmann",
    "guarded": "vertretung",
}
"""The role a page is seen in, and who plays it; beside them "nobody"."""
NOBODY = "nobody"
HALF_WAY = {"half": "vertretung", "half_new": "koordination"}
"""Whose second factor is still to come: with an app for codes, and without one."""

NO_PAGES = {
    "people.calendars_show",
    "coordination.report_files_show",
    "privacy.files_show",
    "readiness.healthz",
    "readiness.readyz",
    "mentorship.certificate_files_show",
    "trainings.certificate_files_show",
    "trainings.feeds_all",
    "trainings.feeds_date",
    "trainings.feeds_institution_type",
    "trainings.feeds_json",
    "trainings.feeds_land",
    "trainings.feeds_selection",
    "trainings.feeds_topic",
    "trainings.feeds_training",
}
"""Calendars and answers to monitors; what else answers GET is a page."""

EVERYBODY = "nobody newcomer mentor trainer coordinator"
PAGES = {
    "accounts.accounts_edit": ("/konto/angaben", "newcomer"),
    "accounts.accounts_show": ("/konto", "newcomer coordinator"),
    "accounts.address_links_edit": ("{address}", "nobody"),
    "accounts.address_stops_new": ("{stop_address}", "nobody"),
    "accounts.addresses_edit": ("/konto/adresse", "newcomer"),
    "accounts.codes_new": ("/einloggen/code", "half"),
    "accounts.confirmations_new": ("{confirm}", "nobody"),
    "accounts.letters_edit": ("/konto/briefe", "newcomer"),
    "accounts.turn_offs_new": ("{turn_off}", "nobody"),
    "accounts.mailboxes_show": ("/postfach/registrieren", "nobody"),
    "accounts.passwords_edit": ("/konto/passwort", "newcomer"),
    "accounts.resets_edit": ("{reset}", "nobody"),
    "accounts.resets_new": ("/passwort-vergessen", "nobody"),
    "accounts.recovery_codes_new": ("/konto/ersatzcodes", "guarded"),
    "accounts.second_factors_edit": ("/konto/app", "coordinator"),
    "accounts.second_factors_new": ("/einloggen/app", "half_new"),
    "accounts.sign_ins_new": ("{sign_in}", "nobody"),
    "coordination.approvals_index": ("/koordination/freigaben", "coordinator"),
    "coordination.closeness_edit": ("/koordination/naehe/bearbeiten", "coordinator"),
    "coordination.closeness_index": ("/koordination/naehe", "coordinator"),
    "coordination.closeness_versions_show": ("/koordination/naehe/fassungen/1", "coordinator"),
    "coordination.calls_new": ("/koordination/anrufe/neu", "coordinator"),
    "coordination.errands_new": ("/koordination/menschen/{search_person}/anruf", "coordinator"),
    "coordination.wishes_new": ("/koordination/menschen/{search_person}/wunsch", "coordinator"),
    "coordination.cohort_gaps_index": ("/koordination/vorschlaege/{cohort}/ohne", "coordinator"),
    "coordination.cohort_pairs_index": ("/koordination/vorschlaege/{cohort}/paare", "coordinator"),
    "coordination.cohort_proofs_show": ("/koordination/vorschlaege/{cohort}/nachweis", "coordinator"),
    "coordination.cohorts_index": ("/koordination/vorschlaege", "coordinator"),
    "coordination.cohorts_new": ("/koordination/vorschlaege/neu", "coordinator"),
    "coordination.cohorts_show": ("/koordination/vorschlaege/{cohort}", "coordinator"),
    "coordination.reports_index": ("/koordination/berichte", "coordinator"),
    "coordination.reports_show": ("{report}", "coordinator"),
    "coordination.why_nots_show": (
        "/koordination/vorschlaege/{cohort}/warum-nicht?mensch={cohort_newcomer}",
        "coordinator",
    ),
    "coordination.help_calls_index": ("/koordination/hilfe", "coordinator"),
    "coordination.invitation_lists_new": ("/koordination/einladungen/liste", "coordinator"),
    "coordination.invitations_index": ("/koordination/einladungen", "coordinator"),
    "coordination.invitations_new": ("/koordination/einladungen/neu", "coordinator"),
    "coordination.overview_show": ("/koordination", "coordinator"),
    "coordination.duplicates_index": ("/koordination/dubletten", "coordinator"),
    "coordination.mergers_new": (
        "/koordination/menschen/{mentor}/zusammenfuehrung/{full_mentor}",
        "coordinator",
    ),
    "coordination.entries_edit": ("/koordination/katalog/einrichtungsarten/hospital", "coordinator"),
    "coordination.entries_index": ("/koordination/katalog/themen", "coordinator"),
    "coordination.entries_new": ("/koordination/katalog/themen/neu", "coordinator"),
    "coordination.institution_mergers_new": (
        "/koordination/einrichtungen/{house}/zusammenfuehrung/{other_house}",
        "coordinator",
    ),
    "coordination.institutions_edit": ("/koordination/einrichtungen/{house}", "coordinator"),
    "coordination.institutions_index": ("/koordination/einrichtungen", "coordinator"),
    "coordination.people_index": ("/koordination/menschen", "coordinator"),
    "coordination.people_show": ("/koordination/menschen/{mentor}", "coordinator"),
    "coordination.person_roles_edit": ("/koordination/menschen/{mentor}/rollen", "coordinator"),
    "coordination.person_suspensions_new": ("/koordination/menschen/{mentor}/ruhe", "coordinator"),
    "coordination.proposals_new": (
        "/koordination/wartende/{search_open}/vorschlag/{mentor}",
        "coordinator",
    ),
    "coordination.searches_index": ("/koordination/wartende", "coordinator"),
    "coordination.searches_show": ("/koordination/wartende/{search_open}", "coordinator"),
    "coordination.returns_new": ("/koordination/freigaben/mentorinnen/{submitted}/rueckgabe", "coordinator"),
    "demo.demo_show": ("/demo", "nobody"),
    "demo.letters_show": ("/demo/briefe/{letter}", "nobody"),
    "mentorship.agreements_edit": ("/mentoring/tandems/{tandem}/vereinbarung/bearbeiten", "paired"),
    "mentorship.agreements_show": ("/mentoring/tandems/{tandem}/vereinbarung", "paired"),
    "mentorship.answers_show": ("{answer}", "nobody"),
    "mentorship.certificates_show": ("/mentoring/tandems/{ended}/bestaetigung", "gone"),
    "mentorship.extensions_new": ("/mentoring/tandems/{tandem}/verlaengerung", "paired"),
    "mentorship.office_handovers_new": ("/mentoring/tandems/{tandem}/weitergabe/vorschlag", "coordinator"),
    "mentorship.handovers_new": ("/mentoring/tandems/{tandem}/weitergabe", "paired"),
    "mentorship.interims_edit": ("/mentoring/tandems/{tandem}/zwischenbilanz", "paired"),
    "mentorship.look_backs_edit": ("/mentoring/tandems/{tandem}/rueckblick", "paired"),
    "mentorship.endings_new": ("/mentoring/tandems/{tandem}/ende", "paired coordinator"),
    "mentorship.check_in_links_show": ("{check_in_link}", "nobody"),
    "mentorship.check_ins_show": ("/mentoring/zwischenfragen/{check_in}", "asked"),
    "mentorship.enquiries_new": ("/mentoring/mentorinnen/{mentor}/anfrage", "newcomer asking"),
    "mentorship.enquiries_show": ("/mentoring/anfragen/{enquiry}", "asking asked coordinator"),
    "mentorship.exclusions_index": ("/mentoring/ausschluesse", "newcomer mentor"),
    "mentorship.help_calls_new": ("/mentoring/hilfe", "newcomer calling"),
    "mentorship.guides_show": ("/mentoring/tandems/{tandem}/erstes-gespraech", "paired"),
    "mentorship.mentors_index": ("/mentoring/mentorinnen", "newcomer mentor coordinator"),
    "mentorship.mentors_show": ("/mentoring/mentorinnen/{mentor}", "newcomer asking mentor coordinator"),
    "mentorship.departures_new": ("/mentoring/profil/abschied", "mentor"),
    "mentorship.office_departures_new": ("/mentoring/mentorinnen/{mentor}/abschied", "coordinator"),
    "mentorship.office_pauses_new": ("/mentoring/mentorinnen/{mentor}/pause", "coordinator"),
    "mentorship.messages_index": ("/mentoring/tandems/{tandem}/nachrichten", "paired"),
    "mentorship.needs_show": ("/mentoring/wunsch", "newcomer asking paired"),
    "mentorship.offers_index": ("/mentoring/angebote", "mentor submitted"),
    "mentorship.offers_new": ("/mentoring/angebote/{offering}", "mentor"),
    "mentorship.orders_show": ("/mentoring/reihenfolge", "nobody newcomer"),
    "mentorship.pauses_new": ("/mentoring/profil/pause", "mentor"),
    "mentorship.profiles_edit": ("/mentoring/profil", "mentor submitted"),
    "mentorship.returns_show": ("{back}", "nobody"),
    "mentorship.searches_show": ("{search}", "nobody"),
    "mentorship.standings_show": ("{standing}", "nobody"),
    "mentorship.successors_show": ("{next}", "nobody"),
    "mentorship.suggestions_index": ("/mentoring/vorschlaege", "newcomer asking paired"),
    "mentorship.talks_edit": ("/mentoring/gespraeche/{talk}/verschieben", "paired"),
    "mentorship.talks_new": ("/mentoring/tandems/{tandem}/gespraeche/neu", "paired"),
    "mentorship.tandem_pauses_new": ("/mentoring/tandems/{tandem}/pause", "paired"),
    "mentorship.tandems_show": ("/mentoring/tandems/{tandem}", "paired coordinator"),
    "mentorship.wished_mentors_new": ("/mentoring/mentorinnen/{mentor}/wunsch", "newcomer"),
    "mentorship.tough_times_show": ("/mentoring/wenn-es-zaeh-laeuft", "nobody"),
    "mentorship.topics_edit": ("/mentoring/themen", "newcomer"),
    "offers.advices_new": ("/beratung", "nobody"),
    "offers.appointments_new": ("/koordination/erstgespraeche/{consultation}/termin", "coordinator"),
    "offers.example_tasks_index": ("/koordination/praxisbeispiele", "coordinator"),
    "offers.examples_edit": ("/praxisbeispiele/{returned_example}/bearbeiten", "asked"),
    "offers.examples_index": ("/praxisbeispiele", "nobody"),
    "offers.examples_new": ("/praxisbeispiele/neu", "mentor"),
    "offers.examples_show": ("/praxisbeispiele/{example}", "nobody newcomer coordinator"),
    "offers.own_examples_index": ("/praxisbeispiele/meine", "newcomer asked"),
    "offers.similar_examples_index": ("/praxisbeispiele/aehnlich", "nobody newcomer"),
    "offers.receipts_show": ("{receipt}", "nobody"),
    "offers.application_confirmations_new": ("{confirm_application}", "nobody"),
    "offers.application_refusals_new": ("/koordination/mitgliedschaft/{application}/absage", "coordinator"),
    "offers.applications_index": ("/koordination/mitgliedschaft", "coordinator"),
    "offers.applications_new": ("/mitglied-werden", "nobody"),
    "offers.handovers_new": ("/koordination/erstgespraeche/{consultation}/weitergabe", "coordinator"),
    "offers.consultations_index": ("/koordination/erstgespraeche", "coordinator"),
    "offers.consultations_new": ("/erstgespraech", "nobody"),
    "people.calendars_index": ("/mein-bereich/kalender", "newcomer trainer"),
    "people.guides_show": ("/kalender/anleitung", "nobody trainer"),
    "people.institution_types_edit": ("/profil/einrichtungsart", "newcomer fresh"),
    "people.invitations_show": ("{invitation}", "nobody"),
    "people.my_area_show": ("/mein-bereich", "newcomer asking paired mentor asked trainer coordinator fresh"),
    "people.persons_edit": ("/profil", "newcomer"),
    "people.regions_edit": ("/profil/ort", "newcomer fresh"),
    "people.suspensions_show": ("/konto/ruhe", "newcomer"),
    "people.roles_edit": ("/willkommen", "newcomer fresh"),
    "privacy.erasures_new": ("/meine-daten/loeschung", "newcomer paired trainer"),
    "privacy.fields_index": ("/datenschutz/felder", "nobody coordinator"),
    "privacy.periods_index": ("/koordination/loeschfristen", "coordinator"),
    "privacy.my_records_show": ("/meine-daten", "newcomer paired coordinator"),
    "privacy.withdrawals_new": ("/meine-daten/einwilligung-gruppenname", "newcomer"),
    "security.login": ("/einloggen", "nobody"),
    "security.register": ("/registrieren", "nobody"),
    "trainings.attendances_edit": ("/termine/{past_date}/anwesenheit", "trainer"),
    "trainings.certificate_checks_show": ("/fortbildungen/bescheinigung-pruefen", "nobody"),
    "trainings.certificates_show": ("/fortbildungen/bescheinigungen/{certificate}", "asking"),
    "trainings.door_lists_show": ("/termine/{date}/tuerliste", "trainer"),
    "trainings.cancellations_new": ("/fortbildungen/{training}/absage", "trainer coordinator"),
    "trainings.copies_new": ("/fortbildungen/{training}/kopie", "trainer"),
    "trainings.date_cancellations_new": ("/termine/{date}/absage", "trainer coordinator"),
    "trainings.dates_edit": ("/termine/{date}/verschieben", "trainer"),
    "trainings.dates_new": ("/fortbildungen/{training}/termine/neu", "trainer"),
    "trainings.leads_index": ("/fortbildungen/{training}/leitung", "trainer coordinator"),
    "trainings.agendas_show": ("/fortbildungen/tage", "nobody newcomer"),
    "trainings.date_resumptions_new": ("/termine/{called_off}/doch", "trainer coordinator"),
    "trainings.materials_index": ("/fortbildungen/{training}/materialien", "trainer"),
    "trainings.publications_new": ("/fortbildungen/{draft}/veroeffentlichung", "trainer"),
    "trainings.resumptions_new": ("/fortbildungen/{cancelled}/doch", "coordinator"),
    "trainings.leading_index": ("/fortbildungen/leitung", "trainer"),
    "trainings.months_show": ("/fortbildungen/monat/2027/1", "nobody newcomer"),
    "trainings.offers_show": ("{offer}", "nobody"),
    "trainings.participants_index": ("/fortbildungen/{training}/teilnehmende", "trainer coordinator"),
    "trainings.profiles_edit": ("/fortbildungen/profil", "trainer"),
    "trainings.trainings_edit": ("/fortbildungen/{training}/bearbeiten", "trainer"),
    "trainings.trainings_index": ("/fortbildungen", EVERYBODY),
    "trainings.trainings_new": ("/fortbildungen/leitung/neu", "trainer"),
    "trainings.trainings_show": ("/fortbildungen/{training}", EVERYBODY),
    "web.answers_index": ("/haeufige-fragen", "nobody"),
    "web.findings_index": ("/suche?q=Selbsthilfe", "nobody newcomer"),
    "web.guide_show": ("/so-funktioniert-mentoring", "nobody newcomer"),
    "web.plain_words_show": ("/einfache-sprache", "nobody"),
    "web.ways_show": ("/wege", "nobody newcomer"),
    "web.accessibility": ("/barrierefreiheit", "nobody"),
    "web.home_show": ("/", EVERYBODY),
    "web.imprint": ("/impressum", "nobody"),
    "web.privacy": ("/datenschutz", "nobody"),
}
OTHER_LOOKS = (
    ("accounts.mailboxes_show", "/postfach/einloggen", "nobody"),
    ("coordination.people_index", "/koordination/menschen?suche=gibt-es-nicht", "coordinator"),
    ("mentorship.enquiries_show", "/mentoring/anfragen/{question}", "asked_back"),
    ("mentorship.enquiries_show", "/mentoring/anfragen/{proposal}", "proposed"),
    ("mentorship.mentors_index", "/mentoring/mentorinnen?land=04&thema=funding", "newcomer"),
    ("mentorship.mentors_show", "/mentoring/mentorinnen/{full_mentor}", "newcomer"),
    ("offers.examples_index", "/praxisbeispiele?land=10", "nobody"),
    ("offers.examples_show", "/praxisbeispiele/{submitted_example}", "coordinator"),
    ("offers.examples_show", "/praxisbeispiele/{returned_example}", "asked"),
    ("people.regions_edit", "/profil/ort?ort=Neu", "newcomer"),
    ("people.regions_edit", "/profil/ort?ort=12345", "newcomer"),
    ("trainings.certificate_checks_show", "/fortbildungen/bescheinigung-pruefen?nummer=ZZZZ", "nobody"),
    ("trainings.trainings_index", "/fortbildungen?land=04&format=on_site", "nobody"),
    ("trainings.trainings_show", "/fortbildungen/{full}", "paired"),
    ("trainings.trainings_show", "/fortbildungen/{cancelled}", "nobody"),
    ("web.home_show", "/gibt-es-nicht", "nobody"),
)
"""Pages that look quite different with other words in their address; the last is the page of an error."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as one kind of reader sees it; `address` still waits for its ids."""

    endpoint: str
    address: str
    role: str

    def __str__(self) -> str:
        return f"{self.endpoint} as {self.role}{'' if self in FIRST_LOOKS else ' ' + self.address}"


FIRST_LOOKS = [
    Page(endpoint, address, role) for endpoint, (address, roles) in PAGES.items() for role in roles.split()
]
OTHERS = [Page(*look) for look in OTHER_LOOKS]
ALL = [*FIRST_LOOKS, *OTHERS]
ONCE = [*(Page(endpoint, address, roles.split()[0]) for endpoint, (address, roles) in PAGES.items()), *OTHERS]
"""Each address in one role only."""


def routes_that_show(app: Flask) -> set[str]:
    """The endpoints of all pages that can be asked for."""
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
