"""Why a newcomer cannot ask a mentor, or a mentor cannot say yes, in kind words."""

from flask_babel import gettext as _

from mentoring.core.errors import NotAllowed, WrongState
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.mentorship.policy import may_be_seen
from mentoring.mentorship.queries import has_open_enquiry, kept_apart_ids, live_tandem_count
from mentoring.people.models import Person


def guard_asking(need: Need, profile: MentorProfile) -> None:
    """Refuse what must never be asked. Both rows are locked by now."""
    refusal = asking_refusal(need, profile)
    if refusal:
        raise WrongState(refusal)


def asking_refusal(need: Need, profile: MentorProfile) -> str:
    """Why this mentor cannot be asked now, or nothing; a page asks before somebody writes in vain."""
    return _need_refusal(need) or _mentor_refusal(profile) or _pair_refusal(need, profile)


def _need_refusal(need: Need) -> str:
    if need.state != "searching":
        return _("Zurzeit suchen Sie niemanden. Setzen Sie Ihre Suche zuerst fort.")
    if has_open_enquiry(need):
        return _("Sie haben schon eine offene Anfrage. Sie können sie zurückziehen und dann weiter fragen.")
    return ""


def _mentor_refusal(profile: MentorProfile) -> str:
    if profile.state != "active" or not may_be_seen(profile.person):
        return _("Diese Person ist zurzeit nicht da. Bitte fragen Sie jemand anderen.")
    if live_tandem_count(profile.id) >= profile.places:
        return _("Der Platz wurde soeben vergeben. Bitte fragen Sie jemand anderen.")
    return ""


def _pair_refusal(need: Need, profile: MentorProfile) -> str:
    """One sentence for every reason, so that nobody learns from it who keeps whom apart."""
    apart = (
        need.person_id == profile.id
        or _same_house(need.person, profile.person)
        or _same_kreis_unwished(need, profile.person)
        or _no_common_format(need, profile)
        or profile.id in kept_apart_ids(need.person)
    )
    return (
        _("Diese Person können Sie zurzeit nicht fragen. Bitte fragen Sie jemand anderen.") if apart else ""
    )


def _same_house(one: Person, other: Person) -> bool:
    return one.institution_id is not None and one.institution_id == other.institution_id


def _same_kreis_unwished(need: Need, mentor: Person) -> bool:
    return (
        need.not_my_kreis and need.person.kreis_ags is not None and need.person.kreis_ags == mentor.kreis_ags
    )


def _no_common_format(need: Need, profile: MentorProfile) -> bool:
    both_known = bool(need.formats) and bool(profile.formats)
    return both_known and not set(need.formats) & set(profile.formats)


def guard_acceptance(enquiry: Enquiry, profile: MentorProfile) -> None:
    """Refuse a yes for which there is no room. Need, profile and enquiry are locked by now."""
    if enquiry.need.state != "searching":
        raise WrongState(_("Diese Suche ruht zurzeit. Wir haben nichts geändert."))
    if profile.state != "active":
        raise WrongState(_("Ihr Profil ist zurzeit nicht aktiv. Danach können Sie wieder zusagen."))
    if live_tandem_count(profile.id) >= profile.places:
        raise WrongState(_("Der Platz wurde soeben vergeben. Zurzeit ist kein Platz frei."))


def guard_pair(actor: Person, between: Tandem | Enquiry) -> None:
    """What two do with each other, nobody does for them."""
    if actor.id not in (between.newcomer_id, between.mentor_id):
        raise NotAllowed()


def guard_living(tandem: Tandem) -> None:
    """Refuse what only a tandem can do that has not ended. It is locked by now."""
    if tandem.state not in LIVE:
        raise WrongState(_("Dieses Tandem ist beendet."))
