"""Why two people cannot be brought together now, or a yes comes too late, in kind words for whoever reads them."""

from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core import clock
from mentoring.core.errors import NotAllowed, NotFound, WrongState
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.mentorship.policy import asks_by_itself, may_be_seen
from mentoring.mentorship.queries import (
    has_open_enquiry,
    kept_apart_ids,
    last_tandem_of,
    live_tandem_count,
)
from mentoring.people.models import Person

JUST_NOW = timedelta(hours=1)
TO_NEWCOMER = {
    "no_search": _l("Zurzeit suchen Sie niemanden. Setzen Sie Ihre Suche zuerst fort."),
    "matched": _l("Sie sind schon in einem Tandem. Danach können Sie wieder jemanden anfragen."),
    "asked": _l("Sie haben schon eine offene Anfrage. Sie können sie zurückziehen und dann weiter fragen."),
    "away": _l("Diese Person ist zurzeit nicht da. Bitte fragen Sie jemand anderen."),
    "just_full": _l("Der Platz wurde soeben vergeben. Bitte fragen Sie jemand anderen."),
    "full": _l("Diese Person hat zurzeit keinen freien Platz. Bitte fragen Sie jemand anderen."),
    "apart": _l("Diese Person können Sie zurzeit nicht fragen. Bitte fragen Sie jemand anderen."),
}
TO_OTHERS = {
    "no_search": _l("Diese Suche ruht zurzeit oder ist beendet."),
    "matched": _l("Diese Suche ruht zurzeit oder ist beendet."),
    "asked": _l("Für diese Suche wartet schon eine Anfrage auf Antwort."),
    "away": _l("Diese Person ist zurzeit nicht da."),
    "just_full": _l("Der Platz wurde soeben vergeben. Zurzeit ist kein Platz frei."),
    "full": _l("Zurzeit ist kein Platz frei."),
    "apart": _l("Diese beiden können zurzeit nicht zusammenkommen."),
}
"""For the office and for a mentor. One sentence for every reason to keep two apart: nobody learns who did."""


def guard_self_service() -> None:
    """Where the office does it all by hand, nobody asks, offers or keeps a list: the same words for everybody."""
    if not asks_by_itself():
        raise NotFound(
            _(
                "Hier schlägt die Koordination Tandems vor. Sie müssen niemanden fragen, und Sie entscheiden selbst."
            )
        )


def guard_asking(need: Need, profile: MentorProfile) -> None:
    """Refuse what must never be asked. Both rows are locked by now."""
    guard_self_service()
    _refuse(TO_NEWCOMER, refusal_of(need, profile))


def guard_handing_over(need: Need, profile: MentorProfile) -> None:
    """The same while a tandem still lives that this mentor shall take over."""
    asked = "asked" if has_open_enquiry(need) else ""
    _refuse(TO_OTHERS, asked or mentor_refusal(profile) or _pair_refusal(need, profile))


def guard_proposing(need: Need, profile: MentorProfile) -> None:
    """The same for a proposal and an offer, in words for others than the newcomer."""
    _refuse(TO_OTHERS, refusal_of(need, profile))


def _refuse(words: dict[str, str], reason: str) -> None:
    if reason:
        raise WrongState(str(words[reason]))


def asking_refusal(need: Need, profile: MentorProfile) -> str:
    """Why this mentor cannot be asked now, or nothing; a page asks before somebody writes in vain."""
    reason = refusal_of(need, profile)
    return str(TO_NEWCOMER[reason]) if reason else ""


def guard_wish(need: Need, profile: MentorProfile) -> None:
    """Refuse a wish that could never become an enquiry; who is full or away now may have a place later."""
    guard_self_service()
    _refuse(TO_NEWCOMER, _pair_refusal(need, profile))


def wish_refusal(need: Need, profile: MentorProfile) -> str:
    """Why this mentor cannot stand on the list, or nothing."""
    reason = _pair_refusal(need, profile)
    return str(TO_NEWCOMER[reason]) if reason else ""


def proposing_refusal(need: Need, profile: MentorProfile) -> str:
    """Why these two cannot be proposed to each other now, or nothing."""
    reason = refusal_of(need, profile)
    return str(TO_OTHERS[reason]) if reason else ""


def refusal_of(need: Need, profile: MentorProfile) -> str:
    """Why the two cannot be brought together now, as a key of the words above; empty when they can."""
    return _need_refusal(need) or mentor_refusal(profile) or _pair_refusal(need, profile)


def _need_refusal(need: Need) -> str:
    if need.state == "matched":
        return "matched"
    if need.state != "searching" or not may_be_seen(need.person):
        return "no_search"
    return "asked" if has_open_enquiry(need) else ""


def mentor_refusal(profile: MentorProfile) -> str:
    """Why nobody can ask this mentor now."""
    if profile.state != "active" or not may_be_seen(profile.person):
        return "away"
    return "" if live_tandem_count(profile.id) < profile.places else _fullness(profile)


def _fullness(profile: MentorProfile) -> str:
    """Whether the last place went just now: then somebody was faster, and the page says so."""
    last = last_tandem_of(profile.id)
    return "just_full" if last is not None and clock.now() - last.started_at < JUST_NOW else "full"


def _pair_refusal(need: Need, profile: MentorProfile) -> str:
    apart = (
        need.person_id == profile.id
        or _same_house(need.person, profile.person)
        or _same_kreis_unwished(need, profile.person)
        or _no_common_format(need, profile)
        or profile.id in kept_apart_ids(need.person)
    )
    return "apart" if apart else ""


def _same_house(one: Person, other: Person) -> bool:
    return one.institution_id is not None and one.institution_id == other.institution_id


def _same_kreis_unwished(need: Need, mentor: Person) -> bool:
    return (
        need.not_my_kreis and need.person.kreis_ags is not None and need.person.kreis_ags == mentor.kreis_ags
    )


def _no_common_format(need: Need, profile: MentorProfile) -> bool:
    both_known = bool(need.formats) and bool(profile.formats)
    return both_known and not set(need.formats) & set(profile.formats)


def guard_acceptance(enquiry: Enquiry, profile: MentorProfile, side: str) -> None:
    """Refuse a yes for which there is no room, in words for that side. Need, profile and enquiry are locked."""
    if enquiry.need.state != "searching":
        raise WrongState(_("Diese Suche ruht zurzeit. Wir haben nichts geändert."))
    if profile.state != "active" and side == "mentor":
        raise WrongState(_("Ihr Profil ist zurzeit nicht aktiv. Danach können Sie wieder zusagen."))
    _refuse(TO_OTHERS, mentor_refusal(profile))


def guard_pair(actor: Person, between: Tandem | Enquiry) -> None:
    """What two do with each other, nobody does for them."""
    if actor.id not in (between.newcomer_id, between.mentor_id):
        raise NotAllowed()


def guard_living(tandem: Tandem) -> None:
    """Refuse what only a tandem can do that has not ended. It is locked by now."""
    if tandem.state not in LIVE:
        raise WrongState(_("Dieses Tandem ist beendet."))
