"""The room's forms."""

from mentoring.offers.forms.applications import ApplicationForm, RefusalForm
from mentoring.offers.forms.consultations import AppointmentForm, ConsultationForm, ContactForm
from mentoring.offers.forms.examples import ConsentForm, ExampleForm, ExampleReturnForm

__all__ = [
    "ApplicationForm",
    "AppointmentForm",
    "ConsentForm",
    "ConsultationForm",
    "ContactForm",
    "ExampleForm",
    "ExampleReturnForm",
    "RefusalForm",
]
