"""The invented people and trainings of the demo, as plain rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody: local part of the address, name, roles, number of the house in demo_institutions.csv, topics."""

    slug: str
    name: str
    roles: str
    house: int
    topics: str = ""
    formats: str = "online on_site"
    places: int = 2
    experience: str = ""
    searching: int = 5
    """Days since the wish was published."""


@dataclass(frozen=True, slots=True)
class InventedTraining:
    """A training: who leads it, and its dates as (days from today, hour, hours)."""

    trainer: str
    title: str
    summary: str
    format: str
    venue: str
    land: str
    seats: int
    topics: str
    audience: str
    dates: tuple[tuple[int, int, int], ...]
    ending: str = "published"
    kind: str = "training"
    materials: tuple[tuple[str, str], ...] = ()


COORDINATORS = (
    Invented("koordination", "Ruth Albers", "", 19),
    Invented("vertretung", "Tobias Brandt", "", 19),
)
MENTORS = (
    Invented(
        "mentorin",
        "Sabine Krüger",
        "mentor",
        17,
        "cooperation_agreement winning_clinics quality_circle_start eye_level",
        experience="Ich begleite seit vielen Jahren Kooperationen mit Kliniken.",
    ),
    Invented(
        "mentor",
        "Dr. Mehmet Aydın",
        "mentor",
        1,
        "officer_role patient_referral leadership_buy_in cooperation_agreement",
        places=3,
        experience="Wir haben die Auszeichnung zweimal verlängert.",
    ),
    Invented(
        "petersen",
        "Frauke Petersen",
        "mentor",
        16,
        "visibility public_relations winning_groups cooperation_agreement",
        "online",
        1,
    ),
    Invented(
        "lindner",
        "Karl Lindner",
        "mentor",
        0,
        "appoint_officer handover staff_training quality_circle_start leadership_buy_in",
    ),
    Invented(
        "bergmann",
        "Inga Bergmann",
        "mentor",
        2,
        "quality_circle_sustain re_award qm_integration",
        "online",
        3,
    ),
    Invented(
        "huber", "Josef Huber", "mentor", 3, "patient_referral regular_exchange officer_role", "on_site phone"
    ),
    Invented(
        "nowak",
        "Katarina Nowak",
        "mentor",
        4,
        "steering_group goals_measures award_preparation cooperation_agreement",
    ),
    Invented("holm", "Birte Holm", "mentor", 5, "diversity eye_level winning_groups", "online phone", 1),
    Invented(
        "seidel", "Rolf Seidel", "mentor", 6, "staff_training participation concept_intro self_help_basics"
    ),
    Invented("janssen", "Meike Janssen", "mentor", 7, "patient_referral visibility officer_role", places=1),
    Invented(
        "wolf",
        "Daniela Wolf",
        "mentor",
        8,
        "cooperation_agreement regular_exchange reviving_cooperation quality_circle_start",
        "online",
    ),
    Invented(
        "brunner",
        "Anton Brunner",
        "mentor",
        9,
        "award_preparation goals_measures qm_integration",
        "online on_site",
        1,
    ),
    Invented(
        "maier",
        "Petra Maier",
        "mentor trainer",
        18,
        "self_help_basics winning_clinics funding",
        "online phone",
    ),
    Invented("krause", "Uwe Krause", "mentor", 21, "participation funding eye_level", "online", 0),
)
NEWCOMERS = (
    Invented(
        "neu", "Lena Hoffmann", "newcomer", 16, "cooperation_agreement quality_circle_start", searching=2
    ),
    Invented("wartet", "Jonas Weber", "newcomer", 1, "officer_role patient_referral", searching=9),
    Invented(
        "tandem", "Aylin Demir", "newcomer", 7, "patient_referral visibility officer_role", searching=34
    ),
    Invented("frank", "Melanie Frank", "newcomer", 10, "visibility patient_referral", searching=12),
    Invented("otto", "Hannes Otto", "newcomer", 12, "appoint_officer leadership_buy_in", searching=16),
    Invented(
        "schreiber", "Gesa Schreiber", "newcomer", 20, "winning_clinics eye_level", "online", searching=26
    ),
    Invented("lange", "Moritz Lange", "newcomer", 13, "concept_intro self_help_basics", searching=4),
    Invented("kaya", "Deniz Kaya", "newcomer", 15, "concept_intro self_help_basics", searching=48),
    Invented("vogel", "Clara Vogel", "newcomer", 14, "steering_group goals_measures", searching=33),
    Invented("roth", "Stefan Roth", "newcomer", 11, "reviving_cooperation regular_exchange", searching=50),
    Invented("beck", "Ilka Beck", "newcomer", 14, "diversity eye_level", searching=47),
)
TRAINERS = (
    Invented("leitung", "Antje Vogt", "trainer", 17, experience="Ich leite Einstiegs- und Aufbaukurse."),
    Invented("gerlach", "Simon Gerlach", "trainer", 1, experience="Ich komme aus dem Qualitätsmanagement."),
    Invented("maier", "Petra Maier", "mentor trainer", 18, experience="Ich verbinde Selbsthilfe und Praxis."),
)
TRAININGS = (
    InventedTraining(
        "leitung",
        "Einstieg: Was heißt selbsthilfefreundlich?",
        "Grundlagen in zwei Stunden, mit Zeit für Fragen.",
        "online",
        "",
        "",
        20,
        "self_help_basics concept_intro",
        "",
        ((9, 10, 2), (40, 14, 2), (54, 14, 2)),
        "shortened",
        materials=(("Wegweiser für den Einstieg", "https://example.org/wegweiser"),),
    ),
    InventedTraining(
        "leitung",
        "Klinik und Kontaktstelle: erste Schritte zur Kooperation",
        "Vom ersten Gespräch zur Vereinbarung.",
        "on_site",
        "Bürgerhaus Kiel, Großer Saal",
        "01",
        13,
        "cooperation_agreement winning_clinics",
        "hospital self_help_contact_point",
        ((23, 9, 7),),
    ),
    InventedTraining(
        "gerlach",
        "Selbsthilfebeauftragte im Krankenhaus: Rolle und Alltag",
        "Aufgaben, Zeit und Rückhalt im Haus.",
        "online",
        "",
        "",
        2,
        "officer_role appoint_officer",
        "hospital psychiatric_hospital",
        ((30, 13, 3),),
    ),
    InventedTraining(
        "gerlach",
        "Qualitätszirkel gründen und moderieren",
        "Drei Termine, dazwischen ein eigener Versuch.",
        "hybrid",
        "Stadthaus Osnabrück, Raum 2",
        "03",
        16,
        "quality_circle_start",
        "",
        ((16, 10, 4), (37, 10, 4), (65, 10, 4)),
    ),
    InventedTraining(
        "maier",
        "Selbsthilfe in der Praxis: kurz erklärt",
        "Für Praxen und MVZ, in der Mittagspause.",
        "online",
        "",
        "10",
        30,
        "patient_referral self_help_basics",
        "practice medical_centre",
        ((12, 13, 1),),
    ),
    InventedTraining(
        "maier",
        "Auszeichnung vorbereiten: Qualitätsbericht und Selbstbewertung",
        "Mit Beispielen und Vorlagen.",
        "online",
        "",
        "",
        25,
        "award_preparation goals_measures",
        "",
        ((51, 9, 3),),
    ),
    InventedTraining(
        "leitung",
        "Regionaltreffen Nord",
        "Austausch der Häuser und Kontaktstellen im Norden.",
        "on_site",
        "Kulturzentrum Lübeck",
        "01",
        40,
        "regular_exchange",
        "",
        ((-20, 10, 5),),
        kind="regional_meeting",
    ),
    InventedTraining(
        "gerlach",
        "Mitarbeitende für Selbsthilfe gewinnen",
        "Diese Fortbildung ist abgesagt.",
        "online",
        "",
        "",
        15,
        "staff_training",
        "",
        ((19, 9, 2),),
        "cancelled",
    ),
    InventedTraining(
        "maier",
        "Selbsthilfe in der Reha-Entlassung",
        "Noch ein Entwurf.",
        "online",
        "",
        "",
        15,
        "patient_referral",
        "rehab_clinic",
        ((70, 10, 2),),
        "draft",
    ),
    InventedTraining(
        "leitung",
        "Gesprächsrunden mit Gruppen vorbereiten",
        "Wie ein erstes Treffen mit einer Gruppe gelingt.",
        "online",
        "",
        "",
        12,
        "winning_groups eye_level",
        "",
        ((4, 15, 2),),
    ),
)
LEADS = (
    ("maier", "leitung", "Selbsthilfe in der Reha", True),
    ("gerlach", "leitung", "Qualitätszirkel", False),
)
"""Who asked whom to lead a training with them, and whether they have said yes."""
