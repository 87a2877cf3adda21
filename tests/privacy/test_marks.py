"""Every column with people's data is known to the pages about it: nothing new is kept in silence."""

from sqlalchemy import String, Text

from mentoring.core.db import Base
from mentoring.privacy.queries import belongings
from mentoring.privacy.queries.belongings import WAYS, is_personal, personal_tables, ways_of
from mentoring.privacy.queries.fields import field_tables, tables_without_people
from mentoring.privacy.queries.labels import BESIDE, COLUMNS, KINDS
from mentoring.privacy.queries.retentions import RETENTIONS
from mentoring.privacy.queries.words import PURPOSES, READERS


def marks():
    """Table, column and mark of every column with people's data."""
    for table in personal_tables():
        yield from ((table, one, one.info["personal"]) for one in table.columns if is_personal(one))


def test_every_mark_has_words_in_both_languages(sqlite_app):
    unknown = {mark["purpose"] for _table, _column, mark in marks()} - set(PURPOSES)
    assert unknown == set(), "give PURPOSES in privacy/queries/words.py a line"
    unread = {mark["readers"] for _table, _column, mark in marks()} - set(READERS)
    assert unread == set(), "give READERS in privacy/queries/words.py a line"


def test_every_period_has_words(sqlite_app):
    unsaid = {mark["retention"] for _table, _column, mark in marks()} - set(RETENTIONS)
    assert unsaid == set(), "give RETENTIONS in privacy/queries/retentions.py a line"


def test_no_column_of_the_schema_is_missing_from_the_page_of_fields(sqlite_app):
    schema = {f"{table.name}.{one.name}" for table in Base.metadata.sorted_tables for one in table.columns}
    listed = {f"{table.name}.{one.name}" for table in field_tables() for one in table.fields}
    beside = {f"{table.name}.{name}" for table in field_tables() for name in table.beside}
    others = {f"{table}.{name}" for table, names in tables_without_people().items() for name in names}
    assert (listed | beside | others) == schema
    page = sqlite_app.test_client().get("/datenschutz/felder").text
    assert [name for name in sorted(schema) if f"{name.partition('.')[2]}" not in page] == []
    assert page.count("<tr") == len(listed) + len(field_tables())


def test_every_table_and_column_has_a_name(sqlite_app):
    tables = {table.name for table in personal_tables()}
    assert tables - set(KINDS) == set(), "give KINDS in privacy/queries/labels.py a line"
    columns = {column.name for _table, column, _mark in marks()} | {
        one for row in BESIDE.values() for one in row
    }
    assert columns - set(COLUMNS) == set(), "give COLUMNS in privacy/queries/labels.py a line"


def test_every_table_says_whose_its_rows_are(sqlite_app):
    orphans = {table.name for table in personal_tables() if not ways_of(table)}
    assert orphans == set(), "give WAYS in privacy/queries/belongings.py a line"


def test_where_the_schema_names_two_people_somebody_has_decided_who_reads(sqlite_app):
    both = {table.name for table in personal_tables() if len(ways_of(table)) > 1} - set(WAYS)
    assert both == set(), "say in WAYS of privacy/queries/belongings.py which of them count"


def test_no_words_stand_beside_marked_ones_unmarked(sqlite_app):
    free = [
        f"{table.name}.{one.name}"
        for table in personal_tables()
        for one in table.columns
        if isinstance(one.type, String | Text) and (one.type.length or 999) > 60 and not is_personal(one)
    ]
    # Errors of mail servers, random names, and what the office publishes for everybody.
    known = {"letters.problem", "talks.uid", "accounts.fs_uniquifier", "closeness_versions.words"}
    known |= {"cohorts.certificate"}
    # Checksums and prices of places, without names.
    known |= {f"cohorts.{name}" for name in ("certificate", "people_digest", "pairs_digest")}
    assert {name for name in free if not name.endswith(("_hash", "_digest"))} - known == set()


def test_the_private_list_of_others_is_no_way_to_a_row(sqlite_app):
    tables = Base.metadata.tables
    assert [one.name for one in belongings.ways_of(tables["exclusions"])] == ["person_id"]
    assert [one.name for one in belongings.ways_of(tables["wished_mentors"])] == ["need_id"]
