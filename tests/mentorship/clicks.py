"""Two buttons pressed at the same instant, each in a browser of its own, and what must hold whoever was faster."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.mentorship.actions import (
    agree_to_handover,
    draft_agreement,
    end_tandem,
    propose_handover,
    withdraw_enquiry,
)
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.people.models import Person
from tests.conftest import browser_of
from tests.mentorship.scenes import (
    AGREED,
    WORDS,
    asked,
    mentor,
    offered,
    proposed,
    running,
    searching,
    tandem,
)

DONE, GONE, LATE, BROKEN = 302, 404, 409, 500
ASKING = {"words": WORDS}


@dataclass(frozen=True)
class Click:
    """Who presses a button, and where it leads."""

    person: Person
    path: str
    words: dict[str, str] | None = None


Clicks = tuple[Click, Click]


def on_enquiry(person: Person, enquiry: Enquiry, button: str) -> Click:
    return Click(person, f"/mentoring/anfragen/{enquiry.id}/{button}")


def on_tandem(person: Person, pair: Tandem, button: str) -> Click:
    return Click(person, f"/mentoring/tandems/{pair.id}/{button}")


def two_confirm_one_version() -> Clicks:
    pair, button = tandem(), "vereinbarung/1/bestaetigung"
    draft_agreement(pair.newcomer, pair, AGREED, after=0)
    return on_tandem(pair.newcomer, pair, button), on_tandem(pair.mentor, pair, button)


def two_say_yes_to_a_proposal() -> Clicks:
    one = proposed()
    return on_enquiry(one.newcomer, one, "zusage"), on_enquiry(one.mentor, one, "zusage")


def a_yes_against_taking_back() -> Clicks:
    one = asked()
    return on_enquiry(one.newcomer, one, "rueckzug"), on_enquiry(one.mentor, one, "zusage")


def a_yes_against_a_pause() -> Clicks:
    one, until = asked(), clock.in_berlin(clock.now()).date() + timedelta(days=9)
    pause = Click(one.mentor, "/mentoring/profil/pause", {"until": until.isoformat()})
    return on_enquiry(one.mentor, one, "zusage"), pause


def a_yes_against_leaving() -> Clicks:
    one = asked()
    return on_enquiry(one.mentor, one, "zusage"), Click(one.mentor, "/mentoring/profil/abschied")


def two_yeses_for_the_last_place() -> Clicks:
    profile = mentor()
    first, second = asked(searching("Jonas Weber"), profile), asked(searching("Aylin Demir"), profile)
    return on_enquiry(profile.person, first, "zusage"), on_enquiry(profile.person, second, "zusage")


def a_double_click_on_asking() -> Clicks:
    need, profile = searching(), mentor()
    click = Click(need.person, f"/mentoring/mentorinnen/{profile.id}/anfrage", ASKING)
    return click, click


def two_tabs_ask_two_mentors() -> Clicks:
    need, one, other = searching(), mentor(), mentor("Frauke Petersen")
    return (
        Click(need.person, f"/mentoring/mentorinnen/{one.id}/anfrage", ASKING),
        Click(need.person, f"/mentoring/mentorinnen/{other.id}/anfrage", ASKING),
    )


def two_mentors_offer_to_one_search() -> Clicks:
    """Two offers never wait in one search, so which of them counts is decided here and not by the newcomer's yes."""
    enquiry, other = offered(), mentor("Frauke Petersen")
    withdraw_enquiry(enquiry.mentor, enquiry)
    path = f"/mentoring/angebote/{enquiry.need_id}"
    return Click(enquiry.mentor, path, ASKING), Click(other.person, path, ASKING)


def two_tabs_accept_one_offer() -> Clicks:
    one = offered()
    return on_enquiry(one.newcomer, one, "zusage"), on_enquiry(one.newcomer, one, "zusage")


def a_colleagues_yes_against_the_end() -> Clicks:
    pair, colleague = running(), mentor("Frauke Petersen")
    propose_handover(pair.mentor, pair, colleague)
    enquiry = agree_to_handover(pair.newcomer, pair)
    return on_enquiry(colleague.person, enquiry, "zusage"), on_tandem(pair.newcomer, pair, "ende")


