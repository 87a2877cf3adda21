"""What the office's pages say of a search: its facts, whose answer it waits for, and what makes it hard."""

from datetime import datetime

from flask import current_app
from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.mentorship.models import FORMATS, Enquiry, Need
from mentoring.mentorship.suggestions import Obstacles
from mentoring.people.wording import label, region_words, type_words


def facts_of_search(need: Need) -> list[tuple[str, str]]:
    """What is sought, by whom, and how to reach them."""
    person = need.person
    formats = ", ".join(str(words) for code, words in FORMATS.items() if code in need.formats)
    facts = [
        (_("Themen"), ", ".join(label(topic) for topic in need.topics)),
        (_("Form der Treffen"), formats or _("alle Formen sind recht")),
        (_("Art der Einrichtung"), type_words(person, opened=True)),
        (_("Ort"), region_words(person, opened=True)),
        (_("E-Mail"), person.account.email),
        (_("Telefon"), person.phone),
    ]
    return [(name, words or _("nicht angegeben")) for name, words in facts]


def waiting_words(enquiry: Enquiry | None) -> str:
    """Whether anybody is asked, and until when there is time."""
    if enquiry is None:
        return _("zurzeit ist niemand gefragt")
    return _("jemand ist gefragt, bis %(day)s", day=_day(enquiry.expires_at))


def _day(moment: datetime) -> str:
    return str(current_app.jinja_env.filters["day"](moment))


def obstacle_lines(need: Need, known: Obstacles, *, fits: bool) -> list[str]:
    """True reasons in words, the widest first; where none of them is one, the page says that, too."""
    lines = [*_places(known), *_nearness(known), *_wishes(need, known), *_again(known)]
    if not lines and not fits:
        lines = [_("An Plätzen, Themen und Treffen liegt es nicht.")]
    return lines


def _places(known: Obstacles) -> list[str]:
    none = [] if known.free else [_("Zurzeit hat niemand mit Erfahrung einen freien Platz.")]
    counted = [
        (known.full, _full(known.full)),
        (known.paused, _paused(known.paused)),
        (known.submitted, _submitted(known.submitted)),
    ]
    return none + [words for number, words in counted if number]


def _full(number: int) -> str:
    return ngettext(
        "Bei %(num)d Mentor*in sind alle Plätze belegt.",
        "Bei %(num)d Mentor*innen sind alle Plätze belegt.",
        number,
    )


def _paused(number: int) -> str:
    return ngettext("%(num)d Mentor*in macht Pause.", "%(num)d Mentor*innen machen Pause.", number)


def _submitted(number: int) -> str:
    return ngettext(
        "%(num)d Profil wartet auf Ihre Freigabe.", "%(num)d Profile warten auf Ihre Freigabe.", number
    )


def _nearness(known: Obstacles) -> list[str]:
    """How far away the nearest free place is; nothing where it is near, or where distance is no matter."""
    beside = _("Im eigenen Bundesland ist kein Platz frei, aber in einem Nachbarland.")
    words = {
        "same_land": _("In der Nähe ist kein Platz frei, aber im selben Bundesland."),
        "city_state": beside,
        "neighbour_land": beside,
        "elsewhere": _("In der Region ist kein Platz frei. Online ist ein Austausch bundesweit möglich."),
    }.get(known.closest, "")
    return [words] if words else []


def _wishes(need: Need, known: Obstacles) -> list[str]:
    topics = ", ".join(_("„%(topic)s“", topic=topic) for topic in known.missing_topics)
    unnamed = _("Niemand mit freiem Platz nennt %(topics)s.", topics=topics)
    met = _("Manche mit freiem Platz treffen sich nur in anderer Form. Ein Anruf kann klären, was noch geht.")
    house = _("Jemand mit freiem Platz arbeitet in derselben Einrichtung. Solche Paare schlagen wir nie vor.")
    place = _("Der Ort ist nicht angegeben. Nähe zählt deshalb nicht.")
    told = [
        (bool(topics), unnamed),
        (known.other_formats, met),
        (known.same_house, house),
        (not need.person.region, place),
    ]
    return [words for is_so, words in told if is_so]


def _again(known: Obstacles) -> list[str]:
    """After a no or silence the same two do not begin again for a while."""
    if known.cooling_until is None:
        return []
    return [
        _(
            "Nach einer Anfrage ohne Zusage schlagen wir dieselbe Person eine Zeit lang nicht vor, hier bis %(day)s.",
            day=_day(known.cooling_until),
        )
    ]
