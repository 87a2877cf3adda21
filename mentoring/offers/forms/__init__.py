"""The room's forms."""

from mentoring.offers.forms.consultations import AppointmentForm, ConsultationForm, ContactForm
from mentoring.offers.forms.examples import ConsentForm, ExampleForm, ExampleReturnForm

__all__ = [
    "AppointmentForm",
    "ConsentForm",
    "ConsultationForm",
    "ContactForm",
    "ExampleForm",
    "ExampleReturnForm",
]
