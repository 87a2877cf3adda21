"""Erasing an account: the days of grace, what others keep, and that nothing of the person is found any more."""

import logging
import shutil
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from mentoring.accounts.actions import open_sign_in
from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import Base, action, db
from mentoring.core.delivery import deliver_due
from mentoring.core.outbox import Letter
from mentoring.mentorship.models import Enquiry, MentorProfile, Message, Reflection, Tandem
from mentoring.mentorship.queries import active_mentor_count_by_land
from mentoring.people.models import Person
from mentoring.privacy.actions import ask_for_erasure, erase_due_accounts
from mentoring.privacy.actions.retention import replay_list, scrub_erased
from mentoring.privacy.queries.erasures import known_keys, listed_keys
from mentoring.trainings.models import Certificate
from mentoring.web.backups import make_backup, restore_backup
from mentoring.web.factory import create_app
from tests.conftest import _add, person
from tests.databases import REFERENCE, SETTINGS, lay_tables
from tests.web.full_house import furnish_again
from tests.web.house import guest
from tests.web.test_backups import empty_database, programs  # noqa: F401  (fixtures)

NAME, ADDRESS, PHONE, WORDS = (
    "Zyxlena Quastenfloss",
    "zyx.quast@example.org",
    "0441 99887766",
    "Apfelbaumwort",
)
TRACES = (*NAME.split(), ADDRESS, PHONE, WORDS)


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request, tmp_path, programs):  # noqa: F811
    """A house of its own, full of invented people; one of them is easy to find wherever a trace is left."""
    address = f"sqlite:///{tmp_path / 'house.db'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("empty_database")
    folders = {"DATA_FOLDER": str(tmp_path), "MAIL_FOLDER": str(tmp_path / "letters")}
    app = create_app({**SETTINGS, **folders, "DATABASE_URL": address})
    lay_tables(app)
    furnish_again(app)
    with app.app_context():
        mark(guest("tandem"))
        yield app
        db.session.remove()
        db.engine.dispose()


@action
def mark(someone: Person) -> None:
    """Give somebody a name, an address, a telephone and words that stand nowhere else; letters to others are gone."""
    someone.account.name, someone.account.email = NAME, ADDRESS
    someone.phone, someone.display_name = PHONE, "Zyxlena Q."
    tandem = db.session.query(Tandem).filter_by(newcomer_id=someone.id).one()
    for enquiry in db.session.query(Enquiry).filter_by(newcomer_id=someone.id):
        enquiry.words = WORDS
    texts = {"tandem_id": tandem.id, "author_id": someone.id, "words": WORDS, "written_at": clock.now()}
    db.session.add_all([Message(**texts), Reflection(kind="interim", **texts)])
    others = Letter.account_id.not_in([someone.id, tandem.mentor_id])
    db.session.execute(delete(Letter).where(others), execution_options={"synchronize_session": False})


def traces(app) -> list[str]:
    """Where anything of the person is found: in every table, in the database's files, and in letters."""
    db.session.rollback()
    held = {
        table.name: repr([tuple(row) for row in db.session.execute(select(table))])
        for table in Base.metadata.sorted_tables
        if table.name not in REFERENCE
    }
    folder = Path(app.config["DATA_FOLDER"])
    files = {path.name: path.read_bytes().decode("utf-8", "ignore") for path in folder.glob("house.db*")}
    letters = {path.name: text_of(path) for path in folder.glob("letters/*.eml")}
    return [
        place for place, text in {**held, **files, **letters}.items() if any(one in text for one in TRACES)
    ]


def text_of(path: Path) -> str:
    mail = message_from_bytes(path.read_bytes(), policy=default)
    return "\n".join([str(mail["To"]), str(mail["Subject"]), str(mail.get_body().get_content())])


def erase(someone: Person) -> int:
    """Ask, and let the days of grace pass."""
    ask_for_erasure(someone)
    deliver_due()
    with clock.standing_at(clock.now() + timedelta(days=15)):
        done = erase_due_accounts(clock.now())
        deliver_due()
        scrub_erased(clock.now())
    return done


def kept_by_others(tandem_id: int) -> dict[str, object]:
    """What is none of the person's: numbers of certificates, the tandem's dates, and the partner's letter."""
    tandem = db.session.get_one(Tandem, tandem_id)
    told = select(Letter.id).where(Letter.account_id == tandem.mentor_id, Letter.template == "tandem.ended")
    return {
        "certificates": len(db.session.scalars(select(Certificate.number)).all()),
        "partner": tandem.mentor.account.name,
        "begun": tandem.started_at,
        "told": len(db.session.scalars(told).all()),
    }


