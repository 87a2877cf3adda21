"""What trainers say of themselves."""

from flask_babel import lazy_gettext as _l

from mentoring.core.forms import Form, text_block, text_line


class ProfileForm(Form):
    """What the office reads before it approves."""

    about = text_block(
        _l("Was bieten Sie an, und welche Erfahrung bringen Sie mit?"),
        missing=_l("Bitte beschreiben Sie in ein paar Sätzen, was Sie anbieten."),
        description=_l("Das liest nur die Koordination."),
    )
    certificate_name = text_line(
        _l("Ihr Name auf Bescheinigungen"),
        description=_l(
            "Zum Beispiel Ihr voller Name, wie ihn Arbeitgeber und Kammern erwarten. Leer: Ihr Anzeigename."
        ),
    )
