"""The closeness tables in words: what their rows and columns are called, for reading and for editing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.mentorship.suggestions.tables import Values

EMPHASES = {
    "": _l("Alles zählt"),
    "near": _l("Vor allem Nähe"),
    "institution": _l("Vor allem die Art der Einrichtung"),
    "topics": _l("Vor allem die Themen"),
}
FEATURES = {
    "region": _l("Region"),
    "institution_type": _l("Art der Einrichtung"),
    "topics": _l("Themen"),
    "format": _l("Form der Treffen"),
    "language": _l("Sprache"),
}
REGION = {
    "same_kreis": _l("Im selben Kreis"),
    "neighbour_kreis": _l("In einem Nachbarkreis"),
    "same_district_group": _l("In derselben Gegend (Regierungsbezirk)"),
    "same_land": _l("Im selben Bundesland"),
    "city_state": _l("In einem Stadtstaat und seinem Nachbarland"),
    "neighbour_land": _l("In einem Nachbarland"),
    "elsewhere": _l("In einem anderen Teil Deutschlands"),
    "online": _l("Beide möchten sich nur online treffen"),
}
TYPES = {
    "same": _l("Gleiche Art"),
    "sector": _l("Verwandte Art (derselbe Bereich)"),
    "bridge": _l("Selbsthilfekontaktstelle und ein Haus, mit dem sie zusammenarbeitet"),
    "other": _l("Andere Art"),
}
BRIDGE_HEAD = "self_help_contact_point"
"""One side of every bridge: the contact point that works together with houses of other sectors."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as a page draws it; a cell is whatever `sheets` was told to put there."""

    title: str
    about: str
    corner: str
    columns: list[str]
    rows: list[tuple[str, list[Any]]]
    total: list[int]


def sheets(cell: Callable[[str], Any], values: Values | None = None) -> list[Sheet]:
    """Points, regions and institution types; `cell` is asked for every name that `flattened` knows."""
    return [_points_sheet(cell, values), _region_sheet(cell), _types_sheet(cell)]


def _points_sheet(cell: Callable[[str], Any], values: Values | None) -> Sheet:
    return Sheet(
        title=_("Was wie viel zählt"),
        about=_(
            "Alle Angaben zusammen sind 1.000 Punkte. Wer sucht, kann selbst bestimmen, was vor allem zählt."
        ),
        corner=_("Angabe"),
        columns=[str(words) for words in EMPHASES.values()],
        rows=[
            (str(words), [cell(point_name(emphasis, feature)) for emphasis in EMPHASES])
            for feature, words in FEATURES.items()
        ],
        total=[sum(values["points"][emphasis].values()) for emphasis in EMPHASES] if values else [],
    )


def _region_sheet(cell: Callable[[str], Any]) -> Sheet:
    return Sheet(
        title=_("Wie nah eine Region ist"),
        about=_("So viel von den Punkten für die Region gibt es, in Prozent."),
        corner=_("Wo beide arbeiten"),
        columns=[_("Anteil")],
        rows=[(str(words), [cell(f"region_{relation}")]) for relation, words in REGION.items()],
        total=[],
    )


def _types_sheet(cell: Callable[[str], Any]) -> Sheet:
    return Sheet(
        title=_("Wie ähnlich Einrichtungen sind"),
        about=_("So viel von den Punkten für die Art der Einrichtung gibt es, in Prozent."),
        corner=_("Wie beide Einrichtungen zueinander stehen"),
        columns=[_("Sonst"), _("Mit dem Wunsch nach einem anderen Blickwinkel")],
        rows=[
            (str(words), [cell(f"type_{relation}"), cell(f"view_{relation}")])
            for relation, words in TYPES.items()
        ],
        total=[],
    )


def point_name(emphasis: str, feature: str) -> str:
    """The flat name of one cell of the points."""
    return f"points_{emphasis or 'balanced'}_{feature}"


def cell_words() -> dict[str, str]:
    """What every cell is about, by its flat name."""
    points = {
        point_name(row, feature): f"{what}, {when}"
        for row, when in EMPHASES.items()
        for feature, what in FEATURES.items()
    }
    another = _("anderer Blickwinkel")
    return {
        **points,
        **{f"region_{relation}": str(words) for relation, words in REGION.items()},
        **{f"type_{relation}": str(words) for relation, words in TYPES.items()},
        **{f"view_{relation}": f"{words}, {another}" for relation, words in TYPES.items()},
    }


def flattened(values: Values) -> dict[str, int]:
    """All numbers of the tables, each by a name of its own."""
    points = values["points"]
    return {
        **{point_name(row, feature): points[row][feature] for row in EMPHASES for feature in FEATURES},
        **{f"region_{relation}": values["region"][relation] for relation in REGION},
        **{f"type_{relation}": values["institution_type"][relation] for relation in TYPES},
        **{f"view_{relation}": values["other_view"][relation] for relation in TYPES},
    }


def nested(flat: dict[str, int], bridged: Iterable[str]) -> Values:
    """The tables of flat numbers and of the types that a contact point works together with."""
    return {
        "points": {
            row: {feature: flat[point_name(row, feature)] for feature in FEATURES} for row in EMPHASES
        },
        "region": {relation: flat[f"region_{relation}"] for relation in REGION},
        "institution_type": {relation: flat[f"type_{relation}"] for relation in TYPES},
        "other_view": {relation: flat[f"view_{relation}"] for relation in TYPES},
        "bridges": sorted(sorted((BRIDGE_HEAD, code)) for code in set(bridged) - {BRIDGE_HEAD}),
    }


def bridged_types(values: Values) -> list[str]:
    """The types that a contact point works together with."""
    return sorted({code for pair in values["bridges"] for code in pair} - {BRIDGE_HEAD})