def two_take_it_up_again() -> Clicks:
    pair = running()
    end_tandem(pair.newcomer, pair)
    return on_tandem(pair.newcomer, pair, "wiederaufnahme"), on_tandem(pair.mentor, pair, "wiederaufnahme")


BOTH, ONE = (DONE, DONE), (DONE, LATE)
RACES: dict[Callable[[], Clicks], tuple[set[tuple[int, int]], set[int]]] = {
    two_confirm_one_version: ({BOTH}, {1}),
    two_say_yes_to_a_proposal: ({BOTH}, {1}),
    a_yes_against_taking_back: ({ONE}, {0, 1}),
    a_yes_against_a_pause: ({BOTH, ONE}, {0, 1}),
    a_yes_against_leaving: ({BOTH, ONE}, {0, 1}),
    two_yeses_for_the_last_place: ({ONE}, {1}),
    a_double_click_on_asking: ({ONE}, {0}),
    two_tabs_ask_two_mentors: ({ONE}, {0}),
    two_mentors_offer_to_one_search: ({ONE, (DONE, GONE)}, {0}),
    two_tabs_accept_one_offer: ({BOTH}, {1}),
    a_colleagues_yes_against_the_end: ({BOTH}, {1}),
    two_take_it_up_again: ({BOTH}, {1}),
}
"""Every race: what the two pages may answer, and how many tandems may live afterwards."""


def race(app: Flask, scene: Callable[[], Clicks], rounds: int = 1) -> list[str]:
    """So many rounds of a race; what went wrong in them."""
    with ThreadPoolExecutor(2) as hands:
        return [fault for _round in range(rounds) for fault in one_round(app, scene, hands)]


def one_round(app: Flask, scene: Callable[[], Clicks], hands: ThreadPoolExecutor) -> list[str]:
    """Both press at once."""
    before, (answers, lives) = live_count(), RACES[scene]
    found = press_both(app, scene(), hands), live_count() - before
    as_expected = found[0] in answers and found[1] in lives
    return broken() + ([] if as_expected else [f"{scene.__name__}: pages {found[0]}, tandems {found[1]}"])


def press_both(app: Flask, clicks: Clicks, hands: ThreadPoolExecutor) -> tuple[int, ...]:
    """What the two pages answer, in the order of numbers."""
    barrier = Barrier(2)
    work = [(browser_of(app, click.person), click.path, click.words, barrier) for click in clicks]
    db.session.remove()
    return tuple(sorted(hands.map(lambda one: press(*one), work)))


def press(browser: FlaskClient, path: str, words: dict[str, str] | None, barrier: Barrier) -> int:
    """The page's answer; what no page answers is a 500."""
    barrier.wait()
    try:
        return browser.post(path, data=words).status_code
    except Exception:  # the house under test hands on what would be a page for broken things
        return BROKEN


def live_count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count(Tandem.id)).where(Tandem.ended_at.is_(None))) or 0


def broken() -> list[str]:
    """What must never be, anywhere in the house."""
    live = Tandem.ended_at.is_(None)
    used = select(func.count(Tandem.id)).where(live, Tandem.mentor_id == MentorProfile.id).scalar_subquery()
    found = {
        "a live tandem without an accepted enquiry": select(Tandem.id)
        .join(Tandem.enquiry)
        .where(live, Enquiry.state != "accepted"),
        "more tandems than places": select(MentorProfile.id).where(used > MentorProfile.places),
        "a tandem beside a search that goes on": select(Tandem.id)
        .join(Tandem.need)
        .where(live, Need.state != "matched"),
        "two enquiries that wait in one search": select(Enquiry.need_id)
        .where(Enquiry.closed_at.is_(None))
        .group_by(Enquiry.need_id)
        .having(func.count() > 1),
    }
    counts = Counter({words: len(db.session.scalars(rows).all()) for words, rows in found.items()})
    return [f"{words}: {number}" for words, number in counts.items() if number]
