"""A server with a date every day from March to November of a year: `python -m tests.clients.summers YEAR FOLDER`.

It says its port on the first line and leaves in the folder what it published. Its clock says February of that year.
"""

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import time_machine
from waitress.server import create_server

from bench.server import house
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from tests.trainings.scenes import between, draft, trainer

FIRST, LAST = (3, 1), (11, 15)
TIMES = (("09:00", "16:30", 0), ("18:30", "20:00", 0), ("22:00", "06:00", 1), ("03:15", "05:45", 0))
A_TRAINING = 20


def publish(year: int) -> list[Training]:
    """All dates of the year in trainings of twenty; one date of each is moved, another cancelled."""
    leader = trainer()
    days = [
        date(year, *FIRST) + timedelta(days=n) for n in range((date(year, *LAST) - date(year, *FIRST)).days)
    ]
    trainings = []
    for begin in range(0, len(days), A_TRAINING):
        training = draft(leader, title=f"Reihe {begin // A_TRAINING} im Jahr {year}; mit A, B")
        for number, day in enumerate(days[begin : begin + A_TRAINING]):
            actions.add_date(leader, training, on(day, *TIMES[number % len(TIMES)]))
        actions.publish_training(leader, training)
        actions.move_date(leader, training.dates[0], on(days[begin], "13:00", "14:00", 0))
        actions.cancel_date(leader, training.dates[-1])
        trainings.append(training)
    return trainings


def on(day: date, begin: str, end: str, nights: int):
    """A time by the clock on the wall."""
    return between(f"{day}T{begin}", f"{day + timedelta(days=nights)}T{end}")


def said(trainings: list[Training]) -> dict[str, list[str]]:
    """What was published: title, begin and end on the wall, state and sequence, by UID."""
    return {
        one.uid: [
            f"Abgesagt: {training.title}" if one.state == "cancelled" else training.title,
            one.starts_wall, one.ends_wall,
            "CANCELLED" if one.state == "cancelled" else "CONFIRMED", str(one.sequence),
        ]
        for training in trainings
        for one in training.dates
    }  # fmt: skip


def main() -> None:
    """Publish and serve until terminated."""
    year, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True)
    with time_machine.travel(datetime.fromisoformat(f"{year}-02-01T10:00+01:00"), tick=True):
        app = house(folder)
        with app.app_context():
            (folder / "published.json").write_text(json.dumps(said(publish(year))))
        server = create_server(app, host="127.0.0.1", port=0, ident=None)
        print(server.effective_port, flush=True)
        server.run()


if __name__ == "__main__":
    main()
