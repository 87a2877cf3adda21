"""The office finds people, reads how they stand, changes roles, and lets an account rest."""

from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.core.queries import PER_PAGE
from mentoring.mentorship.models import Enquiry
from mentoring.mentorship.suggestions import suggestions_for
from mentoring.people.actions import change_roles
from mentoring.people.models import Person, Role, role_names
from tests.conftest import SignedIn, _add, person
from tests.mentorship.scenes import WORDS, asked, mentor, searching
from tests.queries import counted_statements

UNCLEAR = 422
REASON = "Wir klären gerade eine Beschwerde."


@pytest.fixture
def ina(sqlite_app) -> Person:
    """The coordinator."""
    return person("Ina Kurz", "coordinator")


@pytest.fixture
def office(ina: Person, signed_in: SignedIn) -> FlaskClient:
    """The coordinator's browser."""
    return signed_in(ina)


def names_in(text: str) -> list[str]:
    """Those of the people below who stand on a page."""
    return [name for name in ("Lena Hoffmann", "Jörg Öztürk", "Mona Berg") if name in text]


@pytest.fixture
def three(ina: Person) -> list[Person]:
    """Three people who differ in Land, role and state."""
    rows = (
        ("Lena Hoffmann", "newcomer", "03"),
        ("Jörg Öztürk", "mentor", "04"),
        ("Mona Berg", "trainer", "04"),
    )
    return [person(name, role, land_code=land) for name, role, land in rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Lena Hoffmann", "Jörg Öztürk", "Mona Berg"]),
        ("suche=hoff+lena", ["Lena Hoffmann"]),
        ("suche=öztürk", ["Jörg Öztürk"]),
        ("suche=mona-", ["Mona Berg"]),
        ("suche=%25", []),
        ("land=04", ["Jörg Öztürk", "Mona Berg"]),
        ("rolle=mentor", ["Jörg Öztürk"]),
        ("stand=suspended", []),
        ("land=99&rolle=unknown", ["Lena Hoffmann", "Jörg Öztürk", "Mona Berg"]),
    ],
)
def test_the_list_is_searched_and_narrowed(three, office, query, found):
    assert names_in(office.get(f"/koordination/menschen?{query}").text) == found


def test_the_list_says_how_to_reach_somebody_only_after_a_look(three, office):
    email = db.session.query(Account.email).filter(Account.name == "Mona Berg").scalar()
    lena, jorg = (person(name, "newcomer") for name in ("Lena Zwei", "Jörg Zwei"))
    office.post(f"/koordination/menschen/{lena.id}/blick", data={"purpose": "contact"})
    page = office.get("/koordination/menschen").text
    assert [words in page for words in (lena.account.email, jorg.account.email, email)] == [
        True,
        False,
        False,
    ]
    assert names_in(office.get(f"/koordination/menschen?suche={email}").text) == ["Mona Berg"]


def crowd(first: int, last: int) -> None:
    """So many people of two roles, stored at once."""
    numbers, at = range(first, last), clock.now()
    accounts = [
        Account(email=f"p{n}@example.org", name=f"Paul Viele{n}", fs_uniquifier=f"p{n}", created_at=at)
        for n in numbers
    ]
    roles = [[Role(name="newcomer"), Role(name="mentor")] for _n in numbers]
    known = {"display_name": "P. V.", "created_at": at, "land_code": "03"}
    _add(*(Person(account=one, roles=held, **known) for one, held in zip(accounts, roles, strict=True)))


def test_the_list_costs_the_same_with_ten_and_with_a_thousand(office):
    statements = []
    for first, last in ((101, 110), (110, 1100)):
        crowd(first, last)
        office.get("/koordination/menschen")
        with counted_statements() as counted:
            page = office.get("/koordination/menschen").text
        statements.append(len(counted))
    assert (statements[0], "1000 Personen" in page) == (statements[1], True)
    assert page.count('<th scope="row">') == PER_PAGE


