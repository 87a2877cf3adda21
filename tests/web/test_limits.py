"""Too much, too long and unreadable: refused with a page, on both databases, never with an error of ours."""

import pytest

from tests.conftest import person
from tests.web.house import EXAMPLES, rules

GOOD = {"name": "Ada", "email": "ada@example.org", "phone": "", "words": ""}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("bad", ["%00", "a%00b", "%00%00%00"])
def test_nul_is_refused_in_an_address(client, method, bad):
    assert client.open(f"/erstgespraech?a={bad}", method=method).status_code == 400
    assert client.open(f"/erstgespraech?{bad}=1", method=method).status_code == 400
    assert client.open(f"/{bad}", method=method).status_code in (400, 404)


@pytest.mark.parametrize("name", ["name", "email", "phone", "words", "unknown"])
def test_nul_is_refused_in_a_form(client, name):
    assert client.post("/erstgespraech", data={**GOOD, name: "a\x00b"}).status_code == 400


def test_what_is_no_text_is_no_error_of_ours(client):
    for raw in (
        b"name=%ED%A0%80&email=a%40example.org",
        b"name=%FF%FE",
        b"%FF=%FF",
        b"name=\xff\xfe",
        b"=&=&&==",
    ):
        answer = client.post("/erstgespraech", data=raw, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (302, 400, 422), raw
    assert client.get("/?a=%ED%A0%80&%FF=%FF").status_code in (200, 400)


@pytest.mark.parametrize("name", ["name", "email", "phone", "words"])
def test_a_hundred_thousand_characters_are_too_long_for_every_field(client, name):
    answer = client.post("/erstgespraech", data={**GOOD, name: "ä" * 100_000})
    assert answer.status_code in (413, 422)
    assert client.post("/erstgespraech", data={**GOOD, name: "x" * 100_000}).status_code == 422


def test_three_hundred_thousand_bytes_are_too_many(client):
    assert client.post("/erstgespraech", data={**GOOD, "words": "x" * 300_000}).status_code == 413
    many = {f"f{number}": "x" for number in range(60_000)}
    assert client.post("/erstgespraech", data={**GOOD, **many}).status_code == 413


def test_a_look_that_brings_a_body_is_refused(client):
    assert client.get("/", data=b"x" * 10).status_code == 400
    assert client.get("/", data=b"x" * 300_000).status_code in (400, 413)


def test_a_file_nobody_asked_for_is_not_kept(client):
    upload = {**GOOD, "file": (__import__("io").BytesIO(b"x" * 1000), "a.exe")}
    assert client.post("/erstgespraech", data=upload, content_type="multipart/form-data").status_code in (
        302,
        400,
    )


@pytest.mark.parametrize(
    "number", ["2147483648", "99999999999999999999", "-1", "0x10", "1.0", "١", "1%00", "", "+1"]
)
def test_an_id_that_no_column_holds_is_not_found(app, signed_in, number):
    browser = signed_in(person("Ada", "newcomer", "mentor", "trainer", "coordinator"))
    found = [rule for rule in rules(app, "GET") if "<int:" in rule.rule and len(rule.arguments) == 1]
    assert found
    for rule in found:
        [name] = rule.arguments
        address = rule.rule.replace(f"<int:{name}>", number)
        assert browser.get(address).status_code in (400, 404, 405), address


def test_the_biggest_id_is_looked_for_and_not_found(app, signed_in):
    browser = signed_in(person("Ada", "newcomer", "mentor", "trainer", "coordinator"))
    for rule in rules(app, "GET"):
        if "<int:" in rule.rule and len(rule.arguments) == 1:
            [name] = rule.arguments
            assert name in EXAMPLES
            assert browser.get(rule.rule.replace(f"<int:{name}>", "2147483647")).status_code in (302, 404)
