"""The demo's invented past years: counts of people who were never there, closed into reports like any other."""

from collections import Counter
from datetime import timedelta
from random import Random

from mentoring.coordination.reports import Counts, closes_at, keep_invented
from mentoring.coordination.reports.counting import ByHouse, ByTopic
from mentoring.coordination.reports.trainings import Held
from mentoring.core import clock
from mentoring.core.clock import standing_at

LAENDER = ("05", "05", "05", "09", "09", "08", "08", "03", "06", "11", "12", "14", "01", "04", "")
KINDS = (
    "hospital",
    "hospital",
    "self_help_contact_point",
    "self_help_contact_point",
    "rehab_clinic",
    "practice",
)
TOPICS = (
    "officer_role",
    "visibility",
    "leadership_buy_in",
    "regular_exchange",
    "award_preparation",
    "staff_training",
)
OUTCOMES = {
    "needs": ("found",) * 6 + ("open",) * 3 + ("over",),
    "begun": ("within",) * 5 + ("later",) * 2,
    "ended": ("completed",) * 5 + ("ended_early",) * 2 + ("void",),
    "mentors": ("none", "one", "one", "two", "more"),
}
"""What of a figure is common and what rare."""
PEOPLE = {"needs": 92, "begun": 64, "ended": 47, "mentors": 38}
"""How many of each there were."""
Somebody = tuple[str, str, str, list[str]]
"""Land, kind, part and topics."""


def remember_years() -> None:
    """The last two years, each closed in its time."""
    this_year = clock.in_berlin(clock.now()).year
    for year in (this_year - 2, this_year - 1):
        if closes_at(year) <= clock.now():
            with standing_at(closes_at(year) + timedelta(hours=5)):
                chance = Random(year)  # nosec B311: the same invented people in every demo
                keep_invented(year, _invented(chance))


def _invented(chance: Random) -> Counts:
    figures = {name: _people(chance, name, number) for name, number in PEOPLE.items()}
    houses = {name: _by_house(people) for name, people in figures.items()}
    topics = {name: _by_topic(people) for name, people in figures.items() if name != "mentors"}
    return Counts(houses, topics, [_training(chance) for _number in range(14)])


def _people(chance: Random, name: str, number: int) -> list[Somebody]:
    return [_somebody(chance, name) for _person in range(chance.randint(number - 8, number))]


def _somebody(chance: Random, name: str) -> Somebody:
    topics = chance.sample(TOPICS, chance.randint(1, 3))
    return chance.choice(LAENDER), chance.choice(KINDS), chance.choice(OUTCOMES[name]), topics


def _by_house(people: list[Somebody]) -> list[ByHouse]:
    found = Counter((land, kind, part) for land, kind, part, _topics in people)
    return [ByHouse(*key, number) for key, number in found.items()]


def _by_topic(people: list[Somebody]) -> list[ByTopic]:
    found = Counter((topic, part) for _land, _kind, part, topics in people for topic in topics)
    return [ByTopic(*key, number) for key, number in found.items()]


def _training(chance: Random) -> Held:
    land = chance.choice(LAENDER)
    topics = tuple(chance.sample(TOPICS, 2))
    return Held(
        (land,) if land else (), (), topics, chance.randint(1, 3), chance.randint(3, 24), chance.randint(0, 3)
    )
