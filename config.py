"""All settings: what each is for, what it is when nobody says, and why production may refuse to start."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

DEVELOPMENT_KEY = "development only, never in production"
SHORTEST_KEY = 32
ENVIRONMENTS = ("development", "demo", "production")
PLACEHOLDER = "[bitte eintragen]"


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable. `kind` is str, int, bool or time (which stays a text like 07:30, or empty).

    `about` is the line in docs/settings.md (German).
    """

    name: str
    default: str
    about: str
    kind: type = str


def _number(name: str, default: int, about: str) -> Setting:
    """A setting that is a whole number."""
    return Setting(name, str(default), about, int)


SETTINGS = (
    Setting(
        "ENVIRONMENT",
        "development",
        "`development`, `demo` oder `production`. In `production` gelten strenge Startregeln.",
    ),
    Setting("DATA_FOLDER", "data", "Ordner für SQLite-Datei und abgelegte Briefe."),
    Setting("DATABASE_URL", "", "Datenbank, z. B. `postgresql://name@host/db`. Leer: SQLite im Datenordner."),
    Setting(
        "SECRET_KEY", DEVELOPMENT_KEY, "Geheimer Schlüssel, mindestens 32 Zeichen. Pflicht in Produktion."
    ),
    Setting(
        "SECRET_KEY_FALLBACKS",
        "",
        "Frühere SECRET_KEYs, durch Leerzeichen getrennt: Anmeldungen, Links und Löschliste von damals gelten weiter.",
    ),
    Setting("PASSWORD_SALT", "", "Salz für Passwörter und Bestätigungen. Leer: aus SECRET_KEY abgeleitet."),
    Setting(
        "TOTP_SECRET", "", "Schlüssel für die zweite Stufe der Koordination. Leer: aus SECRET_KEY abgeleitet."
    ),
    Setting(
        "PUBLIC_URL",
        "http://127.0.0.1:5000",
        "Adresse des Dienstes für Links in Briefen und Kalendern. Pflicht in Produktion.",
    ),
    _number(
        "TRUSTED_PROXIES",
        0,
        "So viele eigene Proxys stehen davor; von ihnen wird X-Forwarded-For und X-Forwarded-Proto geglaubt.",
    ),
    Setting("DEBUG", "0", "Entwicklungsmodus von Flask. In Produktion verboten.", bool),
    Setting("SITE_NAME", "Augenhöhe", "Name des Dienstes."),
    Setting("SITE_TAGLINE", "Mentoring und Fortbildung", "Zeile unter dem Namen."),
    Setting("OPERATOR_NAME", PLACEHOLDER, "Betreiber: Name der Organisation."),
    Setting("OPERATOR_ADDRESS", PLACEHOLDER, "Betreiber: Anschrift, Zeilen mit `|` getrennt."),
    Setting("OPERATOR_REPRESENTATIVE", PLACEHOLDER, "Betreiber: vertretungsberechtigte Person."),
    Setting("OPERATOR_REGISTER", "", "Betreiber: Registergericht und Nummer, wenn vorhanden."),
    Setting("OFFICE_MAIL", "koordination@example.org", "E-Mail-Adresse der Koordination."),
    Setting("OFFICE_PHONE", PLACEHOLDER, "Telefon der Koordination."),
    Setting("OFFICE_HOURS", "Mo–Do, 9–15 Uhr", "Sprechzeiten der Koordination."),
    Setting("PRIVACY_OFFICER", PLACEHOLDER, "Datenschutzbeauftragte Person oder Stelle."),
    Setting(
        "ACCESSIBILITY_BODY", PLACEHOLDER, "Schlichtungs- oder Durchsetzungsstelle für Barrierefreiheit."
    ),
    Setting("SMTP_HOST", "", "Mailserver. Leer: Briefe werden im Datenordner abgelegt."),
    _number("SMTP_PORT", 587, "Port des Mailservers."),
    Setting("SMTP_STARTTLS", "1", "Verschlüsselung zum Mailserver.", bool),
    Setting(
        "SMTP_IMPLICIT_TLS",
        "0",
        "Verschlüsselt vom ersten Zeichen an, üblich auf Port 465. SMTP_STARTTLS gilt dann nicht.",
        bool,
    ),
    Setting("SMTP_USER", "", "Anmeldename am Mailserver."),
    Setting("SMTP_PASSWORD", "", "Passwort am Mailserver."),
    Setting("MAIL_FROM", "mentoring@example.org", "Absender aller Briefe."),
    Setting(
        "QUIET_FROM",
        "21:00",
        "Von dieser Uhrzeit an ruhen Briefe bis zum Morgen, außer zur Sicherheit.",
        time,
    ),
    Setting(
        "QUIET_UNTIL", "07:00", "Bis zu dieser Uhrzeit ruhen Briefe. Gleich QUIET_FROM: keine Ruhezeit.", time
    ),
    Setting(
        "DIGEST_AT",
        "07:30",
        "Um diese Uhrzeit geht an Arbeitstagen gesammelt hinaus, was warten kann. Leer: alles sofort.",
        time,
    ),
    Setting(
        "SELF_SERVICE",
        "on",
        "Wer sucht, fragt selbst. `off`: Nur die Koordination schlägt vor, beide sagen weiter Ja oder Nein.",
        bool,
    ),
    Setting("CALENDAR_DOMAIN", "", "Domain in Kalender-Kennungen. Leer: aus PUBLIC_URL."),
    _number("UNCONFIRMED_INVITED_DAYS", 30, "Nach so vielen Tagen werden unbestätigte Einladungen gelöscht."),
    _number("UNCONFIRMED_DAYS", 7, "Nach so vielen Tagen werden unbestätigte Konten gelöscht."),
    _number(
        "NEW_ADDRESS_DAYS", 7, "Nach so vielen Tagen wird eine unbestätigte neue E-Mail-Adresse vergessen."
    ),
    _number(
        "ERASURE_GRACE_DAYS",
        14,
        "So viele Tage nach dem Wunsch wird ein Konto gelöscht; Einloggen bricht ab.",
    ),
    _number("INACTIVE_LETTER_MONTHS", 12, "Nach so vielen Monaten ohne Einloggen fragt ein Brief nach."),
    _number("INACTIVE_ERASURE_MONTHS", 24, "Nach so vielen Monaten ohne Einloggen wird ein Konto gelöscht."),
    _number(
        "LOOKS_KEPT_DAYS", 365, "So viele Tage bleibt vermerkt, wer von der Koordination nachgesehen hat."
    ),
    _number(
        "ERASURES_KEPT_DAYS",
        365,
        "So viele Tage bleiben Schlüssel gelöschter Konten; mindestens so lange wie die älteste Sicherung.",
    ),
    _number("LETTERS_KEPT_DAYS", 30, "So viele Tage nach dem Versand bleiben Briefe an Adressen ohne Konto."),
    _number("ENQUIRY_WORKING_DAYS", 10, "So viele Arbeitstage hat eine Anfrage Zeit."),
    _number(
        "ENQUIRY_REMINDER_WORKING_DAYS",
        5,
        "Nach so vielen Arbeitstagen ohne Antwort geht eine Erinnerung hinaus, einmal.",
    ),
    _number("QUESTION_WORKING_DAYS", 5, "So viele Arbeitstage hat eine Rückfrage oder Antwort Zeit."),
    _number(
        "COOL_DOWN_DECLINED_DAYS", 180, "So lange nach einem Nein wird dieselbe Person nicht wieder gefragt."
    ),
    _number(
        "COOL_DOWN_EXPIRED_DAYS",
        30,
        "So lange nach einer abgelaufenen Anfrage wird dieselbe Person nicht wieder gefragt.",
    ),
    _number(
        "WAITING_PROMISE_DAYS", 21, "Spätestens nach so vielen Tagen liegt ein Wunsch bei einem Menschen."
    ),
    _number(
        "NEED_REPORT_DAYS", 14, "Nach so vielen Tagen sagt ein Brief ehrlich, wie es um eine Suche steht."
    ),
    _number("NEED_QUESTION_DAYS", 60, "Nach so vielen stillen Tagen fragt ein Brief, ob noch gesucht wird."),
    _number("NEED_LAPSE_DAYS", 180, "Nach so vielen Tagen Pause endet eine Suche."),
    _number("OFFER_HOURS", 48, "So viele Stunden wird ein frei gewordener Platz für jemanden gehalten."),
    _number(
        "OFFER_STOP_HOURS",
        72,
        "So viele Stunden vor Beginn enden Angebote; dann gilt: Wer zuerst kommt, hat den Platz.",
    ),
    _number(
        "TANDEM_FIRST_LETTER_DAYS",
        7,
        "Nach so vielen Tagen ohne Kontakt erinnert ein Brief an das erste Gespräch.",
    ),
    _number("TANDEM_SECOND_LETTER_DAYS", 14, "Nach so vielen Tagen ohne Kontakt erinnert ein zweiter Brief."),
    _number(
        "TANDEM_DESK_DAYS", 21, "Nach so vielen Tagen ohne Kontakt liegt ein Tandem bei der Koordination."
    ),
    _number(
        "TANDEM_QUESTION_DAYS",
        28,
        "Nach so vielen stillen Tagen des Kennenlernens fragt ein Brief, ob es weitergeht.",
    ),
    _number("TANDEM_ANSWER_DAYS", 14, "So viele Tage nach einer Frage endet ein Tandem ohne Antwort leise."),
    _number(
        "TANDEM_SILENCE_DAYS", 60, "Nach so vielen Tagen ohne notiertes Gespräch fragt ein Brief einmal nach."
    ),
    _number("TANDEM_PAUSE_DAYS", 90, "So viele Tage dauert die Pause eines Tandems höchstens."),
    _number("TANDEM_END_FIRST_DAYS", 28, "So viele Tage vor dem geplanten Ende kündigt ein Brief es an."),
    _number(
        "TANDEM_END_SECOND_DAYS", 7, "So viele Tage vor dem geplanten Ende kündigt ein zweiter Brief es an."
    ),
    _number(
        "TANDEM_REOPEN_DAYS", 14, "So viele Tage lang können beide ein beendetes Tandem wieder aufnehmen."
    ),
    _number(
        "CHECK_IN_FIRST_DAYS",
        28,
        "So viele Tage nach der Vereinbarung fragt der Dienst jede Seite für sich, wie es läuft.",
    ),
    _number("CHECK_IN_DAYS", 56, "Danach fragt er nach je so vielen Tagen wieder."),
    _number(
        "WORDS_KEPT_DAYS",
        90,
        "So viele Tage bleiben Worte nach dem Ende: von Anfragen, Tandems und erledigten Bitten um Hilfe.",
    ),
    _number(
        "REGISTRATION_KEPT_DAYS",
        183,
        "So viele Tage nach dem letzten Termin wird gelöscht, wer teilnahm; Nummern von Bescheinigungen bleiben.",
    ),
    _number("COHORTS_KEPT_DAYS", 365, "So viele Tage bleibt ein Vorschlag für alle, mit den Paaren darin."),
    _number(
        "REPORT_AFTER_DAYS",
        31,
        "So viele Tage nach dem Ende eines Jahres entsteht sein Bericht; danach ändert er sich nicht mehr.",
    ),
    _number(
        "COHORT_SECONDS",
        60,
        "So viele Sekunden rechnet der Arbeiter höchstens an einem Vorschlag für alle; dann gilt, was gefunden ist.",
    ),
    _number("WORKER_SECONDS", 5, "Pause des Arbeiters zwischen zwei Runden."),
    _number(
        "LETTER_LEASE_SECONDS",
        300,
        "So lange hält ein Arbeiter einen Brief in der Hand; danach nimmt ihn ein anderer auf.",
    ),
    _number(
        "LETTERS_LATE_MINUTES",
        30,
        "Liegt ein fälliger Brief länger, meldet `/readyz` den Dienst als nicht bereit.",
    ),
    Setting("READ_ONLY", "0", "Wartung: Alles lässt sich lesen, nichts wird geschrieben.", bool),
    Setting("BACKUP_KEY", "", "Schlüssel, mit dem Sicherungen verschlüsselt werden. Leer: unverschlüsselt."),
)


