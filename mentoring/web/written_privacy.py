"""Drafts of the operator's papers on data protection, in German: facts from the code, and marked gaps."""

from collections.abc import Iterable

from flask import Flask, current_app

from mentoring.privacy.queries.fields import FieldTable, field_tables
from mentoring.privacy.queries.periods import PERIODS, Period

GAP = "**[Betreiber: bitte eintragen]**"
ACTIVITIES: dict[str, tuple[str, ...]] = {
    "Konto und Einloggen": ("accounts", "sign_ins", "letter_choices", "letters", "consents"),
    "Profile und Vorschläge": (
        "persons",
        "roles",
        "invitations",
        "mentor_profiles",
        "mentor_topics",
        "needs",
    ),
    "Anfragen und Tandems": ("enquiries", "enquiry_questions", "tandems", "agreements", "talks", "messages"),
    "Fortbildungen": ("trainer_profiles", "leads", "registrations", "attendances", "certificates"),
    "Gespräche mit der Koordination": ("consultations", "help_calls"),
    "Nachweis und Schutz": ("entries", "looks"),
}
"""Tables by what they are for; what stands in none of them comes under "Übriges"."""
REST = "Übriges"


def register_page(app: Flask) -> str:
    """The draft of a record of processing activities (GDPR Art. 30)."""
    with app.test_request_context("/"):
        tables = {table.name: table for table in field_tables()}
        named = {name for names in ACTIVITIES.values() for name in names}
        groups = {**ACTIVITIES, REST: tuple(name for name in tables if name not in named)}
        parts = [part for title, names in groups.items() for part in _activity(title, names, tables)]
        return "\n\n".join([*_head(), *parts, *_periods()]) + "\n"


def _head() -> Iterable[str]:
    yield "# Verarbeitungsverzeichnis (Entwurf)"
    yield "<!-- written by `mentoring docs`; change the code instead -->"
    yield (
        "Nach Art. 30 DSGVO. Was mit „Betreiber“ gekennzeichnet ist, kann nur wissen, wer den Dienst betreibt; alles"
        " andere schreibt das Programm aus dem Schema der Datenbank und den Einstellungen."
    )
    asked = (
        "Verantwortlich",
        "Datenschutzbeauftragte Stelle",
        "Auftragsverarbeiter (Rechenzentrum, Mailserver)",
    )
    yield "\n".join(f"- {one}: {GAP}" for one in asked)
    yield (
        "- Betroffene: Menschen, die sich austauschen oder fortbilden, wer sie anleitet, und die Koordination.\n"
        "- Empfänger: niemand außerhalb des Dienstes; Briefe gehen über den Mailserver des Betreibers.\n"
        "- Drittländer: keine. Keine Seite lädt etwas von fremden Rechnern.\n"
        "- Schutz: siehe [tom.md](tom.md)."
    )


def _activity(title: str, names: Iterable[str], tables: dict[str, FieldTable]) -> Iterable[str]:
    known = [tables[name] for name in names if name in tables]
    if not known:
        return
    yield f"## {title}"
    rows = ["| Tabelle | Feld | Zweck | Rechtsgrundlage | Frist | Wer liest |", "|---|---|---|---|---|---|"]
    for table in known:
        rows += [
            f"| `{table.name}` | {one.label} | {one.purpose} | {one.basis} | {one.retention} | {one.readers} |"
            for one in table.fields
        ]
    yield "\n".join(rows)


def _periods() -> Iterable[str]:
    yield "## Was von selbst gelöscht wird"
    rows = ["| Was | Frist | Einstellung |", "|---|---|---|"]
    rows += [f"| {one.what} | {_length(one)} {one.since} | `{one.setting}` |" for one in PERIODS]
    yield "\n".join(rows)


def _length(period: Period) -> str:
    return f"{period.length} {'Monate' if period.months else 'Tage'}"


def measures_page(app: Flask) -> str:
    """The draft of technical and organisational measures (GDPR Art. 32)."""
    with app.test_request_context("/"):
        grace = current_app.config["ERASURE_GRACE_DAYS"]
        sections = (f"## {title}\n\n" + "\n".join(f"- {one}" for one in lines) for title, lines in MEASURES)
        intro = (
            "Nach Art. 32 DSGVO. Was das Programm tut, steht hier mit dem Ort im Code oder dem Befehl, der es zeigt;"
            f" das Übrige ergänzt der Betreiber. Nach dem Wunsch zu gehen vergehen {grace} Tage bis zur Löschung."
        )
        head = ["# Technische und organisatorische Maßnahmen (Entwurf)", _WRITTEN, intro]
        return "\n\n".join([*head, *sections]) + "\n"


