"""Letters that did not arrive: try again, or take them off the desk."""

from flask_babel import gettext as _

from mentoring.coordination.actions import send_again, settle
from mentoring.coordination.routes.room import Answer, blueprint, done, reader
from mentoring.core.access import requires


@blueprint.post("/koordination/briefe/<int:letter_id>/neu")
@requires("coordinator")
def resendings_create(letter_id: int) -> Answer:
    send_again(reader(), letter_id)
    return done(_("Der Brief geht noch einmal hinaus."), "coordination.overview_show")


@blueprint.post("/koordination/briefe/<int:letter_id>/erledigt")
@requires("coordinator")
def settlements_create(letter_id: int) -> Answer:
    settle(reader(), letter_id)
    return done(_("Erledigt. Der Brief steht nicht mehr auf der Liste."), "coordination.overview_show")
