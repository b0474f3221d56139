"""The user's data in one SQLite database: libraries, sessions, read state, history and marks."""
