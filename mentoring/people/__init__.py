"""Persons, institutions, regions and topics."""
