"""The list of everything that the house is built of, as CycloneDX: from the versions that are tried together."""

import json

from flask import Flask

from mentoring.web.places import PACKAGE

CONSTRAINTS = PACKAGE.parent / "constraints.txt"


def components_page(_app: Flask) -> str:
    """One component a line of constraints.txt, by the package address that scanners of known faults read."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pinned = [line.partition("==") for line in lines if "==" in line]
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "mentoring"}},
        "components": [_component(name, version) for name, _between, version in sorted(pinned)],
    }
    return json.dumps(bill, indent=1) + "\n"


def _component(name: str, version: str) -> dict[str, str]:
    address = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    return {"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address}
