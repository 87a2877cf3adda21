"""Pages of trainings."""

from flask import Blueprint

blueprint = Blueprint("trainings", __name__)
