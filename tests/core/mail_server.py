"""A real SMTP server in a thread, that answers each recipient as told."""

import email
import ssl
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from socket import socket
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from flask import Flask

TAKEN = "250 OK"


class Mailbox:
    """What arrived, and how to answer: `answers` by recipient for RCPT, `on_data` is called with every mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answers: defaultdict[str, str] = defaultdict(lambda: TAKEN)
        self.on_data: Callable[[EmailMessage], str] = lambda _mail: TAKEN
        self.on_sender = TAKEN
        self._one_at_a_time = threading.Lock()

    async def handle_MAIL(  # noqa: N802  (the library calls it so)
        self, _server: object, _session: object, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.on_sender == TAKEN:
            envelope.mail_from, envelope.mail_options = address, options
        return self.on_sender

    async def handle_RCPT(  # noqa: N802  (the library calls it so)
        self, _server: object, _session: object, envelope: Any, address: str, _options: object
    ) -> str:
        if self.answers[address] == TAKEN:
            envelope.rcpt_tos.append(address)
        return self.answers[address]

    async def handle_DATA(self, _server: object, client: Any, envelope: Any) -> str:  # noqa: N802
        mail = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        mail["X-Recipients"], mail["X-Peer"] = ", ".join(envelope.rcpt_tos), client.peer[0]
        with self._one_at_a_time:
            self.mails.append(mail)
        return self.on_data(mail)

    def recipients(self) -> list[str]:
        """To whom mails came, sorted."""
        return sorted(str(mail["X-Recipients"]) for mail in self.mails)

    def message_ids(self) -> list[str]:
        """The Message-IDs of all mails, in the order in which they came."""
        return [str(mail["Message-ID"]) for mail in self.mails]


class PlainController(Controller):
    """A server that asks nobody to sign in."""

    def factory(self) -> SMTP:
        return SMTP(self.handler, enable_SMTPUTF8=True, hostname="localhost")


def free_port() -> int:
    """A port nobody listens on (aiosmtpd cannot choose one itself)."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mail_server(
    app: Flask, context: ssl.SSLContext | None = None, address: str = "127.0.0.1"
) -> Iterator[Mailbox]:
    """A mail server that the app knows for a while; with a context, it speaks TLS from the first word."""
    mailbox, before = (
        Mailbox(),
        {name: app.config[name] for name in ("SMTP_HOST", "SMTP_PORT", "SMTP_STARTTLS")},
    )
    controller = PlainController(mailbox, hostname=address, port=free_port(), ssl_context=context)
    controller.start()
    app.config.update(SMTP_HOST=address, SMTP_PORT=controller.port, SMTP_STARTTLS=False)
    try:
        yield mailbox
    finally:
        app.config.update(before)
        controller.stop()
