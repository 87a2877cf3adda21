"""What trainers fill in: their profile, a training, and when a date takes place."""

from mentoring.trainings.forms.date import DateForm, date_form
from mentoring.trainings.forms.dates import DatesForm, dates_form
from mentoring.trainings.forms.lead import LeadForm
from mentoring.trainings.forms.material import MaterialForm
from mentoring.trainings.forms.profile import ProfileForm
from mentoring.trainings.forms.registration import ListingForm, OfferForm
from mentoring.trainings.forms.resumption import ResumptionForm
from mentoring.trainings.forms.training import TrainingForm, copy_form, training_form
from mentoring.trainings.forms.words import ACCESS, CERTIFICATE_RULES, FORMATS, KINDS, LANGUAGES

__all__ = [
    "ACCESS",
    "CERTIFICATE_RULES",
    "FORMATS",
    "KINDS",
    "LANGUAGES",
    "DateForm",
    "DatesForm",
    "LeadForm",
    "ListingForm",
    "MaterialForm",
    "OfferForm",
    "ProfileForm",
    "ResumptionForm",
    "TrainingForm",
    "copy_form",
    "date_form",
    "dates_form",
    "training_form",
]
