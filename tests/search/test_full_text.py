"""Both databases find what the rule says, whatever is typed, and forget what is deleted."""

import random

import pytest
from sqlalchemy import delete, select, text, update

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.search.actions import fill_entries
from mentoring.search.models import SearchEntry, is_in, terms_of, wanted, words_of
from mentoring.trainings.models import Training
from tests.search.corpus import FINDS, HOSTILE, TEXTS


@action
def kept(*texts):
    """An entry for every text; returns the ids of their trainings in the same order."""
    trainings = [
        Training(title=text[:80], format="online", seats=3, created_at=clock.now()) for text in texts
    ]
    db.session.add_all(trainings)
    db.session.flush()
    words = [f" {' '.join(words_of(text))} " for text in texts]
    db.session.add_all(
        SearchEntry(training_id=training.id, title=said, words=said)
        for training, said in zip(trainings, words, strict=True)
    )
    return [training.id for training in trainings]


def found(ids, typed):
    """The numbers of the texts that the database finds."""
    terms = terms_of(typed)
    if not terms:
        return set()
    rows = db.session.scalars(select(SearchEntry.training_id).where(wanted(terms)))
    return {ids.index(training_id) for training_id in rows}


def by_rule(texts, typed):
    """The same by the rule alone."""
    terms = terms_of(typed)
    return {number for number, words in enumerate(texts) if is_in(terms, words_of(words))}


def test_both_find_what_people_mean(app):
    ids = kept(*TEXTS)
    assert {typed: found(ids, typed) for typed in FINDS} == FINDS


def test_nothing_that_is_typed_means_anything_to_a_database(app):
    ids = kept(*TEXTS)
    assert [found(ids, typed) for typed in HOSTILE] == [by_rule(TEXTS, typed) for typed in HOSTILE]
    assert len(db.session.scalars(select(SearchEntry.id)).all()) == len(TEXTS)


def test_both_agree_with_the_rule_about_words_put_together_at_random(app):
    dice = random.Random(1892)
    words = [word for text in TEXTS for word in text.split()]
    texts = [" ".join(dice.sample(words, 6)) for _ in range(60)]
    ids = kept(*texts)
    typed = [" ".join(word[: dice.randint(1, 12)] for word in dice.sample(words, 2)) for _ in range(150)]
    answers = [found(ids, one) for one in typed]
    assert answers == [by_rule(texts, one) for one in typed]
    assert sum(map(bool, answers)) > 20


@action
def change(statement):
    """One statement in a transaction of its own."""
    db.session.execute(statement)


def test_changed_and_deleted_words_are_followed(app):
    ids = kept("Kalender", "Wartezimmer")
    change(update(SearchEntry).where(SearchEntry.training_id == ids[0]).values(words=" aushang "))
    assert (found(ids, "Kalender"), found(ids, "Aushang")) == (set(), {0})
    change(delete(Training).where(Training.id == ids[1]))
    assert found(ids, "Wartezimmer") == set()


@pytest.mark.parametrize("word", ["selbsthilf"])
def test_a_search_goes_by_the_index(app, word):
    kept(*TEXTS)
    query = select(SearchEntry.id).where(wanted(terms_of(word)))
    sqlite = db.engine.dialect.name == "sqlite"
    if not sqlite:
        db.session.execute(text("SET LOCAL enable_seqscan = off"))
    compiled = query.compile(db.engine, compile_kwargs={"literal_binds": True})
    plan = db.session.execute(text(f"EXPLAIN {'QUERY PLAN ' if sqlite else ''}{compiled}")).all()
    assert "search_index" in str(plan)


def test_what_is_kept_already_is_not_kept_again(app):
    kept("Kalender")
    assert fill_entries() == 0
