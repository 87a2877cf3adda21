"""Whatever trainers type stays words: it never becomes a component, a property or a header of a calendar."""

import pytest

from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter
from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from tests.conftest import person
from tests.corpus import BREAKS
from tests.trainings.scenes import WORDS, events, planned, published, trainer
from tests.trainings.test_forms import NEW, sent

ALARM = "BEGIN:VALARM{0}ACTION:DISPLAY{0}END:VALARM{0}END:VEVENT{0}BEGIN:VEVENT{0}UID:fremd{0}X"
LINES = ("title", "summary", "description", "venue", "access_words", "fee", "points_body")


@pytest.mark.parametrize("name", BREAKS)
def test_no_field_breaks_out_of_its_event(client, name):
    leader, attack = trainer(), ALARM.format(BREAKS[name])
    whole = published(leader, title="Die andere")
    words = {field: f"Gut {attack}"[:110] for field in LINES}
    training = published(leader, **{**words, "format": "hybrid"})
    guest = person("Gast Eins")
    actions.register_for_training(guest, training)
    feeds = ["/kalender/alle.ics", f"/kalender/p/{create_calendar(guest, 'Handy')}.ics"]
    for url, uids in zip(feeds, (2, 1), strict=True):
        found = events(client, url)
        assert (len(found), sum(len(one.subcomponents) for one in found)) == (uids, 0), url
    assert {str(one["UID"]) for one in events(client)} == {
        one.uid for t in (whole, training) for one in t.dates
    }


@pytest.mark.parametrize("name", BREAKS)
def test_letters_keep_their_headers_and_one_event(app, name):
    attack = f"Gut{BREAKS[name]}Bcc: alle@example.org{BREAKS[name]}{ALARM.format(BREAKS[name])}"
    training = published(trainer(), title=attack[:110])
    actions.register_for_training(person("Gast Eins"), training)
    letter = compose(db.session.query(Letter).filter_by(template="registration.registered").one())
    assert letter["Bcc"] is None
    parts = [part.get_content() for part in letter.walk() if part.get_content_type() == "text/calendar"]
    texts = [part.decode() if isinstance(part, bytes) else part for part in parts]
    assert [text.count("\nBEGIN:VEVENT") for text in texts] == [1] * len(texts)


@pytest.mark.parametrize("name", BREAKS)
def test_forms_take_out_what_no_line_holds(app, signed_in, name):
    leader = trainer()
    reply = signed_in(leader).post(
        NEW, data=sent(title=f"Eins{BREAKS[name]}Zwei", join_link="https://a.example/x")
    )
    assert reply.status_code == 302
    title = db.session.query(Training).one().title
    assert (title.isprintable(), title.startswith("Eins"), title.endswith("Zwei")) == (True,) * 3


def test_a_link_with_a_break_in_it_is_refused_or_harmless(client, signed_in):
    leader = trainer()
    for link in ("https://a.example/\r\nBEGIN:VALARM", "https://a.example/\u2028x"):
        signed_in(leader).post(NEW, data=sent(join_link=link))
    for training in db.session.query(Training).all():
        actions.add_date(leader, training, planned())
        actions.publish_training(leader, training)
    calendar = f"/kalender/p/{create_calendar(leader, 'Handy')}.ics"
    assert [len(one.subcomponents) for one in events(client, calendar)] == [0] * db.session.query(
        Training
    ).count()


def test_a_material_is_no_script(app, signed_in):
    leader = trainer()
    training = published(leader, **{**WORDS, "title": "<script>alert(1)</script>"})
    actions.add_material(leader, training, '"><script>', "https://a.example/?q=<b>", for_all=True)
    page = signed_in(leader).get(f"/fortbildungen/{training.public_id}").text
    assert ("<script>alert" in page, '"><script>' in page, "<b>" in page.split("Materialien</h2>")[1]) == (
        False, False, False,
    )  # fmt: skip
