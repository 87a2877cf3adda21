"""Pages of mentorship."""

from flask import Blueprint

blueprint = Blueprint("mentorship", __name__)
