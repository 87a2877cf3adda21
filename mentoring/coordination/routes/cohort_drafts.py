"""The page on which a draft is put together: who takes part, places, fixed and excluded pairs, what counts."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _

from mentoring.coordination.cohort import Candidates, Draft, candidates, draft_like
from mentoring.coordination.cohort.rows import cohort_with, pairs_of, people_with_ids
from mentoring.coordination.forms.cohorts import AS_WISHED, CohortForm
from mentoring.coordination.models import Cohort
from mentoring.coordination.routes.room import Answer, blueprint
from mentoring.core.access import requires
from mentoring.mentorship.models import Need
from mentoring.people.queries import laender, offered_types
from mentoring.people.wording import label, role_words

RULES = ("free", "fixed", "excluded")


@blueprint.get("/koordination/vorschlaege/neu")
@requires("coordinator")
def cohorts_new() -> Answer:
    previous = request.args.get("lauf", 0, type=int)
    return draft_page(draft_like(cohort_with(previous)) if previous else None)


def draft_page(draft: Draft | None, form: CohortForm | None = None) -> str:
    """The form as a draft has it; without one, everybody takes part with all free places."""
    here, previous = candidates(), _previous(draft)
    chosen = draft or _everybody(here)
    return render_template(
        "coordination/cohorts_new.html",
        form=form or CohortForm(data=_ticks(chosen), formdata=None),
        needs=[_need_row(need, chosen) for need in here.needs if _is_shown(need)],
        mentors=[_mentor_row(profile, free, chosen) for profile, free in here.mentors],
        rules=_rule_rows(chosen, previous),
        asked=here.asked,
        previous=previous,
        laender=[(land.code, land.name) for land in laender()],
        kinds=[(kind.code, label(kind)) for kind in offered_types()],
        filters={"land": request.args.get("land", ""), "art": request.args.get("art", "")},
    )


def _previous(draft: Draft | None) -> Cohort | None:
    return cohort_with(draft.previous_id) if draft is not None and draft.previous_id else None


def _everybody(here: Candidates) -> Draft:
    return Draft(frozenset(need.person_id for need in here.needs), here.places)


def _ticks(draft: Draft) -> dict[str, Any]:
    return {
        "emphasis": draft.emphasis or AS_WISHED,
        "waiting_first": draft.waiting_first,
        "lift_worst": draft.lift_worst,
    }


def _is_shown(need: Need) -> bool:
    """What the filter of the page leaves; empty filters leave everybody."""
    land, kind = request.args.get("land", ""), request.args.get("art", "")
    return land in ("", need.person.land_code) and kind in ("", need.person.institution_type_code)


def _need_row(need: Need, draft: Draft) -> dict[str, Any]:
    return {
        "id": need.person_id,
        "name": need.person.account.name or need.person.display_name,
        "role": role_words(need.person),
        "days": need.days_waited,
        "ticked": need.person_id in draft.newcomers,
    }


def _mentor_row(profile: Any, free: int, draft: Draft) -> dict[str, Any]:
    return {
        "id": profile.id,
        "name": profile.person.account.name or profile.person.display_name,
        "role": role_words(profile.person),
        "free": free,
        "places": min(draft.places.get(profile.id, 0), free),
    }


def _rule_rows(draft: Draft, previous: Cohort | None) -> list[dict[str, Any]]:
    """Every pair of the draft before, and every rule that goes on; the name stands for who is not listed any more."""
    kinds = {**dict.fromkeys(draft.excluded, "excluded"), **dict.fromkeys(draft.fixed, "fixed")}
    paired = pairs_of(previous).items() if previous is not None else ()
    pairs = {(key, mentor) for key, mentor in paired if mentor} | set(kinds)
    people = people_with_ids({key for pair in pairs for key in pair})
    words = {"free": _("wie berechnet"), "fixed": _("festhalten"), "excluded": _("ausschließen")}
    rows = [
        {
            "pair": f"{newcomer}-{mentor}",
            "newcomer": people[newcomer].account.name,
            "mentor": people[mentor].account.name,
            "options": [(kind, words[kind], kinds.get((newcomer, mentor), "free") == kind) for kind in RULES],
        }
        for newcomer, mentor in pairs
        if newcomer in people and mentor in people
    ]
    return sorted(rows, key=lambda row: (str(row["newcomer"]), str(row["mentor"])))
