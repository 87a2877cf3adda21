"""The room's forms."""

from mentoring.offers.forms.applications import ApplicationForm, RefusalForm
from mentoring.offers.forms.consultations import AppointmentForm, ConsultationForm, ContactForm
from mentoring.offers.forms.examples import ConsentForm, ExampleForm, ExampleReturnForm
from mentoring.offers.forms.handovers import HandoverForm

__all__ = [
    "ApplicationForm",
    "AppointmentForm",
    "ConsentForm",
    "ConsultationForm",
    "ContactForm",
    "ExampleForm",
    "ExampleReturnForm",
    "HandoverForm",
    "RefusalForm",
]
