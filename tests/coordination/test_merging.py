"""Two accounts of one person become one: everything moves, nothing is lost, and what cannot be is refused in words."""

from http import HTTPStatus
from typing import Any

import pytest
from sqlalchemy import func, select

from mentoring.accounts.models import Account, SignIn
from mentoring.coordination.actions import merge_people, suspend_person
from mentoring.coordination.queries import duplicates, merger_of
from mentoring.coordination.queries.belongings import belongings
from mentoring.core.composing import compose
from mentoring.core.db import Base, action, db
from mentoring.core.errors import WrongState
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import Errand, act_for, choose_topics, exclude_person, save_profile
from mentoring.mentorship.models import Enquiry, Exclusion, MentorProfile, Need, Tandem
from mentoring.people.actions import InvitedPerson, choose_roles, create_calendar, invite_person
from mentoring.people.models import Person, PersonalCalendar, role_names
from mentoring.trainings.actions import register_for_training
from tests.conftest import person
from tests.mentorship.scenes import TOPICS, asked, mentor, profile_words, searching, tandem
from tests.trainings.scenes import published, trainer

PHONED = "von der Koordination für"
TRAINING_SENTENCE = "Beide Konten sind für dieselbe Fortbildung angemeldet."


def office() -> Person:
    return person("Ina Kurz", "coordinator")


def count(model: Any, *wanted: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model).where(*wanted)) or 0


def test_a_tandem_a_profile_and_a_story_move_to_the_account_that_stays(app, signed_in):
    pair = tandem()
    merged, kept = pair.mentor, person("Sabine Krüger", "newcomer")
    merged_id, entries = merged.id, count(Base.metadata.tables["entries"])
    browser = signed_in(merged)
    create_calendar(merged, "Handy")
    merge_people(office(), kept, merged)
    profile = db.session.get_one(MentorProfile, kept.id)
    assert (profile.state, {topic.slug for topic in profile.topics}) == ("active", set(TOPICS))
    assert (db.session.get_one(Tandem, pair.id).mentor_id, db.session.get(Account, merged_id)) == (
        kept.id,
        None,
    )
    assert (role_names(kept.roles), kept.land_code) == ({"newcomer", "mentor"}, "04")
    assert count(Base.metadata.tables["entries"]) == entries + 2
    assert count(SignIn) == 0
    assert browser.get("/mein-bereich").status_code == HTTPStatus.FOUND
    assert db.session.query(PersonalCalendar).one().revoked_at is not None


def test_no_row_points_to_the_account_that_has_gone(app):
    pair = tandem()
    kept, merged = person("Lena Hoffmann", "trainer"), pair.newcomer
    exclude_person(merged, person("Fred Fern", "mentor"))
    merged_id = merged.id
    moving = dict(merger_of(office(), kept, merged).moving)
    merge_people(office(), kept, merged)
    left = [one.table.name for one in belongings() if count(one.table, one.column == merged_id)]
    assert (left, moving["Tandems"], moving["Mentoring-Wünsche"], moving["Anfragen"]) == ([], 1, 1, 1)
    assert db.session.query(Exclusion).one().person_id == kept.id


def test_what_was_done_on_the_phone_is_told_of_the_account_that_stays(app, signed_in):
    enquiry = asked()
    kept, merged = person("Sabine Krüger", "newcomer"), enquiry.mentor
    act_for(office(), merged, Errand("decline", enquiry))
    page = f"/mentoring/anfragen/{enquiry.id}"
    assert PHONED in signed_in(enquiry.newcomer).get(page).text
    merge_people(office(), kept, merged)
    wills = [line.details["acted_for"] for line in db.session.query(Entry) if "acted_for" in line.details]
    assert (set(wills), len(wills) > 1) == ({kept.id}, True)
    assert [PHONED in signed_in(one).get(page).text for one in (kept, enquiry.newcomer)] == [True, True]


def test_both_mailboxes_are_told_and_neither_reads_the_other_address(app):
    kept, merged = person("Lena Hoffmann", "newcomer"), person("Lena Hoffmann", "mentor")
    addresses = [kept.account.email, merged.account.email]
    merge_people(office(), kept, merged)
    letters = db.session.query(Letter).filter(Letter.template.startswith("person.merged")).order_by(Letter.id)
    mails = [mail for letter in letters if (mail := compose(letter)) is not None]
    assert [mail["To"] for mail in mails] == addresses
    words = [mail.get_body(("plain",)).get_content() for mail in mails]
    assert [addresses[1] in words[0], addresses[0] in words[1], "l…@example.org" in words[1]] == [
        False,
        False,
        True,
    ]


