"""What most pages, the worker and calendars ask is answered by an index, not by reading tables from end to end."""

from bench.plans import QUESTIONS, scans_of

SMALL = {"laender", "topics", "institution_types"}


def test_no_hot_question_reads_a_growing_table_whole(full_sqlite_app):
    scans = {name: scans_of(question) - SMALL for name, question in QUESTIONS.items()}
    assert {name: found for name, found in scans.items() if found} == {}
