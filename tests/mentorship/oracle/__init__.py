"""The house once more in small: what the lifecycles promise, written from their description and not from the code."""
