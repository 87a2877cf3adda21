"""A closed list of tools all features share."""
