"""Forty and more kinds of faults in a row of a table of people: what is changed, in which column, and what is said."""

HEADER = [
    *("name", "email", "einrichtungsart", "land", "rolle"),
    *("kreis", "einrichtung", "themen", "formate", "sprachen", "plaetze"),
]
GOOD = {
    "name": "Anna Lind",
    "email": "",
    "einrichtungsart": "Krankenhaus",
    "land": "Niedersachsen",
    "rolle": "Mentor*in",
    "kreis": "Region Hannover",
    "einrichtung": "Klinikum Nord",
    "themen": "officer_role, funding",
    "formate": "online, vor Ort",
    "sprachen": "Deutsch",
    "plaetze": "2",
}
LONG = "Bitte höchstens %s Zeichen eingeben."
NO_MENTOR = {"rolle": "neu dabei", "formate": "", "sprachen": "", "plaetze": ""}
OFFER = "Das gehört zu „Erfahrung teilen“. Bitte lassen Sie die Zelle leer."
AWAY = "Das steht zurzeit nicht zur Auswahl. Bitte wählen Sie etwas anderes."
ADDRESS = "Hier steht eine Adresse statt eines Namens."
FIVE = "officer_role, funding, visibility, handover, diversity"
KINDS: list[tuple[dict[str, str], str, str]] = [
    ({"name": ""}, "name", "Hier fehlt der Name."),
    ({"name": "x" * 121}, "name", LONG % 120),
    ({"name": "anna@example.org"}, "name", ADDRESS),
    ({"name": "12345"}, "name", "„12345“ ist kein Name."),
    (
        {"name": "=SUMME(A1)"},
        "name",
        "Das sieht wie eine Formel aus. Bitte ohne =, +, - oder @ am Anfang schreiben.",
    ),
    (
        {"name": "Anna\nLind"},
        "name",
        "Hier steht ein Zeilenumbruch. Bitte schreiben Sie alles in eine Zeile.",
    ),
    (
        {"name": "Anna\x07Lind"},
        "name",
        "Hier steht ein unsichtbares Steuerzeichen. Bitte tippen Sie die Zelle neu.",
    ),
    (
        {"name": "MÃ¼ller"},
        "name",
        "Die Umlaute sind beschädigt. Bitte speichern Sie die Tabelle als „CSV UTF-8“.",
    ),
    ({"land": "#NV"}, "land", "Hier steht eine Fehlermeldung Ihrer Tabelle statt einer Angabe."),
    ({"themen": "x" * 501}, "themen", LONG % 500),
    ({"email": " "}, "email", "Hier fehlt die E-Mail-Adresse."),
    ({"email": "anna"}, "email", "„anna“ ist keine E-Mail-Adresse wie name@example.org."),
    ({"email": f"{'a' * 250}@example.org"}, "email", LONG % 254),
    ({"email": "a@example.org, b@example.org"}, "email", "Bitte nur eine Adresse eingeben."),
    (
        {"email": "mailto:a@example.org"},
        "email",
        "Bitte nur die Adresse eingeben, ohne Namen und ohne „mailto“.",
    ),
    ({"email": "known@example.org"}, "email", "Ist schon dabei."),
    ({"email": "waits@example.org"}, "email", "Hat schon einen Brief bekommen."),
    (
        {"email": "p1@example.org"},
        "email",
        "Dieselbe Adresse steht schon in Zeile 2. Sie bekommt einen Brief.",
    ),
    ({"einrichtungsart": ""}, "einrichtungsart", "Hier fehlt die Einrichtungsart."),
    ({"einrichtungsart": "Zoo"}, "einrichtungsart", "„Zoo“ kennen wir nicht."),
    ({"einrichtungsart": "pharmacy"}, "einrichtungsart", AWAY),
    ({"land": ""}, "land", "Hier fehlt das Land."),
    ({"land": "Österreich", "kreis": ""}, "land", "„Österreich“ kennen wir nicht."),
    ({"kreis": "Kreis Nirgendwo"}, "kreis", "Den Kreis „Kreis Nirgendwo“ kennen wir nicht."),
    ({"kreis": "Bremen"}, "kreis", "Dieser Kreis liegt nicht in diesem Land."),
    ({"rolle": ""}, "rolle", "Hier fehlt die Rolle."),
    ({"rolle": "Chefin"}, "rolle", "„chefin“ kennen wir nicht."),
    (
        {"rolle": "Koordination"},
        "rolle",
        "Die Rolle Koordination vergeben Sie auf der Seite der Person, nicht mit einer Liste.",
    ),
    ({"themen": "Kochen"}, "themen", "„Kochen“ kennen wir nicht."),
    ({"themen": "eye_level"}, "themen", AWAY),
    ({"themen": "funding, funding"}, "themen", "Hier steht etwas zweimal."),
    (
        {**NO_MENTOR, "themen": f"{FIVE}, participation"},
        "themen",
        "Wer neu dabei ist, wählt höchstens 5 Themen.",
    ),
    (
        {**NO_MENTOR, "rolle": "Fortbildung"},
        "themen",
        "Themen gehören zu „Neu dabei“ oder „Erfahrung teilen“.",
    ),
    ({"formate": "Brieftaube"}, "formate", "„Brieftaube“ kennen wir nicht."),
    ({**NO_MENTOR, "formate": "online"}, "formate", OFFER),
    ({"sprachen": "Klingonisch"}, "sprachen", "„Klingonisch“ kennen wir nicht."),
    ({**NO_MENTOR, "sprachen": "de"}, "sprachen", OFFER),
    ({"plaetze": "zwei"}, "plaetze", "„zwei“ ist keine ganze Zahl."),
    ({"plaetze": "2,5"}, "plaetze", "„2,5“ ist keine ganze Zahl."),
    ({"plaetze": "12"}, "plaetze", "Bitte eine Zahl von 0 bis 9 eingeben."),
    ({**NO_MENTOR, "plaetze": "1"}, "plaetze", OFFER),
    ({"einrichtung": "x" * 121}, "einrichtung", LONG % 120),
    ({"einrichtung": "www.klinik.example"}, "einrichtung", ADDRESS),
    (
        {"einrichtungsart": "self_help_group"},
        "einrichtung",
        "Den Namen einer Gruppe nehmen wir nicht auf. Die Person gibt ihn selbst an, wenn sie möchte.",
    ),
]
