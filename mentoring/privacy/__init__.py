"""What is kept about people, how long, who looked at it, and how it goes: for those people and for the office."""
