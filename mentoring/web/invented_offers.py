"""What the demo's invented people have asked the office, and the practice examples they have written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.ical import wall_to_utc
from mentoring.core.links import find_link, token_of
from mentoring.core.outbox import Letter
from mentoring.offers.actions import (
    ApplicationWords,
    ExampleWords,
    arrange_consultation,
    confirm_application,
    open_application,
    open_consultation,
    publish_example,
    return_example,
    save_example,
    take_up_consultation,
)
from mentoring.offers.notices import CONFIRM
from mentoring.people.models import Person
from mentoring.web.personas import DOMAIN

CONCERN = "Unser Haus will anfangen. Wo beginnt man mit der Geschäftsführung?"

EXAMPLES = (
    (
        *("janssen", "published"),
        ExampleWords(
            "Ein fester Satz in der Visite",
            "hospital",
            "03",
            ("patient_referral", "officer_role"),
            "Hinweise auf Selbsthilfe gab es bei uns nur, wenn jemand zufällig daran dachte.",
            "Ein einziger Satz auf der Visitenkarte der Station. Wer ihn sagt, steht im Wochenplan.",
            "Wir würden die Nachtdienste von Anfang an mitnehmen.",
            named=True,
            contact=True,
        ),
    ),
    (
        *("holm", "published"),
        ExampleWords(
            "Die Kontaktstelle hat einen Raum bei uns",
            "self_help_contact_point",
            "04",
            ("visibility", "regular_exchange"),
            "Gruppen fanden keinen Ort, der barrierefrei und abends offen ist.",
            "Ein Nachmittag im Monat im Foyer der Klinik. Der Empfang kennt alle Termine.",
        ),
    ),
    (
        *("wolf", "published"),
        ExampleWords(
            "Selbsthilfe gehört ins Entlassgespräch",
            "rehab_clinic",
            "09",
            ("patient_referral", "concept_intro"),
            "Nach der Reha riss der Faden ab. Viele riefen Wochen später wieder an.",
            "Ein Blatt mit drei Adressen, das beim Entlassgespräch gemeinsam ausgefüllt wird.",
            "Das Blatt früher mit den Gruppen zusammen schreiben.",
            named=True,
        ),
    ),
    (
        *("mentorin", "submitted"),
        ExampleWords(
            "Aus einem Brief wurde ein runder Tisch",
            "self_help_contact_point",
            "03",
            ("steering_group", "regular_exchange"),
            "Wir schrieben an alle Kliniken im Kreis. Niemand antwortete.",
            "Ein Anruf bei der Pflegedirektion. Seither treffen wir uns zweimal im Jahr.",
            "Zuerst anrufen, dann schreiben.",
            named=True,
        ),
    ),
    (
        *("mentor", "returned"),
        ExampleWords(
            "Fortbildung in zwanzig Minuten",
            "hospital",
            "05",
            ("winning_groups",),
            "Für einen ganzen Tag bekommt bei uns niemand frei.",
            "Zwanzig Minuten in der Übergabe, von zwei Menschen aus einer Gruppe gestaltet.",
        ),
    ),
)
"""Who wrote what, and what has become of it."""
APPLIED = ApplicationWords(
    "Rehazentrum Birkenhöhe",
    "rehab_clinic",
    "09",
    "Paul Winkler",
    f"reha@{DOMAIN}",
    words="Wir arbeiten seit Jahren mit Gruppen zusammen und möchten das verbindlich machen.",
)
ASKED_FOR = "Das ist ein guter Gedanke. Schreiben Sie bitte noch, wie Sie die Gruppe gefunden haben."


def use_offers(office: Person, people: Mapping[str, Person]) -> None:
    """What people ask the office, and the examples they write."""
    ask_office(office, people)
    tell_examples(office, people)
    _apply()


def _apply() -> None:
    """A house whose mailbox has not confirmed yet, and one that waits for the office."""
    open_application(replace(APPLIED, institution="Praxis am Anger", email=f"winkler@{DOMAIN}"))
    with standing_at(clock.now() - timedelta(days=1)):
        waiting = open_application(APPLIED)
        letter = select(Letter).where(
            Letter.template == "application.opened", Letter.subject_id == waiting.id
        )
        token = token_of(db.session.scalars(letter).one(), CONFIRM)
        confirm_application(find_link(token, CONFIRM), waiting)


def ask_office(office: Person, people: Mapping[str, Person]) -> None:
    """A first talk that waits, and advice that has its date."""
    open_consultation("Ulrike Sommer", f"sommer@{DOMAIN}", "", "Wir überlegen, ob das Netzwerk zu uns passt.")
    asker = people["wartet"]
    with standing_at(clock.now() - timedelta(days=3)):
        asked = open_consultation(
            asker.account.name, asker.account.email, "", CONCERN, kind="advice", person=asker
        )
    with standing_at(clock.now() - timedelta(days=2)):
        take_up_consultation(office, asked)
        arrange_consultation(office, asked, _in_a_week())


def _in_a_week() -> datetime:
    day = clock.in_berlin(clock.now()).date() + timedelta(days=7)
    return wall_to_utc(datetime.combine(day, time(11)))


def tell_examples(office: Person, people: Mapping[str, Person]) -> None:
    """Examples in every state that others meet."""
    for days, (slug, ending, words) in enumerate(EXAMPLES, start=3):
        with standing_at(clock.now() - timedelta(days=days)):
            example = save_example(people[slug], words, submit=True)
        if ending == "published":
            publish_example(office, example)
        elif ending == "returned":
            return_example(office, example, ASKED_FOR)
