"""What the service writes about itself holds ids and kinds, never people's words."""

import json
import logging
import sys
from datetime import datetime

from mentoring.web.logs import JsonLines


def line(name: str, message: str, *words: object, error: BaseException | None = None) -> dict[str, object]:
    """What one record becomes."""
    trace = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.ERROR, "file.py", 1, message, words, trace)
    return json.loads(JsonLines().format(record))


def test_our_own_sentences_are_filled_in():
    found = line("mentoring.core.delivery", "letter %s failed", 7)
    assert (found["what"], found["level"], found["of"]) == (
        "letter 7 failed",
        "error",
        "mentoring.core.delivery",
    )


def test_a_line_says_when_and_stays_one_line_whatever_is_in_it():
    found = line("mentoring.web", 'a\r\n{"at": "forged"}\x85%s', "\u2028b")
    assert datetime.fromisoformat(str(found["at"])).tzinfo is not None
    record = logging.LogRecord("mentoring.web", logging.INFO, "file.py", 1, "a\r\nb\n%s", ("c\nd",), None)
    assert JsonLines().format(record).count("\n") == 0


def test_what_a_library_fills_in_stays_out():
    assert line("waitress", "cannot read %s", "/kalender/p/secret.ics")["what"] == "cannot read %s"


def test_an_error_says_its_kind_and_its_way_and_not_its_words():
    try:
        int("Lena Hoffmann, 0151 2345")
    except ValueError:
        found = line("mentoring.web.errors", "unexpected", error=sys.exc_info()[1])
    assert found["error"] == "ValueError"
    assert str(found["where"]).startswith("test_logs.py:")
    assert "Lena" not in json.dumps(found)
