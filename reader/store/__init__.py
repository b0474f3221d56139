"""What this person left here: libraries, sessions, what was read, and marks, in one SQLite database."""
