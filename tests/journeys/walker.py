"""Somebody who uses the pages as people do: reads headings, fills in labels, presses buttons, opens letters."""

from typing import Any

from mentoring.core.db import db
from mentoring.people.models import Person
from tests.browser.visitor import Visitor


class Walker(Visitor):
    """One person on a journey."""

    def press(self, name: str, *, within: str = "main") -> None:
        """Press the first button or link of this name, and wait for the next page."""
        place = self.page.locator(within)
        named = place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name))
        with self.page.expect_navigation():
            named.first.click()

    def fill(self, **words: str) -> None:
        """Fill in fields by their names."""
        for name, value in words.items():
            field = self.page.locator(f"main [name='{name}']").first
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)

    def choose(self, *labels: str) -> None:
        """Tick boxes or radio buttons by their labels."""
        for label in labels:
            self.page.get_by_label(label, exact=True).first.check()

    @property
    def heading(self) -> str:
        """What the page is called."""
        return str(self.page.locator("h1").inner_text())

    @property
    def words(self) -> str:
        """Everything the page says."""
        return str(self.page.locator("main").inner_text())

    def opens_letter(self, address: str, beginning: str) -> None:
        """Follow the link in the newest letter to an address."""
        self.go(self.house.link_in_letter(address, beginning))

    def becomes(self, name: str) -> None:
        """Step into a demo persona's shoes by one click."""
        self.go("/demo")
        self.press(f"Einloggen als {name}")

    def registers(self, name: str, address: str) -> None:
        """Register, and confirm from the letter."""
        self.go("/")
        self.press("Mentor*in finden")
        self.fill(name=name, email=address)
        self.press("Registrieren")
        self.opens_letter(address, "/registrieren/")
        self.press("Adresse bestätigen")

    def answers_first_questions(self) -> None:
        """Role, kind of institution, place, topics: one a page."""
        self.choose("Neu dabei")
        self.press("Weiter")
        self.choose("Selbsthilfekontaktstelle")
        self.press("Weiter")
        self.fill(ort="Olden")
        self.press("Suchen")
        self.page.locator("main [name=region]").first.check()
        self.press("Weiter")
        self.choose("Kooperationsvereinbarung mit der Selbsthilfekontaktstelle")
        self.press("Vorschläge ansehen")


def names_of(house: Any, person_id: int) -> tuple[str, str, str]:
    """Display name, real name and address of somebody."""
    with house.app.app_context():
        person = db.session.get_one(Person, person_id)
        known = person.display_name, person.account.name, person.account.email
        db.session.remove()
    return known
