"""The two blueprints of accounts: our own names, and the three that Flask-Security and its friends expect."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)
security_blueprint = Blueprint("security", __name__)