def refused(kept: Person, merged: Person, actor: Person | None = None) -> str:
    """The sentence that forbids it; nothing has changed."""
    actor = actor or office()
    before = count(Account)
    with pytest.raises(WrongState) as error:
        merge_people(actor, kept, merged)
    assert count(Account) == before
    assert error.value.message in merger_of(actor, kept, merged).refusals
    return error.value.message


def test_two_searches_do_not_become_one(sqlite_app):
    one, other = searching().person, searching().person
    assert refused(one, other).startswith("Beide Konten haben eine offene Suche.")


def test_two_running_tandems_as_newcomer_do_not_become_one(sqlite_app):
    one, other = tandem().newcomer, tandem().newcomer
    assert refused(one, other).startswith("Beide Konten haben eine offene Suche.")


def test_who_asked_the_other_is_somebody_else(sqlite_app):
    enquiry = asked()
    assert refused(enquiry.newcomer, enquiry.mentor).startswith("Die beiden Konten haben einander angefragt.")


def test_two_profiles_in_use_do_not_become_one(sqlite_app):
    words = refused(mentor().person, mentor().person)
    assert words.startswith("Beide Konten haben ein „Mentoring-Profil“ in Gebrauch.")


def test_two_seats_in_one_training_do_not_become_one(sqlite_app):
    training = published(trainer())
    one, other = person("Lena Hoffmann"), person("Lena Hoffmann")
    for someone in (one, other):
        register_for_training(someone, training)
    assert refused(one, other).startswith(TRAINING_SENTENCE)


def test_accounts_of_the_office_and_resting_ones_stay_as_they_are(sqlite_app):
    actor, someone, resting = office(), person(), person()
    suspend_person(actor, resting, "Wir klären etwas.")
    assert refused(someone, office(), actor).startswith("Konten der Koordination")
    assert refused(someone, resting, actor).startswith("Ein Konto ruht.")


def test_an_unconfirmed_account_never_swallows_a_confirmed_one(sqlite_app):
    actor, someone = office(), person("Mona Berg", "mentor")
    invited = invite_person(
        actor, InvitedPerson("Mona Berg", "mona.b@example.org", "hospital", "03", ("mentor",))
    )
    assert refused(invited, someone, actor).startswith("Das bleibende Konto ist noch nicht bestätigt.")
    merge_people(actor, someone, invited)
    assert (someone.institution_type_code, count(Letter, Letter.template == "person.invited")) == (
        "hospital",
        0,
    )


def test_the_exclusion_between_two_accounts_is_dropped_without_a_word(sqlite_app):
    one, other = person("Lena Hoffmann", "newcomer"), person("Lena Hoffmann", "newcomer")
    exclude_person(one, other)
    assert merger_of(office(), one, other).refusals == []
    merge_people(office(), one, other)
    assert count(Exclusion) == 0


def test_a_draft_gives_way_to_the_profile_in_use(sqlite_app):
    drafting, active = person("Sabine Krüger", "mentor"), mentor()
    save_profile(drafting, profile_words(places=7))
    merge_people(office(), drafting, active.person)
    profile = db.session.get_one(MentorProfile, drafting.id)
    assert (profile.state, profile.places, count(MentorProfile)) == ("active", 1, 1)


def test_candidates_have_one_mailbox_or_one_name_in_one_house(sqlite_app):
    rows = ("anna.lind@example.org", "annalind+netz@example.org", "a.l@example.org")
    people = [person("Anna Lind", institution_type_code="hospital", land_code="03") for _row in rows]
    _rename(people, rows)
    person("Anna Anders", institution_type_code="hospital", land_code="03")
    pairs = {tuple(one.id for one in pair) for pair in duplicates(office())}
    assert pairs == {(people[0].id, people[1].id), (people[0].id, people[2].id)}


@action
def _rename(people: list[Person], addresses: tuple[str, ...]) -> None:
    for someone, address in zip(people, addresses, strict=True):
        someone.account.email = address


def test_the_pages_show_first_and_act_on_a_click(sqlite_app, signed_in):
    ina = office()
    one, other = (person("Anna Lind", institution_type_code="hospital", land_code="03") for _ in range(2))
    choose_topics(_as_newcomer(other), TOPICS)
    browser = signed_in(ina)
    path = f"/koordination/menschen/{one.id}/zusammenfuehrung/{other.id}"
    assert (path in browser.get("/koordination/dubletten").text, count(Account)) == (True, 3)
    assert ("Mentoring-Wünsche: 1" in browser.get(path).text, count(Account)) == (True, 3)
    browser.post(path)
    assert (count(Account), db.session.query(Need).one().person_id, count(Enquiry)) == (2, one.id, 0)
    assert browser.get(f"/koordination/menschen/{one.id}/zusammenfuehrung/{one.id}").status_code == 404


def _as_newcomer(someone: Person) -> Person:
    choose_roles(someone, ["newcomer"])
    return someone
