"""The room's forms."""

from mentoring.offers.forms.consultations import AppointmentForm, ConsultationForm

__all__ = ["AppointmentForm", "ConsultationForm"]
