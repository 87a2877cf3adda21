"""Static files: one digest over all of them in the path, so that every cache may keep them for ever."""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

from mentoring.web.places import top_level
from mentoring.web.stylesheets import needed_rules

A_YEAR = 31_536_000
KERN = "vendor/kern/kern.min.css"
"""The design system's stylesheet: half of it is for components that no page of ours has."""
COMPRESSIBLE = {".css", ".js", ".svg", ".txt", ".md"}


@cache
def _files() -> dict[str, bytes]:
    root = top_level("static")
    files = {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }
    return {**files, KERN: needed_rules(files[KERN].decode(), _words_of_templates(), "kern-").encode()}


def _words_of_templates() -> str:
    pages = sorted(top_level("templates").rglob("*.html"))
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


@cache
def digest() -> str:
    """A short digest over names and contents."""
    total = hashlib.sha256()
    for name, content in _files().items():
        total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.hexdigest()[:12]


def static_url(name: str) -> str:
    """The address of a static file; KeyError-like failure for a file that is not there, so no page links to nothing."""
    if name not in _files():
        raise FileNotFoundError(f"static/{name}")
    return f"/static/{digest()}/{name}"


def set_up_static_files(app: Flask) -> None:
    """Serve them compressed, immutable, before Flask sees the request."""
    folder = Path(app.config["DATA_FOLDER"]).absolute() / "static" / digest()
    if not folder.exists():
        _lay_out(folder)
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix=f"static/{digest()}/",
        max_age=A_YEAR,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=_add_headers,
    )


def _lay_out(folder: Path) -> None:
    for name, content in _files().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        if target.suffix in COMPRESSIBLE:
            target.with_name(target.name + ".gz").write_bytes(gzip.compress(content, mtime=0))


def _add_headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
