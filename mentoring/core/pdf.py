"""A page as a PDF that screen readers can read (PDF/UA), when the extra [pdf] is installed."""

from importlib.util import find_spec
from pathlib import Path

from flask import Response, current_app

from mentoring.core.errors import NotFound

FONTS = "vendor/fira-sans/fira-sans-latin-{weight}-normal.woff2"
STYLE = """
@page { size: A4; margin: 24mm 22mm; }
body { font: 11pt/1.5 "Fira Sans", sans-serif; color: #14252a; }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 6mm; }
.lead { font-size: 14pt; margin: 0 0 6mm; }
.brand { color: #0a5966; font-weight: 600; margin: 0 0 24mm; }
ul { margin: 0 0 6mm; padding-left: 5mm; }
dl { margin: 12mm 0 0; }
dt { font-size: 9pt; color: #44575e; margin-top: 3mm; }
dd { margin: 0; }
.foot { margin-top: 16mm; font-size: 9pt; color: #44575e; }
"""


def has_pdf() -> bool:
    """Whether pages can be had as a PDF here."""
    return find_spec("weasyprint") is not None


def pdf_answer(html: str, name: str) -> Response:
    """The PDF of a whole page as a file of this name. Raises NotFound without the extra."""
    if not has_pdf():
        raise NotFound()
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(pdf_of(html), mimetype="application/pdf", headers=headers)


def pdf_of(html: str) -> bytes:
    """The PDF of a whole page without addresses: nothing is fetched but our own fonts."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    own_files, fonts = URLFetcher(allowed_protocols=("file",)), FontConfiguration()
    style = CSS(string=_faces() + STYLE, url_fetcher=own_files, font_config=fonts)
    page = HTML(string=html, url_fetcher=own_files)
    written: bytes = page.write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
    )
    return written


def _faces() -> str:
    static = Path(str(current_app.template_folder)).parent / "static"
    addresses = {weight: (static / FONTS.format(weight=weight)).as_uri() for weight in (400, 600)}
    return "".join(
        f'@font-face {{ font-family: "Fira Sans"; font-weight: {weight}; src: url("{address}"); }}\n'
        for weight, address in addresses.items()
    )
