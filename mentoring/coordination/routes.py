"""Pages of coordination."""

from flask import Blueprint

blueprint = Blueprint("coordination", __name__)
