"""Talks of a tandem: planned, moved and called off by either, written down with one click, theirs alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.outbox import Letter, mark_sent
from mentoring.mentorship.actions import (
    cancel_talk,
    end_tandem,
    hold_talk,
    move_talk,
    note_talk,
    plan_talk,
    take_talk_back,
)
from mentoring.mentorship.queries import last_talk_at, planned_talks, talks_of
from tests.conftest import person
from tests.mentorship.scenes import letters_of, office, tandem
from tests.mentorship.talking import LINK, PLACE, plan, planned
from tests.queries import counted_statements

FORM = {"day": "2027-03-10", "begin": "10:00", "minutes": "60", "link": LINK, "place": PLACE}
DAY = clock.in_berlin(clock.now().replace(year=2027, month=1, day=13, hour=12))


def page_of(pair):
    return f"/mentoring/tandems/{pair.id}"


def later(days=0.0, hours=0.0):
    return standing_at(clock.now() + timedelta(days=days, hours=hours))


def written(kind="%"):
    """All letters about talks, or those of one kind."""
    return db.session.scalars(select(Letter).where(Letter.template.like(f"talk.{kind}"))).all()


def sent():
    """Let all letters about talks be on their way."""
    for letter in written():
        mark_sent(letter.id)


@pytest.mark.parametrize("by", ["newcomer", "mentor"])
def test_either_plans_a_talk_and_both_see_when_and_where(app, signed_in, by):
    pair = tandem()
    with standing_at(DAY):
        browser = signed_in(getattr(pair, by))
        assert (
            browser.post(f"{page_of(pair)}/gespraeche/neu", data=FORM).location == f"{page_of(pair)}#meldung"
        )
        pages = [signed_in(someone).get(page_of(pair)).text for someone in (pair.newcomer, pair.mentor)]
    told = ("Mittwoch, 10. März 2027", "10:00–11:00 Uhr", f'href="{LINK}"', PLACE)
    assert [[words in page for words in told] for page in pages] == [[True] * 4] * 2
    other = {"newcomer": pair.mentor_id, "mentor": pair.newcomer_id}[by]
    assert letters_of("talk.planned") == [other]


def test_the_office_and_strangers_reach_no_talk(app, signed_in):
    pair = tandem()
    talk = planned(pair)
    for someone in (office(), person("Fremde Person", "newcomer", "mentor")):
        browser = signed_in(someone)
        gets = [f"{page_of(pair)}/gespraeche/neu", f"/mentoring/gespraeche/{talk.id}/verschieben"]
        posts = [*gets, f"{page_of(pair)}/gespraeche/heute"]
        posts += [f"/mentoring/gespraeche/{talk.id}/{verb}" for verb in ("absage", "eintrag", "eintrag/ende")]
        statuses = {browser.get(path).status_code for path in gets}
        assert statuses | {browser.post(path).status_code for path in posts} == {404}
    assert talk.state == "planned"


def test_the_office_reads_nothing_of_talks(app, signed_in):
    pair = tandem()
    planned(pair)
    page = signed_in(office()).get(page_of(pair)).text
    assert [words for words in (LINK, PLACE, "Gespräche", "Online-Raum") if words in page] == []


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"day": ""}, "Bitte einen Tag eingeben."),
        ({"day": "2027-01-12"}, "Bitte einen Tag eingeben, der bevorsteht, höchstens ein Jahr voraus."),
        ({"day": "2028-02-12"}, "Bitte einen Tag eingeben, der bevorsteht, höchstens ein Jahr voraus."),
        ({"day": "9999-12-31"}, "Bitte einen Tag eingeben, der bevorsteht, höchstens ein Jahr voraus."),
        ({"begin": "25:00"}, "Bitte eine Uhrzeit wie 10:00 eingeben."),
        ({"day": "2027-03-28", "begin": "02:30"}, "Diese Uhrzeit gibt es an dem Tag nicht"),
        ({"day": "2027-10-31", "begin": "02:30"}, "diese Stunde gibt es zweimal. Bitte wählen."),
        ({"minutes": "7"}, "Bitte"),
        ({"link": "javascript:alert(1)"}, "Bitte eine Adresse eingeben, die mit https:// beginnt."),
        ({"link": "ftp://raum.example.org"}, "Bitte eine Adresse eingeben, die mit https:// beginnt."),
        ({"link": "https://[x"}, "Bitte eine Adresse eingeben, die mit https:// beginnt."),
        ({"place": "x" * 121}, "Bitte höchstens 120 Zeichen eingeben."),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(sqlite_app, signed_in, entered, said):
    pair = tandem()
    with standing_at(DAY):
        answer = signed_in(pair.mentor).post(f"{page_of(pair)}/gespraeche/neu", data={**FORM, **entered})
    assert (answer.status_code, said in answer.text, list(planned_talks(pair))) == (422, True, [])


def test_of_the_hour_that_comes_twice_one_is_chosen(sqlite_app, signed_in):
    pair = tandem()
    form = {**FORM, "day": "2027-10-31", "begin": "02:30"}
    with standing_at(DAY):
        for hour in ("0", "1"):
            signed_in(pair.mentor).post(f"{page_of(pair)}/gespraeche/neu", data={**form, "hour": hour})
    assert [f"{talk.starts_at:%H:%M}" for talk in planned_talks(pair)] == ["00:30", "01:30"]


def test_a_moved_talk_is_told_to_the_other_one(app, signed_in):
    pair = tandem()
    talk = planned(pair, by="mentor")
    sent()
    path = f"/mentoring/gespraeche/{talk.id}/verschieben"
    assert PLACE in signed_in(pair.newcomer).get(path).text
    move_talk(pair.newcomer, talk, plan(9))
    assert (letters_of("talk.moved"), talk.state, talk.sequence) == ([pair.mentor_id], "planned", 1)
    move_talk(pair.newcomer, talk, plan(9))
    assert letters_of("talk.moved") == [pair.mentor_id]


def test_another_place_is_told_as_such(app):
    pair = tandem()
    talk = planned(pair)
    sent()
    move_talk(pair.newcomer, talk, plan(7, place="Anderer Ort"))
    assert (letters_of("talk.edited"), letters_of("talk.moved"), talk.sequence) == ([pair.mentor_id], [], 0)


def test_what_an_unsent_letter_will_say_needs_no_second_one(app):
    pair = tandem()
    talk = planned(pair)
    move_talk(pair.newcomer, talk, plan(9))
    cancel_talk(pair.newcomer, talk)
    assert [letters_of(f"talk.{kind}") for kind in ("planned", "moved", "cancelled")] == [
        [pair.mentor_id],
        [],
        [],
    ]
    assert [compose(letter) for letter in written("planned")] == [None]


def test_either_calls_off_without_a_reason(app, signed_in):
    pair = tandem()
    talk = planned(pair)
    sent()
    for _click in range(2):
        answer = signed_in(pair.mentor).post(f"/mentoring/gespraeche/{talk.id}/absage")
        assert answer.location == f"{page_of(pair)}#meldung"
    assert (talk.state, letters_of("talk.cancelled")) == ("cancelled", [pair.newcomer_id])


def test_letters_say_day_and_time_and_never_where(app):
    pair = tandem()
    with standing_at(DAY):
        talk = planned(pair)
        sent()
        move_talk(pair.newcomer, talk, plan(8))
        move_talk(pair.newcomer, talk, plan(8, place="Anderer Ort"))
        mails = [str(compose(letter)) for letter in written()]
    assert ["21.01.2027" in mail for mail in mails] == [True] * 3
    for hidden in ("raum.example", "geheim", "Sonnenschein", "Anderer", "Lena Hoffmann", "Sabine"):
        assert [hidden in mail for mail in mails] == [False] * 3


def test_having_talked_today_is_one_click_and_counts_once(app, signed_in):
    pair = tandem()
    for someone in (pair.newcomer, pair.mentor, pair.mentor):
        signed_in(someone).post(f"{page_of(pair)}/gespraeche/heute")
    (talk,) = talks_of(pair)
    assert (talk.state, talk.spontaneous, last_talk_at(pair)) == ("held", True, talk.starts_at)
    page = signed_in(pair.newcomer).get(page_of(pair)).text
    assert ("gesprochen" in page, "Wir haben heute gesprochen" in page) == (True, False)


def test_the_planned_talk_of_today_is_the_one_that_has_been(app):
    pair = tandem()
    with standing_at(DAY - timedelta(days=7)):
        talk = planned(pair)
    with standing_at(DAY + timedelta(hours=2)):
        assert note_talk(pair.mentor, pair) is talk
    assert ([one.id for one in talks_of(pair)], talk.state) == ([talk.id], "held")


def test_a_planned_talk_waits_for_a_word_once_its_time_has_come(app, signed_in):
    pair = tandem()
    talk = planned(pair)
    with pytest.raises(WrongState, match="liegt noch vor Ihnen"):
        hold_talk(pair.mentor, talk)
    with later(days=9):
        browser = signed_in(pair.mentor)
        assert "Haben Sie gesprochen?" in browser.get(page_of(pair)).text
        for _click in range(2):
            browser.post(f"/mentoring/gespraeche/{talk.id}/eintrag")
        assert "Haben Sie gesprochen?" not in browser.get(page_of(pair)).text
    assert (talk.state, last_talk_at(pair)) == ("held", talk.starts_at)


def test_the_timeline_says_when_two_have_talked_and_who_did_what(app, signed_in):
    pair = tandem()
    note_talk(pair.mentor, pair)
    for someone in (pair.newcomer, office()):
        timeline = signed_in(someone).get(page_of(pair)).text.partition("<aside")[2]
        lines = ("Anfrage gesendet", "L. H.", "Beide haben Ja gesagt", "S. K.", "Gespräch geführt")
        assert [words in timeline for words in lines] == [True] * 5
    take_talk_back(pair.mentor, talks_of(pair)[0])
    assert "Gespräch geführt" not in signed_in(pair.mentor).get(page_of(pair)).text


def test_a_note_is_taken_back_on_the_same_day_only(app, signed_in):
    pair = tandem()
    with standing_at(DAY):
        note, talk = note_talk(pair.mentor, pair), planned(pair)
        signed_in(pair.newcomer).post(f"/mentoring/gespraeche/{note.id}/eintrag/ende")
        assert (note.state, [one.id for one in talks_of(pair)]) == ("cancelled", [talk.id])
    with standing_at(DAY + timedelta(days=8)):
        hold_talk(pair.mentor, talk)
        take_talk_back(pair.newcomer, talk)
        assert (talk.state, talk.held_at) == ("planned", None)
        hold_talk(pair.mentor, talk)
    with standing_at(DAY + timedelta(days=9)), pytest.raises(WrongState, match="am selben Tag"):
        take_talk_back(pair.mentor, talk)


def test_after_the_end_nothing_is_planned_or_noted(app):
    pair = tandem()
    talk = planned(pair)
    sent()
    end_tandem(pair.mentor, pair)
    assert (talk.state, talk.sequence, letters_of("talk.cancelled")) == ("cancelled", 1, [])
    for act in (lambda: plan_talk(pair.mentor, pair, plan()), lambda: note_talk(pair.mentor, pair)):
        with pytest.raises(WrongState, match="Dieses Tandem ist beendet"):
            act()


def test_nobody_but_the_two_acts(app):
    pair = tandem()
    talk, stranger = planned(pair), office()
    with later(days=9):
        acts = (
            lambda: plan_talk(stranger, pair, plan()),
            lambda: move_talk(stranger, talk, plan()),
            lambda: cancel_talk(stranger, talk),
            lambda: hold_talk(stranger, talk),
            lambda: note_talk(stranger, pair),
        )
        for act in acts:
            with pytest.raises(NotAllowed):
                act()


def test_twenty_talks_ahead_are_enough(sqlite_app):
    pair = tandem()
    for days in range(20):
        planned(pair, days + 1)
    with pytest.raises(WrongState, match="schon 20 Gespräche geplant"):
        planned(pair, 30)


def test_one_talk_costs_as_many_statements_as_three(app, signed_in):
    pair = tandem()
    planned(pair)
    browser, counts = signed_in(pair.mentor), []
    for _round in range(2):
        browser.get(page_of(pair))
        with counted_statements() as statements:
            browser.get(page_of(pair))
        counts.append(len(statements))
        planned(pair, 9), planned(pair, 11)
    assert counts[0] == counts[1]