def _hour(text: str) -> str:
    return time.fromisoformat(text).strftime("%H:%M")


ON, OFF = ("on", "1", "true", "yes", "ja"), ("off", "0", "false", "no", "nein")


def _switch(text: str) -> bool:
    if text.lower() not in ON + OFF:
        raise ValueError(text)
    return text.lower() in ON


WANTED: dict[type, tuple[Callable[[str], str | int], str]] = {
    bool: (_switch, "`on` oder `off`"),
    int: (int, "eine ganze Zahl"),
    time: (_hour, "eine Uhrzeit wie 07:30"),
}
"""How a setting is read that not every text can be, and what it needs to be, in words."""


def load(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """All settings from the environment, typed, with what follows from them."""
    values = {
        setting.name: _typed(setting, environ.get(setting.name, setting.default)) for setting in SETTINGS
    }
    folder = Path(values["DATA_FOLDER"]).absolute()
    values["MAIL_FOLDER"] = str(folder / "letters")
    values["DATABASE_URL"] = _driver(values["DATABASE_URL"] or f"sqlite:///{folder / 'augenhoehe.db'}")
    for name in ("PASSWORD_SALT", "TOTP_SECRET"):
        values[name] = values[name] or f"{name}:{values['SECRET_KEY']}"
    values["SECRET_KEY_FALLBACKS"] = values["SECRET_KEY_FALLBACKS"].split()
    values["PUBLIC_URL_NAMED"] = bool(environ.get("PUBLIC_URL", "").strip())
    return values


def _typed(setting: Setting, text: str) -> str | int | bool:
    text = text.strip()
    if setting.kind in WANTED and (text or setting.kind is not time):
        read, wanted = WANTED[setting.kind]
        try:
            return read(text)
        except ValueError:
            raise SystemExit(f"{setting.name} braucht {wanted}, nicht „{text}“.") from None
    return text


def _driver(url: str) -> str:
    """Plain postgres:// and postgresql:// mean psycopg 3."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def reasons_not_to_start(values: Mapping[str, Any]) -> list[str]:
    """Why production must not start with these settings; empty when it may."""
    if values["ENVIRONMENT"] not in ENVIRONMENTS:
        return [f"ENVIRONMENT ist keines von {', '.join(ENVIRONMENTS)}."]
    if values["ENVIRONMENT"] != "production":
        return []
    key = values["SECRET_KEY"]
    older = values["SECRET_KEY_FALLBACKS"]
    follows = [name for name in ("PASSWORD_SALT", "TOTP_SECRET") if values[name] == f"{name}:{key}"]
    checks = (
        (key == DEVELOPMENT_KEY or not key, "SECRET_KEY fehlt."),
        (len(key) < SHORTEST_KEY, f"SECRET_KEY ist kürzer als {SHORTEST_KEY} Zeichen."),
        (any(len(one) < SHORTEST_KEY for one in older), "Ein Schlüssel in SECRET_KEY_FALLBACKS ist zu kurz."),
        (older and follows, "Neben SECRET_KEY_FALLBACKS müssen PASSWORD_SALT und TOTP_SECRET genannt sein."),
        (values["DEBUG"], "DEBUG ist eingeschaltet."),
        (not values["PUBLIC_URL_NAMED"], "PUBLIC_URL fehlt."),
    )
    return [reason for bad, reason in checks if bad]


def placeholders(values: Mapping[str, Any]) -> list[str]:
    """Names of settings that still hold a placeholder; the office is warned while there are any."""
    return [setting.name for setting in SETTINGS if values.get(setting.name) == PLACEHOLDER]
