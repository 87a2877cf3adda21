"""Docs that the code writes: letters, lifecycles, routes and settings; a test fails when a page is stale."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from mentoring.core.access import access_of
from mentoring.core.letter_kinds import KIND_OF
from mentoring.core.lifecycle import LIFECYCLES, Lifecycle
from mentoring.web.places import PACKAGE, configuration
from mentoring.web.written_components import components_page
from mentoring.web.written_privacy import measures_page, register_page

DOCS = PACKAGE.parent / "docs"
WRITTEN = "<!-- written by `mentoring docs`; change the code instead -->"


def lifecycles_page(_app: Flask) -> str:
    """Every lifecycle as a table and a diagram."""
    parts = ["# Lifecycles", WRITTEN]
    for noun in sorted(LIFECYCLES):
        parts += _lifecycle(LIFECYCLES[noun])
    return "\n\n".join(parts) + "\n"


def _lifecycle(lifecycle: Lifecycle) -> list[str]:
    rows = ["| step | from | by | to | event |", "|---|---|---|---|---|"]
    arrows = [f"  [*] --> {lifecycle.initial}"]
    for step in lifecycle.steps:
        event = lifecycle.event(step)
        rows.append(
            f"| {step.name} | {', '.join(step.sources)} | {', '.join(step.by)} | {step.target} | `{event}` |"
        )
        arrows += [f"  {source} --> {step.target}: {step.name}" for source in step.sources]
    arrows += [f"  {state} --> [*]" for state in lifecycle.states if state in lifecycle.terminal]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", *arrows, "```"])
    return [f"## {lifecycle.title} (`{lifecycle.noun}`)", "\n".join(rows), diagram]


def route_lines(app: Flask) -> list[str]:
    """`METHOD path endpoint access` of every route, sorted: its diff is the security review."""
    lines = []
    for rule in app.url_map.iter_rules():
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        lines += [
            f"{method} {rule.rule} {rule.endpoint} {access_of(app, rule.endpoint)}" for method in methods
        ]
    return sorted(lines, key=lambda line: line.split()[1:] + line.split()[:1])


def routes_page(app: Flask) -> str:
    """Every route as a table."""
    rows = ["| method | path | endpoint | access |", "|---|---|---|---|"]
    for line in route_lines(app):
        method, path, endpoint, access = line.split()
        rows.append(f"| {method} | `{path}` | {endpoint} | {access} |")
    return "\n\n".join(["# Routes", WRITTEN, "\n".join(rows)]) + "\n"


def settings_page(_app: Flask) -> str:
    """Every setting, for operators, in German."""
    rows = ["| Variable | Vorgabe | Wozu |", "|---|---|---|"]
    for setting in configuration().SETTINGS:
        rows.append(
            f"| `{setting.name}` | {f'`{setting.default}`' if setting.default else '–'} | {setting.about} |"
        )
    intro = "Alle Einstellungen sind Umgebungsvariablen. Ohne Angaben läuft der Dienst zur Entwicklung auf SQLite."
    return "\n\n".join(["# Einstellungen", WRITTEN, intro, "\n".join(rows)]) + "\n"


def letters_page(_app: Flask) -> str:
    """Every letter with its kind: when it goes, and what people may choose."""
    rows = ["| letter | kind | usual | people may choose |", "|---|---|---|---|"]
    for template, kind in sorted(KIND_OF.items()):
        choices = ", ".join(kind.choices) or "–"
        rows.append(f"| `{template}` | {kind.name} | {kind.usual} | {choices} |")
    return "\n\n".join(["# Letters", WRITTEN, "\n".join(rows)]) + "\n"


PAGES: dict[str, Callable[[Flask], str]] = {
    "letters.md": letters_page,
    "lifecycles.md": lifecycles_page,
    "routes.md": routes_page,
    "security/components.cdx.json": components_page,
    "settings.md": settings_page,
    "tom.md": measures_page,
    "verarbeitungsverzeichnis.md": register_page,
}
ROUTES_TXT = PACKAGE.parent / "tests" / "web" / "routes.txt"


def _written(app: Flask) -> dict[Path, str]:
    pages = {DOCS / name: page(app) for name, page in PAGES.items()}
    return {**pages, ROUTES_TXT: "\n".join(route_lines(app)) + "\n"}


def write(app: Flask) -> None:
    """Write all pages."""
    for path, text in _written(app).items():
        path.write_text(text, encoding="utf-8")


def stale(app: Flask) -> list[str]:
    """Names of pages that the code would write differently."""
    return [
        path.name
        for path, text in _written(app).items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
