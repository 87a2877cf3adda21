"""Every template compiles, and everything it names is there."""

from collections.abc import Iterator

import pytest
from jinja2 import nodes

from mentoring.core.journal import EVENTS, LISTENERS, SILENT
from mentoring.core.letter_kinds import KIND_OF
from mentoring.core.lifecycle import LIFECYCLES
from mentoring.core.outbox import WRITERS
from tests.web import reminders


@pytest.fixture
def trees(sqlite_app):
    """Every template, parsed, by its name."""
    environment = sqlite_app.jinja_env
    return {
        name: environment.parse(environment.loader.get_source(environment, name)[0])
        for name in environment.list_templates(extensions=("html", "txt"))
    }


def constants(tree: nodes.Template, function: str) -> Iterator[str]:
    """First arguments of all calls of a function, where they are plain words."""
    for call in tree.find_all(nodes.Call):
        named = isinstance(call.node, nodes.Name) and call.node.name == function
        if named and call.args and isinstance(call.args[0], nodes.Const):
            yield str(call.args[0].value)


def test_every_template_compiles(sqlite_app, trees):
    assert len(trees) > 60
    for name in trees:
        sqlite_app.jinja_env.get_template(name)


def test_every_macro_that_is_imported_is_there(trees):
    missing = []
    for name, tree in trees.items():
        for imported in tree.find_all(nodes.FromImport):
            made = {macro.name for macro in trees[imported.template.value].find_all(nodes.Macro)}
            wanted = {one if isinstance(one, str) else one[0] for one in imported.names}
            missing += [f"{name}: {one} of {imported.template.value}" for one in wanted - made]
    assert missing == []


def test_every_template_that_another_names_is_there(trees):
    missing = []
    for name, tree in trees.items():
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import)):
            if isinstance(node.template, nodes.Const) and node.template.value not in trees:
                missing.append(f"{name}: {node.template.value}")
    assert missing == []


def test_every_macro_that_is_imported_is_used(trees):
    unused = []
    for name, tree in trees.items():
        used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
        for imported in tree.find_all(nodes.FromImport):
            here = {one if isinstance(one, str) else one[1] for one in imported.names}
            unused += [f"{name}: {one}" for one in here - used]
    assert unused == []


@pytest.mark.parametrize("function", ["url_for", "page_url", "endpoint_exists"])
def test_every_page_that_a_template_names_is_there(sqlite_app, trees, function):
    named = {(name, endpoint) for name, tree in trees.items() for endpoint in constants(tree, function)}
    assert named
    known = set(sqlite_app.view_functions)
    demo = {(name, endpoint) for name, endpoint in named if endpoint.startswith("demo.")}
    assert {(name, endpoint) for name, endpoint in named - demo if endpoint not in known} == set()


def test_every_static_file_that_a_template_names_is_there(sqlite_app, trees):
    with sqlite_app.test_request_context("/"):
        for tree in trees.values():
            for name in constants(tree, "static_url"):
                assert sqlite_app.jinja_env.globals["static_url"](name).endswith(name)


def letters(trees: dict[str, nodes.Template]) -> set[str]:
    found = {name.removeprefix("mail/").removesuffix(".txt") for name in trees if name.startswith("mail/")}
    return found - {"layout", "layout.html"}


def test_every_letter_has_a_writer_and_every_writer_a_letter(trees):
    assert letters(trees) == set(WRITERS)


def test_every_letter_is_of_one_kind(trees):
    assert letters(trees) == set(KIND_OF)


def test_every_reminder_says_what_makes_its_reason_go():
    assert set(reminders.REASONS) == reminders.templates()


def test_every_event_is_followed_by_a_letter_or_stands_among_the_silent():
    known = {lifecycle.event(step) for lifecycle in LIFECYCLES.values() for step in lifecycle.steps} | EVENTS
    assert known - set(LISTENERS) - SILENT == set()


def test_nobody_listens_for_an_event_that_never_happens():
    known = {lifecycle.event(step) for lifecycle in LIFECYCLES.values() for step in lifecycle.steps} | EVENTS
    assert (set(LISTENERS) - known, SILENT - known) == (set(), set())


def test_only_notices_and_calendars_listen():
    modules = {listener.__module__ for listeners in LISTENERS.values() for listener in listeners}
    rooms = {".".join(module.split(".")[:3]) for module in modules if not module.startswith("tests.")}
    assert rooms <= {
        f"mentoring.{feature}.{name}"
        for feature in (
            "accounts",
            "people",
            "mentorship",
            "trainings",
            "offers",
            "coordination",
            "privacy",
            "search",
        )
        for name in ("notices", "calendar")
    }
