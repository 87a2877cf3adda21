"""Practice examples on the desk: read, publish, or give back with words."""

from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from mentoring.core.access import requires
from mentoring.core.errors import NotFound
from mentoring.offers import actions
from mentoring.offers.forms import ExampleReturnForm
from mentoring.offers.models import PracticeExample
from mentoring.offers.queries import example_for, submitted_examples
from mentoring.offers.routes.example_words import house_words
from mentoring.offers.routes.examples import example_page
from mentoring.offers.routes.room import UNCLEAR, Answer, blueprint, done, reader
from mentoring.offers.routes.wording import moment_words
from mentoring.people.wording import label


@blueprint.get("/koordination/praxisbeispiele")
@requires("coordinator")
def example_tasks_index() -> Answer:
    waiting = [_row(example) for example in submitted_examples(reader())]
    return render_template("offers/example_tasks_index.html", waiting=waiting)


def _row(example: PracticeExample) -> dict[str, Any]:
    url = url_for("offers.examples_show", example_id=example.id)
    return {
        "name": example.title,
        "facts": [
            (_("Seit"), moment_words(example.submitted_at), ""),
            (_("Von"), example.author.account.name or example.author.display_name, ""),
            (_("Aus"), house_words(example), ""),
            (_("Themen"), ", ".join(label(topic) for topic in example.topics), ""),
        ],
        "links": [(_("Lesen und entscheiden"), url)],
    }


@blueprint.post("/koordination/praxisbeispiele/<int:example_id>/veroeffentlichung")
@requires("coordinator")
def example_publications_create(example_id: int) -> Answer:
    actions.publish_example(reader(), _of_another(example_id))
    return done(_("Das Beispiel ist veröffentlicht."), "offers.example_tasks_index")


def _of_another(example_id: int) -> PracticeExample:
    """Nobody of the office decides about their own."""
    example = example_for(reader(), example_id)
    if example.author_id == reader().id:
        raise NotFound()
    return example


@blueprint.post("/koordination/praxisbeispiele/<int:example_id>/rueckgabe")
@requires("coordinator")
def example_returns_create(example_id: int) -> Answer:
    example, form = _of_another(example_id), ExampleReturnForm()
    if not form.validate():
        return example_page(example, form), UNCLEAR
    actions.return_example(reader(), example, form.words.data)
    return done(_("Das Beispiel ist zurückgegeben."), "offers.example_tasks_index")