def test_a_persons_page_says_states_and_never_words(office, ina):
    enquiry = asked()
    newcomer = enquiry.newcomer
    office.post(f"/koordination/menschen/{newcomer.id}/blick", data={"purpose": "contact"})
    text = office.get(f"/koordination/menschen/{newcomer.id}").text
    assert enquiry.words == WORDS
    assert [
        words in text for words in (newcomer.account.email, "Suche läuft", "wartet auf Antwort", WORDS)
    ] == [
        *(True, True, True),
        False,
    ]


def test_roles_are_given_and_taken_with_a_letter(office):
    someone = person("Lena Hoffmann", "newcomer")
    address = f"/koordination/menschen/{someone.id}"
    office.post(f"{address}/rollen", data={"roles": ["mentor", "coordinator"]})
    assert role_names(someone.roles) == {"mentor", "coordinator"}
    letters = db.session.query(Letter).filter_by(template="person.roles_changed").all()
    assert [letter.account_id for letter in letters] == [someone.id]
    office.post(f"{address}/blick", data={"purpose": "correction"})
    page = office.get(address).text
    assert ("Rollen geändert" in page, "durch die Koordination" in page) == (True, True)


def test_nobody_takes_a_role_in_which_others_wait(office):
    newcomer = asked().newcomer
    answer = office.post(f"/koordination/menschen/{newcomer.id}/rollen", data={"roles": ["trainer"]})
    assert (answer.status_code, role_names(newcomer.roles)) == (HTTPStatus.CONFLICT, {"newcomer"})
    assert "Das endet zuerst, dann die Rolle." in answer.text


def test_nobody_of_the_office_decides_about_themselves(office, ina):
    with pytest.raises(NotAllowed):
        change_roles(ina, ina, ["mentor"])
    for path in ("rollen", "ruhe"):
        assert office.get(f"/koordination/menschen/{ina.id}/{path}").status_code == HTTPStatus.FORBIDDEN


def test_a_resting_account_is_out_of_sight_and_reads_why(office, signed_in):
    profile, need = mentor(), searching()
    assert len(suggestions_for(need).cards) == 1
    office.post(f"/koordination/menschen/{profile.id}/ruhe", data={"words": REASON})
    assert len(suggestions_for(need).cards) == 0
    browser = signed_in(profile.person)
    answer = browser.get("/mentoring/profil")
    assert (answer.status_code, answer.location) == (HTTPStatus.FOUND, "/konto/ruhe")
    assert REASON in browser.get("/konto/ruhe").text
    own = ["/konto", "/meine-daten", "/meine-daten/datei", "/meine-daten/loeschung"]
    assert [browser.get(path).status_code for path in own] == [HTTPStatus.OK] * 4


def test_what_waits_goes_back_and_comes_again_with_the_account(office, signed_in):
    enquiry = asked()
    address = f"/koordination/menschen/{enquiry.newcomer_id}/ruhe"
    office.post(address, data={"words": REASON})
    assert db.session.get_one(Enquiry, enquiry.id).state == "returned"
    assert office.post(address, data={"words": REASON}).status_code == HTTPStatus.CONFLICT
    office.post(f"{address}/ende")
    assert signed_in(enquiry.newcomer).get("/mein-bereich").status_code == HTTPStatus.OK
    told = [letter.template for letter in db.session.query(Letter).filter_by(account_id=enquiry.newcomer_id)]
    assert [name for name in told if name.startswith("person.")] == ["person.suspended", "person.reinstated"]


def test_resting_needs_words(office):
    someone = person()
    answer = office.post(f"/koordination/menschen/{someone.id}/ruhe", data={"words": " "})
    assert (answer.status_code, someone.suspended_at) == (UNCLEAR, None)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_as_a_file_is_noted_and_guarded(three, office, ina, kind):
    person("=HYPERLINK(1)", "newcomer", land_code="03")
    answer = office.post("/koordination/menschen/datei", data={"kind": kind, "land": "03"})
    noted = db.session.query(Entry).filter_by(event="people.exported").one()
    assert (noted.actor_id, noted.details) == (ina.id, {"kind": kind, "count": 2})
    if kind == "csv":
        lines = answer.get_data().decode("utf-8-sig").splitlines()
        assert [line.split(";")[0] for line in lines[1:]] == ['"\'=HYPERLINK(1)"', '"Lena Hoffmann"']
