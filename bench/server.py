"""One measured server: `python -m bench.server hello|house PORT FOLDER` (house leaves its cookie in the folder)."""

import sys
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, session
from waitress import serve

if TYPE_CHECKING:
    from mentoring.people.models import Person

MENTORS = 2_000
DATES = 50
THREADS = 4


def house(folder: Path, port: int) -> Flask:
    """Our app with a crowd in it; the newcomer's cookie is left in the folder."""
    from bench.crowd import settle
    from mentoring.accounts.queries import SIGN_IN
    from mentoring.web.database import migrate
    from mentoring.web.demo import demo_settings
    from mentoring.web.factory import create_app

    app = create_app(demo_settings(folder, f"http://127.0.0.1:{port}"))
    migrate(app)
    with app.app_context():
        token = settle(MENTORS)
        _teach()
    with app.test_request_context():
        session[SIGN_IN] = token
        value = app.session_interface.get_signing_serializer(app).dumps(dict(session))  # type: ignore[attr-defined]
    (folder / "cookie").write_text(f"{app.config['SESSION_COOKIE_NAME']}={value}")
    return app


def _teach() -> None:
    """Fifty published dates."""
    from mentoring.core.db import db
    from mentoring.people.actions import choose_roles
    from mentoring.people.models import Person
    from mentoring.trainings.actions import approve_trainer, save_trainer_profile

    trainer, office = db.session.get_one(Person, 2), db.session.get_one(Person, 3)
    choose_roles(trainer, ("trainer", "mentor"))
    _make_office(office)
    approve_trainer(office, save_trainer_profile(trainer, "Erfahrung"))
    for number in range(DATES):
        _publish(trainer, number)


def _publish(trainer: "Person", number: int) -> None:
    from mentoring.core import clock
    from mentoring.core.ical import wall_to_utc
    from mentoring.trainings.actions import PlannedTime, add_date, create_training, publish_training

    values = {
        "kind": "training", "title": f"Fortbildung {number}", "summary": "Kurz.", "description": "",
        "format": "online", "venue": "", "join_link": "", "seats": 20, "deadline": None, "language": "de",
        "land": "", "audience": (), "topics": ("self_help_basics",),
    }  # fmt: skip
    training = create_training(trainer, values)
    day = clock.in_berlin(clock.now()).date() + timedelta(days=number + 2)
    begins = datetime.combine(day, time(10))
    ends = begins + timedelta(hours=2)
    add_date(trainer, training, PlannedTime(wall_to_utc(begins), wall_to_utc(ends), begins, ends))
    publish_training(trainer, training)


def _make_office(person: object) -> None:
    from mentoring.people.actions import create_coordinator

    create_coordinator(person.account.email, person.account.name)  # type: ignore[attr-defined]


def main() -> None:
    """Serve until terminated."""
    kind, port, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    if kind == "hello":
        from bench.hello import app
    else:
        app = house(folder, port)
    serve(app, host="127.0.0.1", port=port, threads=THREADS, ident=None)


if __name__ == "__main__":
    main()
