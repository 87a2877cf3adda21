"""Where a form may send people on to: our own pages only."""

from flask import current_app, request
from werkzeug.exceptions import HTTPException

ENGLISH = "/en"


def own_path(wanted: str, default: str = "/") -> str:
    r"""The wanted path when it is one of our pages, else `default`.

    `/\evil`, `//evil` and full addresses are not ours.
    """
    if not wanted.startswith("/") or wanted.startswith(("//", "/\\")) or not wanted.isprintable():
        return default
    path = wanted.partition("?")[0].partition("#")[0]
    try:
        current_app.url_map.bind(request.host).match(_without_language(path), method="GET")
    except HTTPException:
        return default
    return wanted


def _without_language(path: str) -> str:
    inside = path == ENGLISH or path.startswith(f"{ENGLISH}/")
    return (path.removeprefix(ENGLISH) or "/") if inside else path
