"""What every page has: the site's name, navigation, dates in words, theme and static files."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from babel.dates import format_date
from flask import Flask, current_app, request
from flask_babel import lazy_gettext as _l
from werkzeug.local import LocalProxy

from mentoring.core import clock
from mentoring.core.access import current_reader
from mentoring.web.language import alternate_url, current_language, here_url, spoken_language
from mentoring.web.navigation import navigation
from mentoring.web.static_files import static_url

THEMES = ("system", "light", "dark")
DEFAULT_WORDS = {
    "Mentoring und Fortbildung": _l("Mentoring und Fortbildung"),
    "Mo–Do, 9–15 Uhr": _l("Mo–Do, 9–15 Uhr"),
}


def set_up_frame(app: Flask) -> None:
    """Give templates their words."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "day": day,
        "long_day": long_day,
        "clock_time": clock_time,
        "moment": moment,
        "month_year": month_year,
        "iso": iso,
    }
    app.jinja_env.globals |= {"static_url": static_url, "endpoint_exists": _endpoint_exists}
    app.context_processor(_page_words)


def _page_words() -> dict[str, Any]:
    words: dict[str, Any] = {"site": site(), "locale": current_language()}
    if request:
        words |= {
            "alternate_url": alternate_url(),
            "here_url": here_url(),
            "theme": theme(),
            "navigation": LocalProxy(navigation),
            "reader": LocalProxy(current_reader),
        }
    return words


def site() -> SimpleNamespace:
    """The operator's words, from settings."""
    config = current_app.config
    return SimpleNamespace(
        name=config["SITE_NAME"],
        tagline=_spoken(config["SITE_TAGLINE"]),
        operator=config["OPERATOR_NAME"],
        phone=config["OFFICE_PHONE"],
        mail=config["OFFICE_MAIL"],
        office_hours=_spoken(config["OFFICE_HOURS"]),
        public_url=config["PUBLIC_URL"].rstrip("/"),
    )


def _spoken(words: str) -> str:
    """A setting's words: those of the default in the language of the page, the operator's own as they are."""
    return str(DEFAULT_WORDS.get(words, words))


def operator() -> SimpleNamespace:
    """Who runs the service, for the legal pages."""
    config = current_app.config
    return SimpleNamespace(
        name=config["OPERATOR_NAME"],
        address=[line.strip() for line in config["OPERATOR_ADDRESS"].split("|")],
        representative=config["OPERATOR_REPRESENTATIVE"],
        register=config["OPERATOR_REGISTER"],
        privacy_officer=config["PRIVACY_OFFICER"],
        accessibility_body=config["ACCESSIBILITY_BODY"],
    )


def theme() -> str:
    """The reader's choice of light or dark, from a cookie of its own."""
    chosen = request.cookies.get("theme", "system")
    return chosen if chosen in THEMES else "system"


def _endpoint_exists(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


def _german_day(value: date | datetime) -> date:
    return clock.in_berlin(value).date() if isinstance(value, datetime) else value


def day(value: date | datetime) -> str:
    """Do, 14.01.2027 – Thu, 14 Jan 2027."""
    english = spoken_language() == "en"
    pattern = "EEE, d MMM y" if english else "EEEEEE, dd.MM.y"
    return format_date(_german_day(value), pattern, locale="en_GB" if english else "de_DE").replace(".,", ",")


def long_day(value: date | datetime) -> str:
    """Donnerstag, 14. Januar 2027 – Thursday, 14 January 2027."""
    english = spoken_language() == "en"
    pattern = "EEEE, d MMMM y" if english else "EEEE, d. MMMM y"
    return format_date(_german_day(value), pattern, locale="en_GB" if english else "de_DE")


def month_year(value: date | datetime) -> str:
    """Januar 2027."""
    return format_date(_german_day(value), "LLLL y", locale="en_GB" if spoken_language() == "en" else "de_DE")


def clock_time(value: datetime) -> str:
    """10:00 on a German wall clock."""
    return f"{clock.in_berlin(value):%H:%M}"


def moment(value: datetime) -> str:
    """Do, 14.01.2027, 10:00."""
    return f"{day(value)}, {clock_time(value)}"


def iso(value: date | datetime) -> str:
    """The value of a time element's datetime attribute."""
    local = clock.in_berlin(value) if isinstance(value, datetime) else value
    return local.isoformat()
