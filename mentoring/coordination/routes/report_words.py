"""A report as its page and its files read it: figures with their parts, tables by Land, kind and topic, definitions."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.coordination.models import Report
from mentoring.coordination.reports import FIGURES, Figure, trainings
from mentoring.coordination.routes.report_cells import Cell, cell_of
from mentoring.coordination.routes.report_charts import Chart, chart_of
from mentoring.people.queries import all_types, laender, topics
from mentoring.people.wording import label

SERIES = {
    "needs": (_l("Neue Wünsche"), "needs"),
    "begun.within": (_l("Tandems nach höchstens %(days)s Tagen Suche"), "begun"),
    "begun.later": (_l("Tandems nach mehr als %(days)s Tagen Suche"), "begun"),
    "ended.completed": (_l("Abgeschlossene Tandems"), "ended"),
    "trainings": (_l("Fortbildungen"), "trainings"),
    "came": (_l("Teilnahmen"), "came"),
}
"""The columns of every table, each with the definition it follows."""
SIDES = {
    "land": (_l("Nach Bundesland"), _l("Bundesland"), _l("Land nicht angegeben; Fortbildungen: bundesweit")),
    "kind": (_l("Nach Art der Einrichtung"), _l("Art"), _l("Art nicht angegeben; Fortbildungen: für alle")),
    "topic": (_l("Nach Thema"), _l("Thema"), _l("Fortbildungen ohne Thema")),
}


class Split(NamedTuple):
    """A figure of people with its parts and their drawing."""

    code: str
    label: str
    total: Cell
    parts: list[tuple[str, Cell]]
    chart: Chart


class Table(NamedTuple):
    """One side: rows that tell at least one number; `others` names those that tell none."""

    code: str
    heading: str
    side: str
    columns: list[tuple[str, str]]
    rows: list[tuple[str, list[Cell]]]
    others: list[str]
    charts: list[tuple[str, Chart]]


def splits_of(report: Report) -> list[Split]:
    """The figures of people."""
    return [_split(figure, report) for figure in FIGURES]


def _split(figure: Figure, report: Report) -> Split:
    shown = report.content["figures"][figure.code]
    parts = [
        (_dated(words, report), cell_of(shown["parts"].get(code))) for code, words in figure.parts.items()
    ]
    drawn = parts if shown["parts"] else []
    return Split(figure.code, str(figure.label), cell_of(shown["total"]), drawn, chart_of(drawn))


def _dated(words: Any, report: Report) -> str:
    """Words with the days of the promise that was in force."""
    return str(words) % {"days": report.content["promise"]}


def trainings_of(report: Report) -> list[tuple[str, Cell, str]]:
    """Trainings and who came: words, number, definition."""
    words = {
        "trainings": (_("Fortbildungen"), "trainings"),
        "dates": (_("Termine"), "trainings"),
        "came": (_("Teilnahmen"), "came"),
        "missed": (_("angemeldet, aber nie da"), "came"),
    }
    known = report.content["trainings"]
    return [(text, cell_of(known[name]), code) for name, (text, code) in words.items()]


def tables_of(report: Report) -> list[Table]:
    """By Land, by kind of institution, by topic."""
    names = {
        "land": {land.code: land.name for land in laender()},
        "kind": {kind.code: label(kind) for kind in all_types()},
        "topic": {topic.slug: label(topic) for topic in topics()},
    }
    return [_table(side, names[side], report) for side in SIDES]


def _table(side: str, names: dict[str, str], report: Report) -> Table:
    narrowed = report.content["narrowed"][side]
    heading, name, unknown = (str(words) for words in SIDES[side])
    rows = [
        (words, [cell_of(narrowed.get(series, {}).get(code)) for series in SERIES])
        for code, words in {**names, "": unknown}.items()
    ]
    telling = [(words, cells) for words, cells in rows if any(cell.number for cell in cells)]
    others = [words for words, cells in rows if not any(cell.number for cell in cells)]
    columns = [(_dated(words, report), code) for words, code in SERIES.values()]
    charts = list(_charts([words for words, _code in columns], telling))
    return Table(side, heading, name, columns, telling, others, charts)


def _charts(columns: list[str], rows: list[tuple[str, list[Cell]]]) -> Iterator[tuple[str, Chart]]:
    """A drawing of every column of people in which there is something to compare."""
    for place, (column, series) in enumerate(zip(columns, SERIES, strict=True)):
        numbers = [(words, cells[place]) for words, cells in rows if cells[place].number]
        if series != "trainings" and len(numbers) > 1:
            yield column, chart_of(numbers)


class Definition(NamedTuple):
    """What a figure counts, and what it leaves out."""

    code: str
    label: str
    words: str
    left_out: str


def definitions() -> Iterator[Definition]:
    """All of them, each from beside the query that counts it."""
    for figure in FIGURES:
        yield Definition(figure.code, str(figure.label), str(figure.definition), str(figure.left_out))
    yield Definition("trainings", str(trainings.LABEL), str(trainings.DEFINITION), "")
    people = (trainings.PEOPLE_LABEL, trainings.PEOPLE_DEFINITION, trainings.PEOPLE_LEFT_OUT)
    yield Definition("came", *map(str, people))


def file_rows(report: Report) -> list[list[str]]:
    """The same cells as on the page, one a row: for spreadsheets."""
    heading = [_("Jahr"), _("Zahl"), _("Aufgeteilt nach"), _("Gruppe"), _("Wert")]
    return [heading, *([str(report.year), *row] for row in _rows(report))]


def _rows(report: Report) -> Iterator[list[str]]:
    """The whole year first, then every table."""
    whole = _("gesamt")
    for split in splits_of(report):
        yield [split.label, whole, whole, split.total.words]
        yield from ([split.label, _("Teil"), words, cell.words] for words, cell in split.parts)
    yield from ([text, whole, whole, cell.words] for text, cell, _code in trainings_of(report))
    yield from (row for table in tables_of(report) for row in _table_rows(table))


def _table_rows(table: Table) -> Iterator[list[str]]:
    for words, cells in table.rows:
        for (column, _code), cell in zip(table.columns, cells, strict=True):
            yield [column, table.side, words, cell.words]