def test_after_erasing_nothing_is_found_and_a_restored_backup_forgets_again(house, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    archive = make_backup(house, tmp_path / "backups")
    tandem_id = db.session.query(Tandem.id).filter_by(newcomer_id=guest_id()).scalar()
    before = kept_by_others(tandem_id)
    assert {"accounts", "persons", "messages", "enquiries"} <= set(traces(house))
    assert (erase(db.session.get_one(Person, guest_id())), traces(house)) == (1, [])
    assert kept_by_others(tandem_id) == {**before, "told": 1}
    left = db.session.get_one(Tandem, tandem_id)
    assert (left.state, left.newcomer.display_name) == ("ended_early", "Gelöschte Person")
    db.session.remove()
    restore_backup(house, archive, replace=True)
    assert traces(house) == []
    assert (replay_list(clock.now()), [one for one in TRACES if one in caplog.text]) == (0, [])


def guest_id() -> int:
    return db.session.query(Account.id).filter_by(email=ADDRESS).scalar()


def test_a_backup_restored_by_hand_is_noticed_by_the_worker(tmp_path):
    file, copy = tmp_path / "house.db", tmp_path / "by-hand.db"
    app = create_app({**SETTINGS, "DATA_FOLDER": str(tmp_path), "DATABASE_URL": f"sqlite:///{file}"})
    lay_tables(app)
    with app.app_context():
        someone_id = person("Lena Hoffmann", "newcomer").id
        close_database()
        shutil.copy(file, copy)
        assert erase(db.session.get_one(Person, someone_id)) == 1
        close_database()
        shutil.copy(copy, file)
        assert db.session.get(Account, someone_id) is not None
        assert (replay_list(clock.now()), db.session.get(Account, someone_id)) == (1, None)
        close_database()


def test_each_machine_keeps_the_whole_list(sqlite_app, tmp_path, monkeypatch):
    assert erase(person("Lena Hoffmann", "newcomer")) == 1
    monkeypatch.setitem(sqlite_app.config, "DATA_FOLDER", str(tmp_path))
    assert (replay_list(clock.now()), listed_keys()) == (0, known_keys())
    assert len(listed_keys()) == 1


def close_database() -> None:
    """The last who closes SQLite's file takes its log away."""
    db.session.remove()
    db.engine.dispose()


@pytest.fixture
def leaver(sqlite_app, signed_in):
    """A mentor with a browser, who has asked to be erased."""
    someone = person("Lena Hoffmann", "mentor", land_code="04")
    _add(MentorProfile(id=someone.id, edited_at=clock.now()))
    browser = signed_in(someone)
    assert "Was danach geschieht" in browser.get("/meine-daten/loeschung").text
    browser.post("/meine-daten/loeschung")
    db.session.expire_all()
    return someone, browser


def test_in_the_days_of_grace_one_letter_goes_and_everybody_is_signed_out(leaver):
    someone, browser = leaver
    written = db.session.scalars(select(Letter.template).where(Letter.account_id == someone.id)).all()
    assert written == ["account.erasure_asked"]
    assert browser.get("/meine-daten").status_code == 302
    assert active_mentor_count_by_land() == {}
    assert erase_due_accounts(clock.now() + timedelta(days=13)) == 0


def test_signing_in_cancels(leaver):
    someone, _browser = leaver
    open_sign_in(someone.id)
    db.session.expire_all()
    assert db.session.get_one(Account, someone.id).erase_at is None
    assert erase_due_accounts(clock.now() + timedelta(days=30)) == 0


def test_who_has_no_tandem_leaves_no_row(leaver):
    someone_id = leaver[0].id
    with clock.standing_at(clock.now() + timedelta(days=15)):
        assert (erase_due_accounts(clock.now()), erase_due_accounts(clock.now())) == (1, 0)
    assert db.session.get(Account, someone_id) is None


def test_the_only_one_of_the_office_cannot_leave_it_alone(sqlite_app, signed_in):
    ruth = person("Ruth Albers", "coordinator")
    browser = signed_in(ruth)
    assert "allein in der Koordination" in browser.get("/meine-daten/loeschung").text
    assert browser.post("/meine-daten/loeschung").status_code == 409
