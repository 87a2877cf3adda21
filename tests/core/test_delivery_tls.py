"""A mail server that speaks TLS from the first word is believed only with a certificate."""

import ssl
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mentoring.core import clock
from mentoring.core.delivery import deliver_due
from tests.core.mail_server import mail_server
from tests.core.stages import consultation, letter, letters


def certified(folder: Path) -> Path:
    """A certificate for localhost and its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(clock.now() - timedelta(days=1))
    made = made.not_valid_after(clock.now() + timedelta(days=2))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    signed = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "localhost.pem").write_bytes(signed + key.private_bytes(*pem))
    return folder / "localhost.pem"


@pytest.mark.parametrize(("trusted", "state"), [(True, "sent"), (False, "waiting")])
def test_a_server_can_be_spoken_to_under_a_certificate_from_the_first_word(
    sqlite_app, tmp_path, monkeypatch, trusted, state
):
    file = certified(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    [letter_id] = letters("office@example.org", subject_id=consultation().id)
    with mail_server(sqlite_app, context) as box:
        monkeypatch.setitem(sqlite_app.config, "SMTP_IMPLICIT_TLS", True)
        sqlite_app.config.update(SMTP_HOST="localhost", SMTP_STARTTLS=True)
        deliver_due()
    assert (letter(letter_id).state, len(box.mails)) == (state, int(trusted))
    assert letter(letter_id).problem == (None if trusted else "SSLCertVerificationError")
