"""From a wish through an enquiry to a tandem."""
