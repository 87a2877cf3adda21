"""The office keeps its catalogues: houses are corrected and joined, topics and kinds renamed and retired."""

import re
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from mentoring.core.db import action, db
from mentoring.core.queries import PER_PAGE
from mentoring.mentorship.models import Need
from mentoring.mentorship.suggestions import suggestions_for
from mentoring.people.actions import set_institution
from mentoring.people.models import Institution, InstitutionType, Person, Topic
from tests.conftest import SignedIn, _add, person
from tests.databases import restore_catalogue
from tests.mentorship.scenes import mentor, searching
from tests.queries import counted_statements

UNCLEAR = 422
DAYCARE = {"sector": "outpatient", "de": "Tagespflege Süd", "en": "Day care south"}


@pytest.fixture
def catalogue(sqlite_app) -> Iterator[None]:
    """Topics and kinds that a test may change."""
    yield
    restore_catalogue()


@pytest.fixture
def office(catalogue: None, signed_in: SignedIn) -> FlaskClient:
    """The coordinator's browser."""
    return signed_in(person("Ina Kurz", "coordinator"))


def house(name: str, someone: Person | None = None, kind: str = "hospital") -> Institution:
    """A house to which somebody belongs."""
    someone = someone or person(land_code="03")
    set_institution(someone, kind, name)
    found = someone.institution
    assert found is not None
    return found


def houses(first: int, last: int) -> None:
    """So many houses at once."""
    known = {"type_code": "hospital", "land_code": "03"}
    _add(*(Institution(name=f"Klinikum Nord {number}", **known) for number in range(first, last)))


def test_houses_are_searched_at_the_same_cost_with_ten_and_with_a_thousand(office):
    statements = []
    for first, last in ((1, 11), (11, 1001)):
        houses(first, last)
        office.get("/koordination/einrichtungen")
        with counted_statements() as counted:
            page = office.get("/koordination/einrichtungen?suche=nord").text
        statements.append(len(counted))
    assert (statements[0], "1000 Einrichtungen" in page) == (statements[1], True)
    assert page.count('<th scope="row">') == PER_PAGE
    assert "Keine Einrichtung gefunden" in office.get("/koordination/einrichtungen?suche=zzz").text


def test_houses_are_alike_by_a_slip_an_addition_or_another_order_and_not_by_their_kind(office):
    one = house("Klinikum Nord")
    for name in ("Klinikum Nort", "Nord Klinikum", "Klinikum Nord gGmbH", "Klinikum West"):
        house(name)
    page = office.get(f"/koordination/einrichtungen/{one.id}").text
    assert re.findall(r"<b>(.*?)</b>", page) == ["Klinikum Nord gGmbH", "Klinikum Nort", "Nord Klinikum"]


def test_a_house_is_renamed_but_not_to_the_name_of_another(office):
    one, other = house("Klinikum Nort"), house("Klinikum Süd")
    path = f"/koordination/einrichtungen/{one.id}"
    assert office.post(path, data={"name": "", "type_code": "hospital"}).status_code == UNCLEAR
    answer = office.post(path, data={"name": "klinikum sued", "type_code": "hospital"})
    assert (answer.status_code, "Führen Sie beide zusammen" in answer.text) == (HTTPStatus.CONFLICT, True)
    office.post(path, data={"name": "Klinikum Nord", "type_code": "hospital"})
    assert (db.session.get_one(Institution, one.id).name, other.name) == ("Klinikum Nord", "Klinikum Süd")


def test_whoever_belongs_to_a_house_follows_when_its_kind_is_corrected(office):
    someone, elsewhere = person(land_code="03"), person(institution_type_code="hospital")
    path = f"/koordination/einrichtungen/{house('Klinikum Nord', someone).id}"
    office.post(path, data={"name": "Klinikum Nord", "type_code": "rehab_clinic"})
    kinds = [db.session.get_one(Person, one).institution_type_code for one in (someone.id, elsewhere.id)]
    assert kinds == ["rehab_clinic", "hospital"]


def test_no_change_of_the_catalogue_opens_the_name_of_a_group(office):
    group = house("Rheuma-Gruppe Nord", kind="self_help_group")
    kind = db.session.get_one(InstitutionType, "self_help_group")
    opened = {"sector": kind.sector, "de": kind.de, "en": kind.en}
    answers = [
        office.post(
            f"/koordination/einrichtungen/{group.id}", data={"name": "Nord", "type_code": "hospital"}
        ),
        office.post("/koordination/katalog/einrichtungsarten/self_help_group", data=opened),
    ]
    assert [answer.status_code for answer in answers] == [HTTPStatus.CONFLICT] * 2
    assert all("Der Schutz bleibt deshalb bestehen." in answer.text for answer in answers)
    kept = (db.session.get_one(Institution, group.id).type_code, kind.protected)
    assert kept == ("self_help_group", True)


