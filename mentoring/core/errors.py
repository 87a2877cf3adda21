"""What can go wrong by the rules of the house; only web/errors.py knows what page that becomes."""


class DomainError(Exception):
    """A rule said no. `message` is a plain German sentence for the person, or empty for the page's own words."""

    status = 400

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(DomainError):
    """The reader is known and may not do this."""

    status = 403


class NotFound(DomainError):
    """It does not exist, or not for this reader: both look the same."""

    status = 404


class WrongState(DomainError):
    """Somebody was faster, or the moment has passed."""

    status = 409


class Gone(DomainError):
    """A link that was used, revoked or has expired."""

    status = 410


class TooMany(DomainError):
    """Too often in too short a time."""

    status = 429


class Busy(DomainError):
    """The database stayed locked through every retry; trying again is right."""

    status = 503
