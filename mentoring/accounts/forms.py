"""Forms of accounts: what people type to register, sign in and change."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from mentoring.accounts.policy import LONGEST, password_problem
from mentoring.core.forms import Form, email_line, pick, text_line, tick
from mentoring.core.letter_kinds import PACES, Kind, kinds_in_use

MISSING_ADDRESS = _l("Bitte Ihre E-Mail-Adresse eingeben.")
MISSING_PASSWORD = _l("Bitte Ihr Passwort eingeben.")
MISSING_NAME = _l("Bitte Ihren Namen eingeben.")
MISSING_CODE = _l("Bitte den Code eingeben.")


def password_line(label: str, *, missing: str = "", **kwargs: Any) -> PasswordField:
    """A password: never cleaned, never shown again."""
    first = InputRequired(missing) if missing else Optional(strip_whitespace=False)
    too_long = _l("Bitte höchstens %(most)s Zeichen eingeben.", most=LONGEST)
    return PasswordField(label, validators=[first, Length(max=LONGEST, message=too_long)], **kwargs)


def check_new_password(field: PasswordField, *known: str) -> None:
    """Refuse a new password that is short or easy to guess."""
    problem = password_problem(field.data or "", known) if field.data else ""
    if problem:
        raise ValidationError(problem)


class RegistrationForm(Form):
    """Name and address; the password is for those who want one."""

    name = text_line(_l("Ihr Name"), missing=MISSING_NAME)
    email = email_line(_l("E-Mail-Adresse"), missing=MISSING_ADDRESS)
    password = password_line(_l("Passwort"))

    def validate_password(self, field: PasswordField) -> None:
        """Not one's own name or address."""
        check_new_password(field, self.name.data or "", self.email.data or "")


class LetterForm(Form):
    """The address that a link is sent to."""

    email = email_line(_l("E-Mail-Adresse"), missing=MISSING_ADDRESS)
    next = HiddenField()


class PasswordForm(Form):
    """Address and password."""

    email = email_line(_l("E-Mail-Adresse"), missing=MISSING_ADDRESS)
    password = password_line(_l("Passwort"), missing=MISSING_PASSWORD)
    kept = tick(_l("Auf diesem Gerät eingeloggt bleiben"))
    next = HiddenField()

    def refuse(self) -> None:
        """One sentence for a wrong password and an unknown address."""
        self.password.errors = [
            _(
                "E-Mail-Adresse oder Passwort stimmt nicht. "
                "Sie können sich stattdessen einen Link schicken lassen."
            )
        ]


class ArrivalForm(Form):
    """The button behind a link of a letter."""

    kept = tick(_l("Auf diesem Gerät eingeloggt bleiben"))
    next = HiddenField()


class ResetForm(Form):
    """A new password instead of a forgotten one."""

    password = password_line(_l("Neues Passwort"), missing=_l("Bitte ein neues Passwort eingeben."))

    def __init__(self, *known: str) -> None:
        super().__init__()
        self.known = known

    def validate_password(self, field: PasswordField) -> None:
        """Not one's own name or address."""
        check_new_password(field, *self.known)


class NewPasswordForm(ResetForm):
    """A first or another password; who has one, says it first."""

    old_password = password_line(_l("Bisheriges Passwort"), missing=MISSING_PASSWORD)

    def __init__(self, *known: str, has_password: bool) -> None:
        super().__init__(*known)
        if not has_password:
            del self.old_password

    def refuse(self) -> None:
        """The password said first is not the account's."""
        self.old_password.errors = [_("Das bisherige Passwort stimmt nicht.")]


class AddressForm(Form):
    """A new e-mail address; who has a password, says it."""

    email = email_line(_l("Neue E-Mail-Adresse"), missing=_l("Bitte die neue E-Mail-Adresse eingeben."))
    password = password_line(_l("Passwort"), missing=MISSING_PASSWORD)

    def __init__(self, *, has_password: bool) -> None:
        super().__init__()
        if not has_password:
            del self.password

    def refuse(self) -> None:
        """The password is not the account's."""
        self.password.errors = [_("Das Passwort stimmt nicht.")]


class AccountForm(Form):
    """The real name, and the language of letters."""

    name = text_line(_l("Ihr Name"), missing=MISSING_NAME)
    language = pick(
        _l("Sprache der Briefe"),
        {"de": "Deutsch", "en": "English"},
        missing=_l("Bitte eine Sprache auswählen."),
    )


class LettersForm(Form):
    """When letters of each kind shall come; `letters_form` adds a field for each."""

    kinds: ClassVar[Sequence[Kind]] = ()

    @property
    def paces(self) -> dict[str, str]:
        """What was chosen, by name of the kind."""
        return {kind.name: self[kind.name].data for kind in self.kinds}


def letters_form(paces: Mapping[str, str]) -> LettersForm:
    """The form with a question for every kind of letters people choose about."""
    kinds = kinds_in_use(chosen=True)
    fields = {kind.name: _pace_field(kind) for kind in kinds}
    made = type("LettersForm", (LettersForm,), {"kinds": kinds, **fields})
    form: LettersForm = made(data=paces)
    return form


def _pace_field(kind: Kind) -> Any:
    words = [SelectChoice(pace, PACES[pace]) for pace in kind.choices]
    missing = _l("Bitte wählen Sie eine Antwort.")
    return pick(kind.title, words, missing=missing, description=kind.about)


class CodeForm(Form):
    """A code of the app, or a recovery code."""

    code = text_line(_l("Code"), missing=MISSING_CODE, most=20)

    def refuse(self) -> None:
        """Wrong, or used before."""
        self.code.errors = [
            _("Dieser Code stimmt nicht oder wurde schon benutzt. Bitte den nächsten eingeben.")
        ]


class NewFactorForm(CodeForm):
    """The first code of a new app; who has an app already, proves it with a code of that one."""

    old_code = text_line(_l("Code der bisherigen App oder ein Ersatzcode"), missing=MISSING_CODE, most=20)

    def __init__(self, *, has_factor: bool) -> None:
        super().__init__()
        if not has_factor:
            del self.old_code

    def refuse_old(self) -> None:
        """The code of the app in use is wrong."""
        self.old_code.errors = [
            _("Dieser Code stimmt nicht oder wurde schon benutzt. Bitte den nächsten eingeben.")
        ]
