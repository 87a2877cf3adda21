"""Settings: their kinds, their database addresses, and why production does not start."""

import re

import pytest

from mentoring.web.factory import create_app
from mentoring.web.places import configuration

config = configuration()
PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "x" * 32,
    "PUBLIC_URL": "https://netz.example",
    "DATABASE_URL": "postgresql://netz@db/netz",
}


def reasons(**changes: str) -> list[str]:
    return config.reasons_not_to_start(config.load({**PRODUCTION, **changes}))


def test_a_complete_production_may_start():
    named = {"PASSWORD_SALT": f"PASSWORD_SALT:{'y' * 32}", "TOTP_SECRET": "z" * 32}
    assert (reasons(), reasons(SECRET_KEY_FALLBACKS=f"{'y' * 32} {'z' * 40}", **named)) == ([], [])


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY fehlt."),
        ({"SECRET_KEY": config.DEVELOPMENT_KEY}, "SECRET_KEY fehlt."),
        ({"SECRET_KEY": "x" * 31}, "SECRET_KEY ist kürzer als 32 Zeichen."),
        ({"SECRET_KEY_FALLBACKS": "short"}, "Ein Schlüssel in SECRET_KEY_FALLBACKS ist zu kurz."),
        (
            {"SECRET_KEY_FALLBACKS": "y" * 32},
            "Neben SECRET_KEY_FALLBACKS müssen PASSWORD_SALT und TOTP_SECRET genannt sein.",
        ),
        ({"DEBUG": "1"}, "DEBUG ist eingeschaltet."),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL fehlt."),
        ({"PUBLIC_URL": "  "}, "PUBLIC_URL fehlt."),
    ],
)
def test_production_refuses_and_names_the_reason(changes, named):
    assert named in reasons(**changes)


def test_production_without_a_public_address_refuses():
    without = {name: value for name, value in PRODUCTION.items() if name != "PUBLIC_URL"}
    assert config.reasons_not_to_start(config.load(without)) == ["PUBLIC_URL fehlt."]


def test_all_reasons_are_named_at_once():
    assert len(reasons(SECRET_KEY="short", DEBUG="ja", PUBLIC_URL="")) == 3


def test_a_mistyped_environment_does_not_pass_for_development():
    [reason] = reasons(ENVIRONMENT="prod")
    assert reason.startswith("ENVIRONMENT")


@pytest.mark.parametrize("environment", ["development", "demo"])
def test_elsewhere_the_development_key_is_good_enough(environment):
    assert config.reasons_not_to_start(config.load({"ENVIRONMENT": environment})) == []


def test_the_app_itself_refuses(tmp_path):
    with pytest.raises(SystemExit, match=r"Der Dienst startet nicht: .*SECRET_KEY ist kürzer"):
        create_app({"ENVIRONMENT": "production", "SECRET_KEY": "short", "DATA_FOLDER": str(tmp_path)})


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://netz@db/netz", "postgresql+psycopg://netz@db/netz"),
        ("postgresql://netz@db/netz", "postgresql+psycopg://netz@db/netz"),
        ("postgresql+psycopg://netz@db/netz", "postgresql+psycopg://netz@db/netz"),
        ("sqlite:////srv/a.db", "sqlite:////srv/a.db"),
        ("", "sqlite:////srv/netz/augenhoehe.db"),
    ],
)
def test_every_form_of_a_database_address_is_understood(given, used):
    assert config.load({"DATABASE_URL": given, "DATA_FOLDER": "/srv/netz"})["DATABASE_URL"] == used


@pytest.mark.parametrize("name", [setting.name for setting in config.SETTINGS if setting.kind is int])
def test_a_number_that_is_none_is_named(name):
    with pytest.raises(SystemExit, match=f"^{name} braucht eine ganze Zahl, nicht „zehn“"):
        config.load({name: "zehn"})


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", True), ("ja", True), ("ON", True), ("0", False), ("off ", False), ("Nein", False)],
)
def test_a_switch_is_on_or_off(text, value):
    assert config.load({"DEBUG": text})["DEBUG"] is value


@pytest.mark.parametrize("text", ["of", "aus?", ""])
@pytest.mark.parametrize("name", [setting.name for setting in config.SETTINGS if setting.kind is bool])
def test_a_switch_is_never_off_by_a_slip_of_the_hand(name, text):
    with pytest.raises(SystemExit, match=f"^{name} braucht `on` oder `off`, nicht „{re.escape(text)}“"):
        config.load({name: text})


def test_secrets_that_nobody_gave_follow_from_the_secret_key():
    one, other = config.load({"SECRET_KEY": "a" * 32}), config.load({"SECRET_KEY": "b" * 32})
    assert one["PASSWORD_SALT"] != other["PASSWORD_SALT"]
    assert one["PASSWORD_SALT"] != one["TOTP_SECRET"]
    assert config.load({"PASSWORD_SALT": "own"})["PASSWORD_SALT"] == "own"


def test_what_still_holds_a_placeholder_is_listed():
    assert "OPERATOR_NAME" in config.placeholders(config.load({}))
    assert "OPERATOR_NAME" not in config.placeholders(config.load({"OPERATOR_NAME": "Netzwerkbüro"}))


def test_every_setting_says_what_it_is_for_once():
    names = [setting.name for setting in config.SETTINGS]
    assert len(names) == len(set(names))
    assert all(setting.about.endswith(".") for setting in config.SETTINGS)
