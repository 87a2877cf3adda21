"""The tools that all features share."""
