"""A worker in a process of its own, for tests that kill it: settings come as JSON on standard input."""

import json
import sys

from mentoring.core.delivery import deliver_due
from mentoring.web.factory import create_app


def main() -> None:
    """Deliver what is due, then end."""
    app = create_app(json.load(sys.stdin))
    with app.app_context():
        deliver_due()


if __name__ == "__main__":
    main()
