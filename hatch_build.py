"""Build hook: compiles the catalogues, and puts templates, static files and config.py into real wheels."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrameHook(BuildHookInterface):  # type: ignore[type-arg]
    """Wheels carry what a checkout has at top level under mentoring/_top; editable installs find it by path."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in Path(self.root).glob("mentoring/translations/*/LC_MESSAGES/*.po"):
            with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(text))
            build_data["artifacts"].append(str(source.with_suffix(".mo").relative_to(self.root)))
        if version != "editable":
            for name in ("templates", "static", "config.py"):
                build_data["force_include"][str(Path(self.root) / name)] = f"mentoring/_top/{name}"
