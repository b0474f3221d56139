"""What a person leaves here, in one SQLite database: libraries, sessions, read state, history and marks."""
