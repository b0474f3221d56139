"""Article view: typeset text, highlights, selection."""
