"""A copy of the served demo to be spoiled: its database can be laid back, searched for words and filled with them."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import String, UniqueConstraint

from mentoring.core import clock
from mentoring.core.db import Base, db
from mentoring.trainings.calendar.dates import write_again
from mentoring.web.demo import demo_settings
from mentoring.web.factory import create_app
from tests.browser.stage import House
from tests.intact import MARK

FILE = "augenhoehe.db"
DERIVED = {"training_dates.ics_fragment"}
"""What the house writes itself out of people's words."""
Column = tuple[str, str]


class CopiedHouse(House):
    """The demo as it is now, in a folder of its own."""

    @classmethod
    @contextmanager
    def opened(cls, house: House, folder: Path) -> Iterator["CopiedHouse"]:
        """A copy that nobody serves, until the block ends."""
        folder.mkdir()
        shutil.copy(house.folder / "key", folder)
        _copy(house.folder / FILE, folder / FILE)
        app = create_app({**demo_settings(folder, house.url), "TESTING": True})  # hashes cheaply
        yield cls(app, house.url, folder)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()

    def lay_back(self, house: House) -> None:
        """Everything as it was when the copy was made: nothing happens in the first house meanwhile."""
        _copy(house.folder / FILE, self.folder / FILE)

    def columns_with_marks(self) -> dict[Column, str]:
        """In which columns words of an attack stand, and one of each."""
        with closing(sqlite3.connect(self.folder / FILE)) as connection:
            return dict(_marked(connection))

    def fill(self, words: dict[Column, str]) -> None:
        """Let these words stand in every row that may hold any, and the calendars be written anew."""
        with closing(sqlite3.connect(self.folder / FILE)) as connection, connection:
            for (table, column), value in words.items():
                if not _names_one(table, column):
                    sql = f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE "{column}" IS NOT NULL'
                    connection.execute(sql, (value,))
            connection.execute("UPDATE training_dates SET renderer_version = 0")
        with self.app.app_context():
            write_again(clock.now())


def _names_one(table: str, column: str) -> bool:
    """Whether no two rows may hold the same words there, or the house writes them itself."""
    found = Base.metadata.tables[table]
    unique = [one for one in (*found.constraints, *found.indexes) if getattr(one, "unique", False)]
    unique += [one for one in found.constraints if isinstance(one, UniqueConstraint)]
    held = {name.name for one in unique for name in one.columns}
    return column in held or f"{table}.{column}" in DERIVED


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def _marked(connection: sqlite3.Connection) -> Iterator[tuple[Column, str]]:
    for table in Base.metadata.tables.values():
        names = [f'"{one.name}"' for one in table.columns if isinstance(one.type, String)] or ["''"]
        wanted = " OR ".join(f"{name} LIKE '%x-%'" for name in names)
        for row in connection.execute(f"SELECT {', '.join(names)} FROM {table.name} WHERE {wanted}"):
            for name, value in zip(names, row, strict=True):
                if value and MARK.search(value):
                    yield (table.name, name.strip('"')), value
