"""The network's other offers, such as a first talk."""