_WRITTEN = "<!-- written by `mentoring docs`; change the code instead -->"
MEASURES = (
    (
        "Zutritt und Rechner",
        (
            f"Standort, Schlüssel, Verträge mit dem Rechenzentrum: {GAP}",
            f"Verschlüsselte Datenträger: {GAP}",
            "Der Dienst läuft unter einem eigenen Benutzer ohne Rechte (`docs/betrieb.md`).",
        ),
    ),
    (
        "Zugang",
        (
            "Einloggen mit einmaligem Link oder Passwort ab 15 Zeichen, argon2id; gängige Passwörter werden abgelehnt.",
            "Zweite Stufe ist für die Koordination Pflicht; jedes eingeloggte Gerät ist eine Zeile und endet einzeln.",
            "Versuche werden in der Datenbank gezählt, vor jedem Hashen, für alle Prozesse gemeinsam.",
            f"Wer Koordination sein darf, und wer das entscheidet: {GAP}",
        ),
    ),
    (
        "Zugriff",
        (
            "Jede Seite sagt, wer sie öffnen darf; ohne Angabe startet der Dienst nicht (`docs/routes.md`).",
            "Fremde Zeilen gibt es nicht: Abfragen beginnen bei der Person, die liest; sonst 404.",
            "Die Koordination sieht Zustände. Für Angaben nennt sie erst den Zweck; die Person liest, wer nachsah.",
            "Lesende Seiten können nicht schreiben: Die Datenbank selbst verweigert es.",
        ),
    ),
    (
        "Trennung und Sparsamkeit",
        (
            "Jede Spalte mit Angaben über Menschen trägt Zweck, Leser und Frist (`/datenschutz/felder`).",
            "Namen von Selbsthilfegruppen nur mit ausdrücklicher, widerrufbarer Einwilligung, je Fassung gespeichert.",
            "Freie Texte sind kurz, gehen nie in Briefe, Kalender oder das Modell.",
        ),
    ),
    (
        "Weitergabe",
        (
            "Keine Dritten, keine Statistik, kein fremder Rechner: Content-Security-Policy `default-src 'none'`.",
            "TLS nach außen durch den Proxy; zum Mailserver mit geprüftem Zertifikat.",
            "Briefe enthalten keine Worte anderer; Links darin gelten einmal, einem Zweck und eine Zeit lang.",
        ),
    ),
    (
        "Eingabe und Nachweis",
        (
            "Zustände ändern sich nur durch benannte Schritte; jeder schreibt eine Zeile ins Protokoll, ohne Namen.",
            "Protokolle des Servers sind JSON ohne Namen, Adressen, Schlüssel und Suchworte.",
            f"Aufbewahrung der Serverprotokolle: 7 Tage, im Betrieb eingestellt (`MaxRetentionSec=7day`): {GAP}",
        ),
    ),
    (
        "Verfügbarkeit",
        (
            "`mentoring backup` sichert im Betrieb, prüft und verschlüsselt mit BACKUP_KEY; `restore --verify` probt.",
            "`/readyz` meldet Datenbank, Stand der Tabellen und den ältesten Brief.",
            f"Ort der Sicherungen, wie lange, und wer die Probe macht: {GAP}",
        ),
    ),
    (
        "Löschen",
        (
            "Fristen laufen von selbst; die Koordination sieht unter `/koordination/loeschfristen`, was morgen geht.",
            "SQLite überschreibt Gelöschtes (`secure_delete`) und leert sein Protokoll. Bei PostgreSQL schreibt der"
            " Betreiber die Tabellen einmal im Monat neu (`VACUUM (FULL)`, siehe betrieb.md); das WAL wird mit der Zeit"
            " überschrieben.",
            "Wer gelöscht ist, steht als Kennzeichen ohne Namen in `erasures.txt`; eine zurückgeholte Sicherung"
            " vergisst wieder. Bewahren Sie die Datei und den SECRET_KEY getrennt von den Sicherungen auf.",
            f"Archivierte WAL-Dateien von PostgreSQL und Schnappschüsse des Rechners: {GAP}",
        ),
    ),
    (
        "Prüfen",
        (
            "Die Tests des Programms zeigen jede dieser Aussagen; `python -m tests.proof` druckt die Zahlen.",
            f"Schulung der Koordination, Verfahren bei Pannen (72 Stunden), jährliche Durchsicht: {GAP}",
        ),
    ),
)
