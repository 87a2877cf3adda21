"""What the two, the office and time do with a tandem, by noun."""