def test_two_houses_that_are_one_keep_their_people_and_are_no_longer_suggested(office):
    profile, need = mentor(institution_type_code="hospital"), searching(institution_type_code="hospital")
    one, other = house("Klinikum Nord", profile.person), house("Nord Klinikum", need.person)
    assert len(suggestions_for(need).cards) == 1
    path = f"/koordination/einrichtungen/{one.id}/zusammenfuehrung/{other.id}"
    assert path in office.get(f"/koordination/einrichtungen/{one.id}").text
    assert "Diese geht darin auf: Nord Klinikum" in office.get(path).text
    one_id, other_id = one.id, other.id
    office.post(path)
    need = db.session.get_one(Need, need.id)
    assert (need.person.institution_id, db.session.get(Institution, other_id)) == (one_id, None)
    assert len(suggestions_for(need).cards) == 0


def test_houses_of_different_kinds_are_not_joined(office):
    one, other = house("Klinikum Nord"), house("Klinikum Nord", kind="rehab_clinic")
    answer = office.post(f"/koordination/einrichtungen/{one.id}/zusammenfuehrung/{other.id}")
    assert (answer.status_code, db.session.query(Institution).count()) == (HTTPStatus.CONFLICT, 2)


def test_a_retired_topic_cannot_be_chosen_anew_and_stays_with_who_has_it(office, signed_in):
    need = searching()
    path = "/koordination/katalog/themen/officer_role"
    office.post(f"{path}/ruhestand")
    mine, anew = need.person, person("Nora Neu", "newcomer", land_code="03", institution_type_code="hospital")
    shown = ['value="officer_role"' in signed_in(one).get("/mentoring/themen").text for one in (mine, anew)]
    assert (shown, db.session.get_one(Topic, "officer_role").offered) == ([True, False], False)
    mentor()
    assert len(suggestions_for(need).cards) == 1
    office.post(f"{path}/ruhestand/ende")
    assert 'value="officer_role"' in signed_in(anew).get("/mentoring/themen").text


def test_new_words_keep_the_code_and_two_never_have_one_name(office):
    path = "/koordination/katalog/themen/officer_role"
    topic = db.session.get_one(Topic, "officer_role")
    words = {"group": topic.group, "de": "Rolle im Haus", "en": "Role in the house"}
    office.post(path, data=words)
    assert db.session.get_one(Topic, "officer_role").de == "Rolle im Haus"
    answer = office.post(
        "/koordination/katalog/themen/neu", data={**words, "de": "rolle im Haus", "en": "Other"}
    )
    assert (answer.status_code, "Diesen Namen gibt es schon." in answer.text) == (HTTPStatus.CONFLICT, True)
    assert office.post(path, data={**words, "en": ""}).status_code == UNCLEAR


def test_a_new_kind_of_institution_is_matched_like_its_sector(office):
    assert (
        office.post("/koordination/katalog/einrichtungsarten/neu", data=DAYCARE).status_code
        == HTTPStatus.FOUND
    )
    kind = db.session.get_one(InstitutionType, "tagespflege_sued")
    assert (kind.sector, kind.offered, kind.protected) == ("outpatient", True, False)
    need = searching(institution_type_code=kind.code)
    mentor(institution_type_code=kind.code)
    assert len(suggestions_for(need).cards) == 1
    page = office.get("/koordination/katalog/einrichtungsarten").text
    assert ("Tagespflege Süd" in page, '<td data-l="Verwendet">2</td>' in page) == (True, True)


def test_a_kind_that_the_model_never_heard_of_breaks_nothing(catalogue):
    @action
    def invent() -> None:
        db.session.add(InstitutionType(code="mars", sector="nowhere", de="Mars", en="Mars"))

    invent()
    mentor()
    assert len(suggestions_for(searching(institution_type_code="mars")).cards) == 1


def test_what_is_no_catalogue_is_not_found(office):
    for path in ("gibt-es-nicht", "themen/gibt-es-nicht", "gibt-es-nicht/neu"):
        assert office.get(f"/koordination/katalog/{path}").status_code == HTTPStatus.NOT_FOUND
