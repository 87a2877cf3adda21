"""Pages go compressed to who is not signed in, and to nobody else."""

import gzip

from tests.conftest import person


def asked(client, path: str, encoding: str = "gzip"):
    return client.get(path, headers={"Accept-Encoding": encoding})


def test_a_page_is_compressed_and_reads_the_same(sqlite_app):
    client = sqlite_app.test_client()
    plain, packed = asked(client, "/fortbildungen", "identity"), asked(client, "/fortbildungen")
    assert (plain.content_encoding, packed.content_encoding) == (None, "gzip")
    assert gzip.decompress(packed.data).partition(b"<main")[0] == plain.data.partition(b"<main")[0]
    assert {"Accept-Encoding", "Cookie"} <= {*packed.vary} & {*plain.vary}


def test_pages_of_signed_in_readers_are_not_compressed(sqlite_app, signed_in):
    guest = signed_in(person("Ada", "newcomer"))
    answers = [asked(guest, path) for path in ("/", "/fortbildungen", "/mein-bereich", "/no-such-page")]
    assert [answer.content_encoding for answer in answers] == [None, None, None, None]


def test_a_reader_who_refuses_it_gets_the_plain_page(sqlite_app):
    client = sqlite_app.test_client()
    refused = [asked(client, "/", words) for words in ("", "br", "gzip;q=0", "identity")]
    assert [answer.content_encoding for answer in refused] == [None, None, None, None]
