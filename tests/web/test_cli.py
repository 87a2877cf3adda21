"""The command line, as whoever runs the service types it."""

import pytest
from click.testing import CliRunner

from mentoring.accounts.models import Account
from mentoring.core.db import action, db
from mentoring.web.cli import main
from mentoring.web.maintenance import switch_of
from tests.conftest import person


@pytest.fixture
def typed(sqlite_app, monkeypatch):
    """A command typed where the settings name the database of this test: its status and its words."""
    for name in ("DATABASE_URL", "SECRET_KEY", "DATA_FOLDER"):
        monkeypatch.setenv(name, sqlite_app.config[name])

    def run(*words: str) -> tuple[int, str]:
        answer = CliRunner().invoke(main, words)
        db.session.rollback()
        return answer.exit_code, answer.output

    return run


@action
def use_app(someone) -> None:
    account = db.session.get_one(Account, someone.id)
    account.tf_totp_secret, account.mf_recovery_codes = "encrypted", ["also encrypted"]


def test_who_lost_app_and_codes_gets_rid_of_them_by_a_command(typed):
    someone = person("Ina Kurz", "coordinator")
    use_app(someone)
    status, words = typed("drop-second-factor", someone.account.email.upper())
    assert (status, words) == (0, "Beim nächsten Einloggen richtet die Person eine neue App ein.\n")
    assert (someone.account.tf_totp_secret, someone.account.mf_recovery_codes) == (None, None)


def test_an_address_without_an_account_has_no_second_factor_to_drop(typed):
    status, words = typed("drop-second-factor", "nobody@example.org")
    assert (status, "Zu dieser Adresse gibt es kein Konto." in words) == (1, True)


def test_every_command_says_what_it_does(typed):
    for name, command in main.commands.items():
        status, words = typed(name, "--help")
        assert (status, str(command.help)[:40] in " ".join(words.split())) == (0, True), name


def test_the_checkup_names_what_is_missing_and_what_to_do(typed):
    status, words = typed("check")
    assert status == 1
    assert "✗ Einstellungen  ENVIRONMENT ist nicht production." in words
    assert "✗ Mailserver  SMTP_HOST ist leer: Briefe werden nur abgelegt." in words
    assert "✗ Koordination  Es gibt noch keine Koordination: `mentoring create-coordinator`." in words
    assert "✓ Briefe" in words


def test_the_switch_for_maintenance_is_turned_by_a_command(typed, sqlite_app):
    assert typed("maintenance", "on") == (0, "Wartung: Lesen geht, Schreiben nicht.\n")
    assert switch_of(sqlite_app).exists()
    assert typed("maintenance", "off") == (0, "Die Wartung ist beendet.\n")
    assert not switch_of(sqlite_app).exists()


def test_a_backup_is_made_verified_and_brought_back_by_commands(typed, tmp_path):
    status, words = typed("backup", "--to", str(tmp_path))
    assert status == 0
    assert "Die Sicherung ist heil" in typed("restore", "--verify", words.strip())[1]
    assert "nicht leer" in typed("restore", words.strip())[1]
    assert "Die Sicherung ist zurückgeholt" in typed("restore", "--replace", words.strip())[1]


@pytest.mark.parametrize(
    "address", ["ruth", "ruth@", "ruth@example", "Ruth <ruth@example.org>", "a@b.org, c@d.org"]
)
def test_the_office_is_not_made_with_an_address_that_no_letter_reaches(typed, address):
    status, words = typed("create-coordinator", address, "Ruth Albers")
    assert (status, "ist keine E-Mail-Adresse." in words) == (1, True)
    assert db.session.query(Account).count() == 0
