"""Calendar programs written by others, used to read what we write."""
