"""The certificate as a PDF: tagged for screen readers, in our own font, for its person only; and life without it."""

import re
import zlib

import pytest

from mentoring.core import pdf
from tests.trainings.test_attendance import certificates, mark, taught

ADDRESS = "/fortbildungen/bescheinigungen/{}"


def certified():
    """Somebody with a certificate, and its address."""
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", "attended")
    return guest, leader, ADDRESS.format(certificates()[0].number)


def unpacked(written: bytes) -> bytes:
    """Everything a PDF holds, streams uncompressed."""
    found = [written]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", written, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            found.append(packed)
    return b"\n".join(found)


def test_the_pdf_is_tagged_and_holds_our_font(sqlite_app, signed_in):
    pytest.importorskip("weasyprint", reason="no weasyprint: install the extra [pdf]")
    guest, _leader, url = certified()
    browser = signed_in(guest)
    assert f'href="{url}/pdf"' in browser.get(url).text
    reply = browser.get(f"{url}/pdf")
    assert (reply.mimetype, reply.data[:5]) == ("application/pdf", b"%PDF-")
    words = (b"pdfuaid:part", b"/Marked true", b"/StructTreeRoot", b"/H1", b"/Lang", b"Fira")
    assert [word in unpacked(reply.data) for word in words] == [True] * len(words)


def test_the_pdf_is_for_its_person_only(sqlite_app, signed_in):
    pytest.importorskip("weasyprint", reason="no weasyprint: install the extra [pdf]")
    _guest, leader, url = certified()
    assert signed_in(leader).get(f"{url}/pdf").status_code == 404


def test_without_the_extra_the_page_for_paper_remains(sqlite_app, signed_in, monkeypatch):
    guest, _leader, url = certified()
    monkeypatch.setattr(pdf, "find_spec", lambda _name: None)
    browser = signed_in(guest)
    assert "Als PDF speichern" not in browser.get(url).text
    assert browser.get(f"{url}/pdf").status_code == 404
