"""No letter, file or answer to a program holds a number, a rank or a verdict about a person or a pair."""

import io
import zipfile

import pytest
from flask_babel import force_locale

from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.outbox import Letter
from tests.browser.pages import NO_PAGES
from tests.web.house import READERS, addresses, reader
from tests.web.verdicts import verdicts_in

FILES = ("coordination.people_exports_create", "trainings.exports_create")
FORMATS = ("csv", "xlsx")


@pytest.mark.parametrize(
    "words",
    [
        "Passt zu 87 %",
        "zu 87 Prozent",
        "★★★☆☆",
        "Rang 2",
        "Score: 0.8",
        "Antwortquote",
        "gut geeignet",
        "Passung",
    ],
)
def test_such_words_would_be_noticed(words):
    assert verdicts_in(f"<p>{words}</p>")


def texts_of_letters() -> dict[str, str]:
    """Every kind of letter that the house has written so far, with both of its parts."""
    rows = db.session.query(Letter).order_by(Letter.id).all()
    mails = {row.template: mail for row in rows if (mail := compose(row)) is not None}
    return {
        name: "\n".join(part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")
        for name, mail in mails.items()
    }


def texts_of_answers(app, browser) -> dict[str, str]:
    """What programs and files say to a reader: feeds, lists, exports."""
    found = {}
    for method in ("GET", "POST"):
        for rule, address in addresses(app, method):
            wanted = rule.endpoint in (NO_PAGES if method == "GET" else FILES)
            for kind in FORMATS if wanted else ():
                answer = browser.open(
                    address, method=method, data={"kind": kind} if method == "POST" else None
                )
                if answer.status_code == 200:
                    found[f"{rule.endpoint} {kind}"] = spread_out(answer.data)
    return found


def spread_out(content: bytes) -> str:
    """A file in words; of a workbook, its sheets and strings."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist() if "style" not in name)


def test_no_letter_file_or_feed_judges(full_sqlite_app, signed_in):
    with full_sqlite_app.test_request_context("/"), force_locale("de"):
        letters = texts_of_letters()
    answers = {
        f"{role}: {name}": text
        for role in READERS
        for name, text in texts_of_answers(full_sqlite_app, signed_in(reader(role))).items()
    }
    kinds = {name.partition(": ")[2].partition(" ")[0] for name in answers}
    assert (len(letters) > 15, {"trainings.feeds_json", *FILES} - kinds) == (True, set())
    assert [(name, found) for name, text in (letters | answers).items() if (found := verdicts_in(text))] == []
