"""Pages go compressed to who is not signed in; personal pages stay as they are, so that no length betrays a word."""

import gzip

from flask import Flask, Response, request, session

from mentoring.accounts.queries import SIGN_IN

SMALLEST = 1024
QUICK = 5


def set_up_compression(app: Flask) -> None:
    """Attach it before the headers: what is registered first runs last."""
    app.after_request(compress)


def compress(response: Response) -> Response:
    """Compress a page. BREACH guesses secrets of signed-in readers from lengths; who is not signed in has none."""
    if response.mimetype != "text/html" or response.content_encoding:
        return response
    response.vary.add("Accept-Encoding")
    if SIGN_IN in session or request.accept_encodings["gzip"] <= 0:
        return response
    words = response.get_data()
    if len(words) >= SMALLEST:
        response.set_data(gzip.compress(words, QUICK, mtime=0))
        response.content_encoding = "gzip"
    return response
