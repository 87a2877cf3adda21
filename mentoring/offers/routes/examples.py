"""Practice examples as everybody reads them: the list, those like one's own house, and one of them."""

from typing import Any

from flask import render_template, request, url_for

from mentoring.core.access import public
from mentoring.core.queries import Page
from mentoring.offers.forms import ConsentForm, ExampleReturnForm
from mentoring.offers.models import PracticeExample
from mentoring.offers.queries import ExampleFilter, example_for, published_examples
from mentoring.offers.routes.example_words import EXAMPLE_NEXT, EXAMPLE_STATES, chosen_of, options
from mentoring.offers.routes.room import Answer, blueprint, visitor
from mentoring.offers.similarity import House, examples_like
from mentoring.people.models import Person
from mentoring.people.wording import type_words


@blueprint.get("/praxisbeispiele")
@public
def examples_index() -> Answer:
    choices = options()
    chosen = chosen_of(choices)
    narrowed = ExampleFilter(chosen["land"], chosen["art"], chosen["thema"])
    page = published_examples(narrowed, request.args.get("seite", 1, type=int))
    return render_template(
        "offers/examples_index.html", page=page, options=choices, chosen=chosen, pager=_pager(page, chosen)
    )


def _pager(page: Page[PracticeExample], chosen: dict[str, str]) -> dict[str, Any]:
    kept: dict[str, Any] = {name: value for name, value in chosen.items() if value}

    def url(number: int) -> str:
        known = 1 <= number <= page.last
        return url_for("offers.examples_index", **{**kept, "seite": number}) if known else ""

    around = {"previous_url": url(page.number - 1), "next_url": url(page.number + 1)}
    return {"number": page.number, "count": page.last, **around}


@blueprint.get("/praxisbeispiele/aehnlich")
@public
def similar_examples_index() -> Answer:
    choices, person = options(), visitor()
    choices["art"] = _with_own_kind(choices["art"], person)
    chosen = chosen_of(choices, own_house(person))
    asked = bool(chosen["land"] or chosen["art"])
    found = examples_like(house_of(person, chosen)) if asked else []
    return render_template(
        "offers/similar_examples_index.html", found=found, options=choices, chosen=chosen, asked=asked
    )


def _with_own_kind(known: list[tuple[str, str]], person: Person | None) -> list[tuple[str, str]]:
    """A kind that is never filtered by can still be one's own."""
    if person is None or person.institution_type_code in (None, *dict(known)):
        return known
    return [*known, (person.institution_type_code or "", type_words(person, opened=True))]


def own_house(person: Person | None) -> dict[str, str]:
    """What is known of who reads."""
    if person is None:
        return {}
    return {"land": person.land_code or "", "art": person.institution_type_code or ""}


def house_of(person: Person | None, chosen: dict[str, str]) -> House:
    """What was chosen; one's own Kreis where the Land is one's own."""
    at_home = person is not None and person.land_code == chosen["land"]
    region = person.region if person is not None and at_home else chosen["land"]
    return House(region, chosen["art"], chosen.get("thema", ""))


@blueprint.get("/praxisbeispiele/<int:example_id>")
@public
def examples_show(example_id: int) -> Answer:
    example = example_for(visitor(), example_id)
    return example_page(example, ExampleReturnForm(formdata=None))


def example_page(example: PracticeExample, form: ExampleReturnForm) -> str:
    """One example, with what its author and the office can do."""
    state, kind = EXAMPLE_STATES[example.state]
    consents = {"named": example.named_since is not None, "contact": example.contact_since is not None}
    return render_template(
        "offers/examples_show.html",
        example=example,
        person=visitor(),
        state=(state, kind, EXAMPLE_NEXT[example.state]),
        consent_form=ConsentForm(formdata=None, data=consents),
        form=form,
    )
