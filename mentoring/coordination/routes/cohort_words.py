"""Proposals for everybody in plain words: states, reasons why somebody has nobody, why a pair fell out."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from mentoring.coordination.models import CohortNewcomer
from mentoring.mentorship.actions.guards import TO_OTHERS

STATES: dict[str, tuple[Any, str]] = {
    "queued": (_l("wartet auf die Berechnung"), "info"),
    "running": (_l("wird berechnet"), "info"),
    "done": (_l("Entwurf"), "ok"),
    "failed": (_l("nicht gelungen"), "bad"),
    "cancelled": (_l("abgebrochen"), ""),
    "publishing": (_l("wird veröffentlicht"), "info"),
    "published": (_l("veröffentlicht"), "ok"),
}
STAGES: dict[str, Any] = {
    "count": _l("Wie viele Menschen können zusammenkommen?"),
    "waiting": _l("Wer wartet schon lange?"),
    "worst": _l("Wie wird das am wenigsten passende Paar besser?"),
    "sum": _l("Was passt insgesamt am besten?"),
    "ties": _l("Gleich gute Möglichkeiten werden verglichen."),
    "proof": _l("Der Nachweis wird geschrieben."),
}
FALLEN: dict[str, Any] = {
    **TO_OTHERS,
    "gone": _l("Eine der beiden Personen ist nicht mehr dabei."),
    "no_office": _l("Wer veröffentlicht hat, gehört nicht mehr zur Koordination."),
    "own": _l("Ein Vorschlag für Sie selbst kommt von einer anderen Person der Koordination."),
    "promised": _l("Für diesen Platz wartet inzwischen schon eine andere Anfrage."),
}


def problem_words(problem: str) -> str:
    """Why there is no result, and what to do."""
    if problem == "ValueError":
        return _(
            "Ein festgehaltenes Paar ist nicht möglich, zum Beispiel weil beide im selben Haus arbeiten. "
            "Bitte ändern Sie den Entwurf."
        )
    if problem == "killed":
        return _("Die Berechnung wurde dreimal unterbrochen. Bitte wählen Sie weniger Menschen aus.")
    return _("Die Berechnung ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.")


def reason_words(row: CohortNewcomer) -> str:
    """Why somebody has nobody: the engine's own reason."""
    if row.reason == "nobody_allowed":
        return _("In diesem Entwurf kommt niemand mit freiem Platz für diese Person in Frage.")
    if row.reason == "competition":
        return _(
            "%(people)s Menschen können nur dieselben %(places)s Plätze bekommen. Das reicht nicht für alle.",
            people=row.rivals,
            places=row.places,
        )
    return _("Die Zeit reichte nicht, um alles zu prüfen.")


def answer_words(answer: Any) -> list[str]:
    """Why two are no pair, and what it would mean for the others; never a number about a person."""
    single = {
        "paired": _("Dieses Paar steht im Entwurf."),
        "excluded": _("Diese beiden können zurzeit nicht zusammenkommen, oder Sie haben das ausgeschlossen."),
        "no_place": _("Alle Plätze dieser Mentor*in sind an festgehaltene Paare vergeben."),
        "fixed": _("Für diese Person ist schon ein anderes Paar festgehalten."),
    }
    return [single[answer.code]] if answer.code in single else _costs(answer)


def _costs(answer: Any) -> list[str]:
    """What the whole would lose, step by step in the order in which it counts."""
    words = [_("Das Paar ist möglich. Es steht nicht im Entwurf, weil das Ganze dann weniger gut wäre:")]
    if answer.served < 0:
        words.append(
            ngettext(
                "Eine Person weniger bekäme einen Vorschlag.",
                "%(num)d Personen weniger bekämen einen Vorschlag.",
                -answer.served,
            )
        )
    elif answer.worst < 0:
        words.append(_("Ein Paar hätte dann weniger gemeinsam als jetzt irgendeines."))
    elif answer.total < 0:
        words.append(_("Alle Paare zusammen hätten etwas weniger gemeinsam."))
    else:
        words = [_("Das Paar ist möglich und ebenso gut. Es gab mehrere gleich gute Entwürfe.")]
    return words
