"""Trainings on the office's desk: too few people a week before, or nobody who leads."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from mentoring.coordination.queries import Desk
from mentoring.trainings.models import Training
from mentoring.trainings.queries.tasks import ThinTraining


def training_tasks(work: Desk) -> list[dict[str, Any]]:
    """One row for each training that needs somebody."""
    return [*map(_thin_task, work.thin), *map(_unled_task, work.unled)]


def _thin_task(thin: ThinTraining) -> dict[str, Any]:
    counts = {"seated": thin.seated, "minimum": thin.training.minimum}
    return {
        "label": thin.training.title,
        "text": _("Angemeldet: %(seated)s, nötig: %(minimum)s. Bitte klären Sie mit der Leitung.", **counts),
        "tag": _("wenige Anmeldungen"),
        "kind": "warn",
        "url": url_for("trainings.trainings_show", public_id=thin.training.public_id),
        "action_label": _("Ansehen"),
    }


def _unled_task(training: Training) -> dict[str, Any]:
    return {
        "label": training.title,
        "text": _(
            "Niemand hat zugesagt, diese Fortbildung zu leiten. Laden Sie jemanden ein, oder sagen Sie ab."
        ),
        "tag": _("ohne Leitung"),
        "kind": "warn",
        "url": url_for("trainings.leads_index", public_id=training.public_id),
        "action_label": _("Ansehen"),
    }
