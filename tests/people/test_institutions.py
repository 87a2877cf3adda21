"""Houses of the catalogue: taken where they are known, and careful with the names of self-help groups."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.people.actions import profile, set_institution, set_region
from mentoring.people.models import Institution, Person
from mentoring.people.queries import institution_named
from mentoring.people.wording import institution_words, type_words
from tests.conftest import person

CROWD = 16


def houses() -> int:
    return db.session.scalar(select(func.count()).select_from(Institution)) or 0


def test_two_colleagues_who_type_the_same_name_share_one_house(app):
    first, second = person(land_code="03"), person("Murat Yılmaz", land_code="03")
    set_institution(first, "hospital", "Klinikum Großlinden")
    set_institution(second, "hospital", "  klinikum grosslinden ")
    assert second.institution_id == first.institution_id
    assert houses() == 1


@pytest.mark.parametrize(("kind", "land"), [("rehab_clinic", "03"), ("hospital", "04")])
def test_the_same_name_of_another_kind_or_land_is_another_house(app, kind, land):
    first, second = person(land_code="03"), person("Murat Yılmaz", land_code=land)
    set_institution(first, "hospital", "Klinikum Ahorn")
    set_institution(second, kind, "Klinikum Ahorn")
    assert second.institution_id != first.institution_id


def test_a_house_named_before_the_place_moves_along_and_leaves_nothing_behind(app):
    settled, someone = person(land_code="03"), person("Murat Yılmaz")
    set_institution(settled, "hospital", "Klinikum Ahorn")
    set_institution(someone, "hospital", "Klinikum Ahorn")
    set_region(someone, "03", "03403")
    assert someone.institution_id == settled.institution_id
    assert houses() == 1


def test_a_house_of_the_catalogue_stays_when_its_last_colleague_leaves(app):
    someone = person(land_code="03")
    set_institution(someone, "hospital", "Klinikum Ahorn")
    set_institution(someone, "hospital", "")
    assert (someone.institution, houses()) == (None, 1)


def test_the_name_of_a_group_goes_with_its_last_member(app):
    someone = person(land_code="03")
    set_institution(someone, "self_help_group", "Gruppe Morgenrot", consent=True)
    set_institution(someone, "hospital", "")
    assert houses() == 0


def test_without_consent_others_read_neither_the_group_nor_its_name(app):
    someone = person(land_code="03", kreis_ags="03403")
    set_institution(someone, "self_help_group", "Gruppe Morgenrot")
    assert someone.group_name_consent_at is None
    assert type_words(someone) == "Selbsthilfe"
    assert institution_words(someone) == "Selbsthilfegruppe, Oldenburg (Oldenburg) (Stadt)"


def test_consent_is_stored_with_its_time_and_can_be_taken_back(app):
    someone = person(land_code="03")
    set_institution(someone, "self_help_group", "Gruppe Morgenrot", consent=True)
    given = someone.group_name_consent_at
    set_institution(someone, "self_help_group", "Gruppe Morgenrot", consent=True)
    assert someone.group_name_consent_at == given is not None
    assert institution_words(someone) == "Gruppe Morgenrot"
    set_institution(someone, "self_help_group", "Gruppe Morgenrot")
    assert someone.group_name_consent_at is None


def test_consent_means_nothing_for_other_kinds(app):
    someone = person()
    set_institution(someone, "hospital", "Klinikum Ahorn", consent=True)
    assert someone.group_name_consent_at is None


def test_the_box_of_the_page_stores_the_consent_and_unticked_withdraws_it(app, signed_in):
    someone = person(land_code="03", institution_type_code="self_help_group")
    browser = signed_in(someone)
    browser.post("/profil/einrichtungsart", data={"type_code": "self_help_group", "consent": "y"})
    db.session.expire_all()
    assert someone.group_name_consent_at is not None
    browser.post("/profil/einrichtungsart", data={"type_code": "self_help_group"})
    db.session.expire_all()
    assert someone.group_name_consent_at is None


def test_consent_for_one_group_is_no_consent_for_another(app):
    someone = person(land_code="03")
    set_institution(someone, "self_help_group", "Gruppe Morgenrot", consent=True)
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        set_institution(someone, "self_help_group", "Gruppe Abendrot", consent=True)
        assert someone.group_name_consent_at == clock.now()


def test_sixteen_colleagues_who_name_a_new_house_at_once_share_it(app, monkeypatch):
    ids = [person(f"Person {number}", land_code="03").id for number in range(CROWD)]
    db.session.rollback()
    monkeypatch.setattr(profile, "institution_named", slow_look)
    barrier = Barrier(CROWD)

    def name_it(person_id: int) -> None:
        with app.app_context():
            someone = db.session.get_one(Person, person_id)
            db.session.rollback()
            barrier.wait()
            set_institution(someone, "hospital", "Klinikum Ahorn")
            db.session.remove()

    with ThreadPoolExecutor(CROWD) as crowd:
        list(crowd.map(name_it, ids))
    assert houses() == 1


def slow_look(*known: str) -> Institution | None:
    """Between looking for a house and writing it there is time for everybody else to look, too."""
    found = institution_named(*known)
    time.sleep(0.02)
    return found


def test_nobody_finds_out_who_works_where_by_trying_names(app, signed_in):
    someone = person("Lena Hoffmann", "newcomer", land_code="03")
    browser = signed_in(someone)
    statuses = [
        browser.post("/profil/einrichtungsart", data=house(number)).status_code for number in range(6)
    ]
    assert statuses == [302] * 5 + [429]
    assert browser.post("/profil/einrichtungsart", data=house(4) | {"consent": "y"}).status_code == 302


def house(number: int) -> dict[str, str]:
    return {"type_code": "hospital", "name": f"Klinikum {number}"}
