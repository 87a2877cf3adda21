"""The office's first page: what needs a human today."""

from typing import Any

from flask import current_app, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from mentoring.coordination.queries import Desk, desk
from mentoring.coordination.routes.room import Answer, blueprint, reader
from mentoring.coordination.routes.training_tasks import training_tasks
from mentoring.core.access import requires
from mentoring.mentorship.models import Tandem
from mentoring.people.wording import role_words

REFUSED = ("SMTPRecipientsRefused", "SMTPDataError", "SMTPResponseException")
"""What a mail server answers that will not take a letter to this address."""


@blueprint.get("/koordination")
@requires("coordinator")
def overview_show() -> Answer:
    work = desk(reader())
    return render_template(
        "coordination/overview_show.html",
        tasks=[*_counted_tasks(work), *_letter_tasks(work), *_people_tasks(work), *training_tasks(work)],
        today=work.today,
        placeholders=current_app.config["PLACEHOLDERS"],
    )


def _people_tasks(work: Desk) -> list[dict[str, Any]]:
    return _waiting_tasks(work) + _mentor_tasks(work) + _tandem_tasks(work)


def _counted_tasks(work: Desk) -> list[dict[str, Any]]:
    profiles = ngettext(
        "%(num)d Profil wartet auf Freigabe", "%(num)d Profile warten auf Freigabe", work.submitted
    )
    talks = ngettext("%(num)d Bitte um ein Gespräch", "%(num)d Bitten um ein Gespräch", work.consultations)
    examples = ngettext("%(num)d neues Praxisbeispiel", "%(num)d neue Praxisbeispiele", work.examples)
    houses = ngettext(
        "%(num)d Antrag auf Mitgliedschaft", "%(num)d Anträge auf Mitgliedschaft", work.applications
    )
    calls = ngettext("%(num)d Bitte um Hilfe", "%(num)d Bitten um Hilfe", work.help_calls)
    rows = (
        (work.help_calls, calls, url_for("coordination.help_calls_index")),
        (work.submitted, profiles, url_for("coordination.approvals_index")),
        (work.consultations, talks, url_for("offers.consultations_index")),
        (work.examples, examples, url_for("offers.example_tasks_index")),
        (work.applications, houses, url_for("offers.applications_index")),
    )
    return [{"label": words, "url": url, "action_label": _("Ansehen")} for count, words, url in rows if count]


def _letter_tasks(work: Desk) -> list[dict[str, Any]]:
    """One row per person whom a letter did not reach."""
    return [
        {
            "label": _("Ein Brief kam nicht an: %(who)s", who=one.name or one.address),
            "text": _problem_words(one.problem),
            "tag": _("Brief"),
            "kind": "warn",
            "url": f"mailto:{one.address}",
            "action_label": _("Schreiben"),
            "buttons": [
                (_("Noch einmal senden"), url_for("coordination.resendings_create", letter_id=one.letter_id)),
                (_("Erledigt"), url_for("coordination.settlements_create", letter_id=one.letter_id)),
            ],
        }
        for one in work.unreached
    ]


def _problem_words(problem: str) -> str:
    """What the mail server's answer means for the office."""
    if problem.startswith(REFUSED):
        return _(
            "Der Mailserver hat die Adresse abgelehnt. Bitte rufen Sie an oder berichtigen Sie die Adresse."
        )
    return _("Der Brief kam auch nach mehreren Versuchen nicht hinaus. Bitte rufen Sie an.")


def _waiting_tasks(work: Desk) -> list[dict[str, Any]]:
    """One row per newcomer whom nobody may leave waiting in silence."""
    return [
        {
            "label": need.person.account.name,
            "text": role_words(need.person),
            "tag": _("sucht seit %(days)s Tagen", days=need.days_waited),
            "kind": "warn",
            "url": url_for("mentorship.proposals_index", need_id=need.id),
            "action_label": _("Vorschlag machen"),
        }
        for need in work.late_needs
    ]


def _mentor_tasks(work: Desk) -> list[dict[str, Any]]:
    """Mentors from whom nothing was heard, and tandems that a leaving mentor would like to hand over."""
    silent = [
        {
            "label": profile.person.account.name,
            "text": _("Zwei Anfragen blieben ohne Antwort. Das Profil macht Pause. Ein Anruf hilft oft."),
            "tag": _("keine Antwort"),
            "kind": "warn",
            "url": url_for("mentorship.mentors_show", mentor_id=profile.id),
            "action_label": _("Ansehen"),
        }
        for profile in work.silent
    ]
    return silent + [_handover(tandem) for tandem in work.handovers]


def _tandem_tasks(work: Desk) -> list[dict[str, Any]]:
    """Tandems that have not met for three weeks."""
    return [
        {
            "label": _both(tandem),
            "text": _("Beide haben Ja gesagt und sich noch nicht gesprochen. Oft hilft ein kurzer Anruf."),
            "tag": _(
                "ohne Kontakt seit %(day)s", day=current_app.jinja_env.filters["day"](tandem.state_since)
            ),
            "kind": "warn",
            "url": url_for("mentorship.tandems_show", tandem_id=tandem.id),
            "action_label": _("Ansehen"),
        }
        for tandem in work.without_contact
    ]


def _both(tandem: Tandem) -> str:
    names = {"newcomer": tandem.newcomer.display_name, "mentor": tandem.mentor.display_name}
    return _("Tandem von %(newcomer)s und %(mentor)s", **names)


def _handover(tandem: Tandem) -> dict[str, Any]:
    name = tandem.mentor.display_name
    return {
        "label": _both(tandem),
        "text": _(
            "%(mentor)s hört auf und wünscht sich, dass es mit jemand anderem weitergeht.", mentor=name
        ),
        "tag": _("Übergabe"),
        "kind": "info",
        "url": url_for("mentorship.tandems_show", tandem_id=tandem.id),
        "action_label": _("Ansehen"),
    }
