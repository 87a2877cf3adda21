"""Looking changes nothing: every GET and HEAD, as every kind of reader, leaves all tables as they were."""

from flask import Flask
from flask.testing import FlaskClient

from tests.web.house import READERS, addresses, fingerprint, reader, unknown_variables


def test_every_variable_of_an_address_has_an_example(sqlite_app):
    missing = unknown_variables(sqlite_app)
    assert missing == set(), f"give EXAMPLES in tests/web/house.py a line for {sorted(missing)}"


def look_at_everything(app: Flask, client: FlaskClient) -> dict[str, int]:
    """Addresses that answered with an error of ours."""
    found = {}
    # The house's invented letters are old and nobody sends them: an honest answer to a monitor says so.
    asked = [address for rule, address in addresses(app) if rule.endpoint != "readiness.readyz"]
    for address in asked:
        found[f"GET {address}"] = status = client.get(address).status_code
        if status < 400:
            found[f"HEAD {address}"] = client.head(address).status_code
    return {line: status for line, status in found.items() if status >= 500}


def test_nobody_changes_anything_by_looking(full_app, signed_in):
    browsers = {role: signed_in(reader(role)) for role in READERS} | {"stranger": full_app.test_client()}
    before = fingerprint()
    bad = {role: look_at_everything(full_app, browser) for role, browser in browsers.items()}
    assert {role: found for role, found in bad.items() if found} == {}
    after = fingerprint()
    assert {name for name in before if before[name] != after[name]} == set()
    assert len(list(addresses(full_app))) > 100


def test_a_fingerprint_tells_when_something_was_changed(full_app, client):
    before = fingerprint()
    client.post("/erstgespraech", data={"name": "Ada", "email": "ada@example.org"})
    after = fingerprint()
    assert {name for name in before if before[name] != after[name]} == {
        "attempts",
        "consultations",
        "entries",
        "letters",
        "links",
    }
