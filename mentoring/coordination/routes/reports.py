"""Yearly reports: which there are, one as a page to print, and the same as a file."""

from flask import Response, render_template, request
from flask_babel import gettext as _

from mentoring.coordination.queries.reports import report_of, reports
from mentoring.coordination.reports import closes_at, coming_year
from mentoring.coordination.routes.report_words import (
    definitions,
    file_rows,
    splits_of,
    tables_of,
    trainings_of,
)
from mentoring.coordination.routes.room import XLSX, Answer, blueprint, reader
from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.core.tables import csv_table, xlsx_table


@blueprint.get("/koordination/berichte")
@requires("coordinator")
def reports_index() -> Answer:
    coming = coming_year()
    return render_template(
        "coordination/reports_index.html",
        reports=reports(reader()),
        coming=coming,
        closes_at=closes_at(coming),
    )


@blueprint.get("/koordination/berichte/<int:report_year>")
@requires("coordinator")
def reports_show(report_year: int) -> Answer:
    report = report_of(reader(), report_year)
    return render_template(
        "coordination/reports_show.html",
        report=report,
        splits=splits_of(report),
        trainings=trainings_of(report),
        tables=tables_of(report),
        definitions=list(definitions()),
    )


@blueprint.get("/koordination/berichte/<int:report_year>/datei")
@requires("coordinator")
def report_files_show(report_year: int) -> Response:
    """Nothing is noted: a report names nobody, and everybody may have it."""
    report, kind = report_of(reader(), report_year), request.args.get("art", "csv")
    if kind not in ("csv", "xlsx"):
        raise NotFound()
    rows = file_rows(report)
    content = csv_table(rows) if kind == "csv" else xlsx_table(_("Bericht %(year)s", year=report.year), rows)
    name = f'attachment; filename="bericht-{report.year}.{kind}"'
    mimetype = "text/csv" if kind == "csv" else XLSX
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": name})
